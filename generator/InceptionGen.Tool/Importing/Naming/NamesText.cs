using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Tool.Importing.Lowering;
using InceptionGen.Tool.Importing.Writing;

namespace InceptionGen.Tool.Importing.Naming;

/// <summary>A rule of a names table: what a file calls the layer of a row and column.</summary>
/// <param name="Column">Empty where the row is the layer.</param>
/// <param name="Weight">The name of the layer.</param>
/// <param name="BatchNorm">The name of the batch norm after it; empty for a layer without one.</param>
internal sealed record LayerRule(string Row, string Column, string Weight, string BatchNorm);

/// <summary>Writes a names table (tables/README.md, section 9) for files of Keras.</summary>
internal static class NamesText
{
    /// <param name="of">Whose names they are.</param>
    /// <param name="note">What else is to be known of them; empty if nothing.</param>
    public static string Of(string of, string note, IReadOnlyList<LayerRule> rules)
    {
        SheetColumn row = new("row", isAlways: true), column = new("column", isAlways: true), weight = new("weight", isAlways: true), norm = new("batch norm");
        var sheet = new Sheet([row, column, weight, norm]);
        sheet.Directive("names of", of);
        if (note.Length > 0) sheet.Directive("note", note);
        foreach ((string key, string role) in Patterns) sheet.Directive(key, KerasTensors.Name("*", role));
        foreach (LayerRule rule in rules)
        {
            Dictionary<SheetColumn, string> cells = sheet.Row();
            (cells[row], cells[column], cells[weight], cells[norm]) = (rule.Row, rule.Column, rule.Weight, rule.BatchNorm);
        }

        var text = new StringBuilder();
        sheet.WriteTo(text);
        return text.ToString();
    }

    private static IEnumerable<(string Key, string Role)> Patterns =>
    [
        ("convolution", KerasTensors.Kernel), ("linear", KerasTensors.Kernel), ("bias", KerasTensors.Bias),
        ("gamma", KerasTensors.Gamma), ("beta", KerasTensors.Beta), ("mean", KerasTensors.Mean), ("variance", KerasTensors.Variance),
    ];
}
