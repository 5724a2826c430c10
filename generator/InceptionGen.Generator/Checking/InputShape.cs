using System.Collections.Generic;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Parsing;

namespace InceptionGen.Generator.Checking;

/// <summary>The image that a network reads (tables/README.md, section 3).</summary>
internal static class InputShape
{
    private const int ColourChannels = 3;

    /// <summary>The table's own input; null if nothing says it, which has been reported unless another mistake is the reason.</summary>
    public static Shape? Of(TableDocument document, IReadOnlyList<NetworkRow> rows, DiagnosticBag diagnostics)
    {
        bool isDirected = TableSettings.Find(document, "input") is not null;
        if (TableSettings.Number(document, "input", text => CellParser.Size(text), diagnostics) is { } directed)
        {
            if (Limits.Excess(directed) is not { } excess) return directed;

            Directive directive = TableSettings.Find(document, "input")!;
            diagnostics.Add(Descriptors.TooLarge, directive.ValueLocation, Place.Directive("input"), excess);
            return null;
        }

        if (rows.Count == 0) return null;
        NetworkRow first = rows[0];
        if (first.Cells?.Input is { } declared) return declared.Shape;
        if (first.Output is { } output && Before(first, output.Shape) is { } image) return image;

        bool isExplained = isDirected || first.Cells is not { IsUnderstood: true } || first.Cells.HasBadOutput;
        if (!isExplained) diagnostics.Add(Descriptors.MissingCell, first.Cells!.OutputAt, "the table does not say what it reads; add '# input: 224x224x3' above the header");
        return null;
    }

    private static Shape? Before(NetworkRow first, Shape output)
    {
        Extent stride = first.Cells?.Stride ?? new Extent(1, 1);
        (long height, long width) = ((long)output.Height * stride.Height, (long)output.Width * stride.Width);
        if (height > WholeNumber.Maximum || width > WholeNumber.Maximum) return null;

        var image = new Shape((int)height, (int)width, ColourChannels);
        return Limits.Excess(image) is null ? image : null;
    }
}
