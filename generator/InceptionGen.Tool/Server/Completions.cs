using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Server;

/// <summary>What can be written at a place: directives and their values, headings, row types, modules, stages, rules.</summary>
internal static class Completions
{
    private const int Text = 1, Module = 9, Property = 10, Value = 12, Keyword = 14, Reference = 18;

    private static readonly string[] Paddings = ["same", "valid", "half", "ceil", "same lower"], Activations = ["relu", "relu6", "sigmoid", "none"];

    private static readonly Dictionary<string, string[]> ValuesOf = new(StringComparer.Ordinal)
    {
        ["padding"] = Paddings,
        ["pooling"] = Paddings,
        ["average pooling"] = ["counts padding", "excludes padding"],
        ["normalization"] = ["none", "batch norm (epsilon 0.001)", "batch norm (epsilon 0.001, no gamma)"],
        ["bias"] = ["yes", "no"],
        ["activation"] = Activations,
        ["params unit"] = ["1024", "1000"],
        ["preprocess"] = ["rgb / 127.5 - 1", "bgr - 104 117 123"],
        ["loss"] = ["cross-entropy", "cross-entropy (label smoothing 0.1)", "binary cross-entropy"],
        ["optimizer"] = ["sgd (learning rate 0.01, momentum 0.9)", "rmsprop (learning rate 0.045, decay 0.9, momentum 0.9)", "adam (learning rate 0.001)", "adamw (learning rate 0.001)"],
        ["learning rate"] = ["x 0.94 every 2 epochs", "cosine", "constant"],
        ["initialization"] = ["glorot uniform", "he normal", "truncated normal (0.1)", "xavier caffe"],
        ["frozen"] = ["all", "none", "until "],
    };

    public static LspCompletionList At(OpenTable table, int offset)
    {
        string content = table.Text.Content;
        int start = offset == 0 ? 0 : content.LastIndexOfAny(['\r', '\n'], offset - 1) + 1;
        int end = content.IndexOfAny(['\r', '\n'], offset);
        if (end < 0) end = content.Length;

        TablePlace place = TablePlace.At(table, offset);
        string line = content[start..end];
        IEnumerable<LspCompletionItem> items = line.TrimStart('\uFEFF').StartsWith("#", StringComparison.Ordinal) && !line.TrimStart('\uFEFF').StartsWith("#1", StringComparison.Ordinal)
            ? OfDirective(table, place, line, start, offset)
            : OfCell(table, place, start, end, offset);
        return new LspCompletionList(IsIncomplete: false, [.. items.DistinctBy(item => item.Label)]);
    }

    private static IEnumerable<LspCompletionItem> OfDirective(OpenTable table, TablePlace place, string line, int start, int offset)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || start + colon >= offset)
        {
            int from = start + line.IndexOf('#', StringComparison.Ordinal) + 1;
            while (from < offset && table.Text.Content[from] == ' ') from++;
            IEnumerable<string> keys = DirectiveKeys.Of(place.Table.Kind).Concat(place.Table.Kind == TableKind.Network ? [DirectiveKeys.Module, DirectiveKeys.NamesOf] : []);
            bool isBare = line.TrimEnd() == "#";
            return keys.Select(key => Item(table, key, Property, "directive", (isBare && !line.EndsWith(' ') ? " " : "") + key + (colon < 0 ? ": " : ""), from, Math.Max(from, colon < 0 ? offset : start + colon)));
        }

        string? known = DirectiveKeys.Find(line[(line.IndexOf('#', StringComparison.Ordinal) + 1)..colon], place.Table.Kind);
        int value = start + colon + 1;
        while (value < offset && table.Text.Content[value] == ' ') value++;
        string[] values = known switch
        {
            "names" => FilesOf(table, TableKind.Names),
            "continues" => FilesOf(table, TableKind.Network),
            "reduction" => [.. Navigation.Modules(table).Select(module => module.Name)],
            null => [],
            _ => ValuesOf.GetValueOrDefault(known) ?? [],
        };
        return values.Select(text => Item(table, text, Value, known, text, value, start + line.TrimEnd().Length < value ? value : start + line.TrimEnd().Length));
    }

    private static string[] FilesOf(OpenTable table, TableKind kind) =>
        [.. table.Project.Paths.Where(path => path != table.Path && table.Project.DocumentOf(path).Kind == kind).Select(FilePath.FileName)];

    private static IEnumerable<LspCompletionItem> OfCell(OpenTable table, TablePlace place, int start, int end, int offset)
    {
        var text = new TableText(table.Path, table.Text.Content);
        Column[] columns = [.. place.Table.Columns];
        int header = columns.Length == 0 ? int.MaxValue : columns[0].Location.Span.Start;
        bool isHeader = header >= start && (header <= end || columns.Length == 0);
        Dialect dialect = isHeader || columns.Length == 0 ? Dialect.Comma : DialectOf(text, header);
        CsvLine line = CsvLine.Split(text, start, end, dialect);
        int index = Math.Max(0, line.Cells.TakeWhile(cell => cell.Start <= offset).Count() - 1);
        // In an empty cell, the cell of the cursor is the one that the separators before it make.
        int separators = text.Content[start..offset].Count(character => character == dialect.Separator);
        if (!text.Content[start..offset].Contains('"', StringComparison.Ordinal)) index = separators;
        (int from, int to) = index < line.Cells.Count && line.Cells[index].Start <= offset && offset <= line.Cells[index].End ? (line.Cells[index].Start, line.Cells[index].End) : (offset, offset);

        if (isHeader)
        {
            IEnumerable<string> headings = place.Table.Kind == TableKind.Names ? ["row", "column", "weight", "batch norm"]
                : ColumnHeading.All.Where(word => ColumnHeading.Parse(word).Value is { IsOfNames: false }).Concat(["#1x1", "#3x3 reduce", "#3x3", "#5x5 reduce", "#5x5", "double #3x3 reduce", "double #3x3", "#1x7", "#7x1", "#1x3 | #3x1"]);
            return headings.Select(word => Item(table, word, Keyword, "heading", word, from, to));
        }

        if (index >= columns.Length) return [];
        return Values(table, place, columns[index]).Select(one => Item(table, one.Text, one.Kind, one.Detail, one.Text, from, to));
    }

    private static IEnumerable<(string Text, int Kind, string Detail)> Values(OpenTable table, TablePlace place, Column column) => column.Kind switch
    {
        ColumnKind.Type => RowWords.All.Select(word => (word, Keyword, "row type"))
            .Concat(Navigation.Modules(table).Where(module => module != place.Table).Select(module => (module.Name, Module, "module"))),
        ColumnKind.Padding => Paddings.Select(word => (word, Value, "padding")),
        ColumnKind.Activation => Activations.Select(word => (word, Value, "activation")),
        ColumnKind.Normalization => ValuesOf["normalization"].Select(word => (word, Value, "normalization")),
        ColumnKind.Bias => ValuesOf["bias"].Select(word => (word, Value, "bias")),
        ColumnKind.Input => (Hovers.SummaryOf(table)?.Rows ?? []).Select(row => (row.Stage.Name, Reference, row.Stage.Output.ToString())),
        ColumnKind.OutputSize when place.Row is { } row => (Hovers.SummaryOf(table)?.Rows ?? []).Where(one => ReferenceEquals(one.Source, row)).TakeLast(1).Select(one => (one.Stage.Output.ToString(), Value, "computed")),
        ColumnKind.NamesRow => Navigation.Networks(table).SelectMany(network => network.Stages).Select(stage => (stage.Name, Reference, "stage")),
        _ => [],
    };

    private static Dialect DialectOf(TableText text, int header)
    {
        TextLine line = text.Lines.First(one => header >= one.Start && header <= one.End);
        return SeparatorChoice.For(text, line.Start, line.End, said: null).Best.Dialect;
    }

    private static LspCompletionItem Item(OpenTable table, string label, int kind, string? detail, string text, int from, int to) =>
        new(label, kind, detail, new LspTextEdit(table.Text.RangeOf(from, to), text), label);
}
