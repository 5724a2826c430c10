using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>A type cell: "3xInception", "inception (3a)", "dropout (40%)", "local response norm (size 5, alpha 1e-4, beta 0.75)".</summary>
/// <param name="Word">The type as printed, without count and parentheses.</param>
/// <param name="Label">The text in parentheses ("3a"); "" if there is none.</param>
/// <param name="Arguments">The parentheses as "name value" pairs where they are such ("size" - "5"); a lone "40%" has the name "".</param>
/// <param name="Count">How many copies of the row follow each other.</param>
/// <param name="Padding">"conv padded" is same; null leaves it to the row.</param>
/// <param name="Groups">Of a convolution: the parts of its channels.</param>
/// <param name="Plain">Which operation without weights a <see cref="RowKind.Plain"/> row is; else null.</param>
internal sealed record RowType(
    RowKind Kind, string Word, string Label, EquatableArray<Argument> Arguments, int Count, PaddingRule? Padding = null, PlainRow? Plain = null,
    ChannelGroups Groups = default)
{
    /// <summary>Whether brackets hold the row's name; else they hold constants, a rate or a module's values.</summary>
    public bool HasName => !(Kind is RowKind.Residual or RowKind.Module or RowKind.BatchNorm || Groups.Count is not (0 or 1) || Plain?.IsConstants(Label) == true);
}
