namespace InceptionGen.Language.Diagnostics;

/// <remarks>{0} is the <see cref="PlaceInWords"/>.</remarks>
internal static partial class Rules
{
    /// <summary>{1}: the computed number of layers; {2}: the cell's.</summary>
    public static readonly Rule DepthDiffers = new(
        "ING301", "Depth differs",
        "{0}: the longest path has {1} with parameters, the cell says {2}",
        RuleSeverity.Warning);

    /// <summary>{1}: the computed count; {2}: the same as the cell would print it; {3}: the cell's.</summary>
    public static readonly Rule ParamsDiffer = new(
        "ING302", "Params differ",
        "{0}: the filters give {1} weights ({2}), the cell says {3}",
        RuleSeverity.Warning);

    /// <summary>{1}: the computed count; {2}: the same as the cell would print it; {3}: the cell's.</summary>
    public static readonly Rule OpsDiffer = new(
        "ING303", "Ops differ",
        "{0}: the filters give {1} multiply-adds ({2}), the cell says {3}",
        RuleSeverity.Warning);

    /// <summary>{1}: the columns; {2}: the copies that the row prints them for; {3}: it or them; {4}: the copies that other rows print them for.</summary>
    public static readonly Rule CopiesDiffer = new(
        "ING305", "Counted for other copies",
        "{0}: the row prints {1} for {2}, and other rows print {3} for {4}",
        RuleSeverity.Warning);

    /// <summary>{1}: the sum of the rows; {2}: the directive's; {3}: what explains the difference, or nothing.</summary>
    public static readonly Rule TotalDiffers = new(
        "ING304", "Total differs",
        "{0}: the rows give {1}, the directive says {2}{3}",
        RuleSeverity.Warning);
}
