using System.IO;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

public sealed class PrintedTableTests
{
    public static TheoryData<string> Tables => new(Reading.PrintedTables.Select(path => Path.GetFileName(path)!));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_printed_table_reads_without_a_complaint(string name)
    {
        ReadResult result = Read(name);

        Assert.Empty(result.Diagnostics.Select(Reading.Message));
        Assert.DoesNotContain(result.Document.Columns, column => column.Kind == ColumnKind.Unknown);
        Assert.All(result.Document.Rows, row => Assert.Equal(result.Document.Columns, row.Cells.Select(cell => cell.Column)));
    }

    [Theory]
    [InlineData("bn_inception_fig5_as_printed.csv", TableKind.Network, 15, 10)]
    [InlineData("googlenet_table1_as_printed.csv", TableKind.Network, 19, 12)]
    [InlineData("inception_v4_inception_b_seed_as_printed.csv", TableKind.Module, 4, 10)]
    [InlineData("inception_v4_reduction_b_seed_as_printed.csv", TableKind.Module, 3, 9)]
    [InlineData("rethinking_table1_as_printed.csv", TableKind.Network, 13, 3)]
    internal void A_printed_table_has_its_kind_rows_and_columns(string name, TableKind kind, int rows, int columns)
    {
        TableDocument document = Read(name).Document;

        Assert.Equal(kind, document.Kind);
        Assert.Equal(rows, document.Rows.Count);
        Assert.Equal(columns, document.Columns.Count);
        Assert.Equal(Path.GetFileNameWithoutExtension(name), document.Name);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_cell_of_a_printed_table_is_understood(string name)
    {
        // The four cells of the two seed tables that stand one column to the left, and the remarks of Rethinking's patch column, are text.
        string[] remarks = ["As in figure 5", "As in figure 6", "As in figure 7", "logits", "classifier"];
        foreach (Cell cell in Read(name).Document.Rows.SelectMany(row => row.Cells))
        {
            if (cell.IsEmpty || remarks.Contains(cell.Text) || name.StartsWith("inception_v4", System.StringComparison.Ordinal)) continue;
            Assert.Null(ProblemOf(cell)?.Detail);
        }
    }

    private static Problem? ProblemOf(Cell cell) => cell.Column.Kind switch
    {
        ColumnKind.Type => CellParser.RowType(cell.Text).Problem,
        ColumnKind.Patch => CellParser.Patch(cell.Text).Problem,
        ColumnKind.InputSize or ColumnKind.OutputSize => CellParser.Size(cell.Text).Problem,
        ColumnKind.Depth => CellParser.Depth(cell.Text).Problem,
        ColumnKind.Filters => CellParser.FilterCount(cell.Text).Problem,
        ColumnKind.PoolProjection => CellParser.PoolProjection(cell.Text).Problem,
        ColumnKind.Params or ColumnKind.Ops => CellParser.PrintedCount(cell.Text).Problem,
        _ => new Problem(Rules.CellNotUnderstood, "no parser for " + cell.Column.Text),
    };

    private static ReadResult Read(string name)
    {
        string path = Reading.PrintedTables.Single(table => Path.GetFileName(table) == name);
        using FileStream stream = File.OpenRead(path);
        return TableReader.Read(SourceTextOrigin.Of(path, SourceText.From(stream, Encoding.UTF8)));
    }
}
