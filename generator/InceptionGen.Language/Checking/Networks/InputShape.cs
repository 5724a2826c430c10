using System.Collections.Generic;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>The image that a network reads (tables/README.md, section 3).</summary>
internal static class InputShape
{
    private const int ColourChannels = 3;

    private const string Key = "input";

    /// <summary>The table's own input; null if nothing says it, which has been reported unless another mistake is the reason.</summary>
    public static Shape? Of(TableDocument document, IReadOnlyList<NetworkRow> rows, DiagnosticBag diagnostics)
    {
        if (Directed(document, diagnostics) is { } directed) return directed;
        if (rows.Count == 0) return null;

        NetworkRow first = rows[0];
        if (first.Cells?.Input is { } declared) return declared.Shape;
        if (first.Output is { } output && Before(first, output.Shape) is { } image) return image;

        bool isExplained = TableSettings.Find(document, Key) is not null || first.Cells is not { IsUnderstood: true } || first.Cells.HasBadOutput;
        if (!isExplained) diagnostics.Add(Rules.MissingCell, first.Cells!.OutputAt, "the table does not say what it reads; add '# input: 224x224x3' above the header");
        return null;
    }

    /// <summary>What the table's directive says; null if it has none, or one that is reported.</summary>
    public static Shape? Directed(TableDocument document, DiagnosticBag diagnostics)
    {
        if (TableSettings.Number(document, Key, text => CellParser.Size(text), diagnostics) is not { } directed) return null;
        if (Limits.Excess(directed) is not { } excess) return directed;

        diagnostics.Add(Rules.TooLarge, TableSettings.Find(document, Key)!.ValueLocation, PlaceInWords.Directive(Key), excess);
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
