using System;
using System.Collections.Generic;
using System.Linq;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>What a table says of itself above its rows.</summary>
/// <param name="Network">The class's name.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Lineage">Empty if nothing is known.</param>
/// <param name="Preprocess">How bytes become numbers; empty if nothing is known.</param>
/// <param name="Classes">What the outputs stand for; empty if nothing is known.</param>
internal sealed record TableHead(string Network, string Source, string Lineage, string Preprocess, IReadOnlyList<string> Classes)
{
    public void WriteTo(Sheet sheet, Spec.Shape input, Directives directives, IReadOnlyList<RowCounts>? counts)
    {
        sheet.Directive("network", Network);
        sheet.Directive("source", Source);
        if (Lineage.Length > 0) sheet.Directive("lineage", Lineage);
        sheet.Directive("input", input.ToString());
        directives.WriteTo(sheet);
        if (Preprocess.Length > 0) sheet.Directive("preprocess", Preprocess);
        if (Classes.Count > 0) sheet.Directive("classes", string.Join(", ", Classes.Select(Quoted)));
        if (counts is null) return;

        RowCounts[] own = [.. counts.Where(row => !row.IsOfHead)];
        sheet.Directive("total depth", NumberText.Of(own.Sum(row => row.TotalDepth)));
        sheet.Directive("total params", NumberText.Params(own.Sum(row => row.TotalWeights)));
        sheet.Directive("total ops", NumberText.Ops(own.Sum(row => row.TotalMultiplyAdds)));
    }

    /// <summary>The names of classes, if they are that: one for each output, or two for a single output. Other programs note other things under this key.</summary>
    public IReadOnlyList<string> ClassesOf(Spec.Shape output)
    {
        bool isOfOutputs = output.Size == new Spec.Extent(1, 1) && Classes.Count == Math.Max(output.Channels, 2);
        return isOfOutputs && !Classes.Any(string.IsNullOrWhiteSpace) ? Classes : [];
    }

    private static string Quoted(string name) => name.AsSpan().IndexOfAny(",\"") < 0 && name.Trim() == name ? name : "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
