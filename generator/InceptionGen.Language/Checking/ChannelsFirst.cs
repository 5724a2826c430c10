using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>Tables whose sizes are channels x rows x columns, as PyTorch and Caffe write them: one mistake, not one in every cell.</summary>
internal static class ChannelsFirst
{
    private const string InputKey = "input";

    /// <summary>Judges a table as it is written. If it has fewer mistakes with its channels first, reports that once and judges it with its channels first.</summary>
    public static CheckResult Judge(TableBundle bundle, Func<TableBundle, CheckResult> check)
    {
        CheckResult written = check(bundle);
        if (Errors(written) == 0 || Sizes(bundle.Document).ToList() is not { Count: > 0 } sizes || !sizes.Any(size => MayBe(size.Shape))) return written;

        CheckResult turned = check(bundle with { Document = Turn(bundle.Document) });
        if (Errors(turned) >= Errors(written)) return written;

        SizeText first = sizes[0];
        var mistake = new DiagnosticInfo(Rules.ChannelsFirst, first.Location, EquatableArray.Of(first.Place, Excerpt.Of(first.Text), ChannelOrder.Turned(first.Shape).ToString()));
        return turned with { Diagnostics = turned.Diagnostics.Append(mistake).OrderBy(problem => problem.Location.Span.Start).ToEquatableArray() };
    }

    private static int Errors(CheckResult result) => result.Diagnostics.Count(problem => problem.IsBlocking);

    /// <summary>Whether a size looks like one with its channels first: maps are mostly square.</summary>
    private static bool MayBe(Shape size) => ChannelOrder.IsImage(size) || (size.Width == size.Channels && size.Height != size.Width);

    private static IEnumerable<SizeText> Sizes(TableDocument document)
    {
        foreach (Directive directive in document.Directives.Where(directive => directive.Key == InputKey))
        {
            if (CellParser.Size(directive.Value).Succeeded(out Shape shape, out _)) yield return new SizeText(directive.Value, shape, directive.ValueLocation, PlaceInWords.Directive(InputKey));
        }

        foreach (TableRow row in document.Rows)
        {
            foreach (Cell cell in row.Cells.Where(HasSize))
            {
                if (CellParser.Size(cell.Text).Succeeded(out Shape shape, out _)) yield return new SizeText(cell.Text, shape, cell.Location, PlaceInWords.Cell(NameOf(row), cell.Column.Text));
            }
        }
    }

    private static TableDocument Turn(TableDocument document) => document with
    {
        Directives = document.Directives.Select(directive => directive.Key == InputKey ? directive with { Value = Turn(directive.Value) } : directive).ToEquatableArray(),
        Rows = document.Rows.Select(row => row with { Cells = row.Cells.Select(cell => HasSize(cell) ? cell with { Text = Turn(cell.Text) } : cell).ToEquatableArray() }).ToEquatableArray(),
        Modules = document.Modules.Select(Turn).ToEquatableArray(),
    };

    private static string Turn(string text) => CellParser.Size(text).Succeeded(out Shape shape, out _) ? ChannelOrder.Turned(shape).ToString() : text;

    private static bool HasSize(Cell cell) => cell.Column.Kind is ColumnKind.InputSize or ColumnKind.OutputSize;

    private static string NameOf(TableRow row) =>
        row.Cells.Where(cell => cell.Column.Kind is ColumnKind.Name or ColumnKind.Type && !cell.IsEmpty).OrderBy(cell => cell.Column.Kind == ColumnKind.Name ? 0 : 1).Select(cell => cell.Text).FirstOrDefault() ?? "";

    /// <param name="Place">Where it is, in words.</param>
    private sealed record SizeText(string Text, Shape Shape, LocationInfo Location, string Place);
}
