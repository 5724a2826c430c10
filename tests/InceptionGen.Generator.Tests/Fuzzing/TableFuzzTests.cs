using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Tests.Parsing;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Fuzzing;

/// <summary>Reads damaged tables. Every run damages them in the same way, so a failure is found again by its seed.</summary>
public sealed class TableFuzzTests
{
    private const int MutationsPerTable = 150;

    public static TheoryData<string> Tables => new(Damage.Tables.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Damaged_tables_are_read_to_their_end(string name)
    {
        string text = Damage.Tables[name];
        var random = new Random(20);
        for (int mutation = 0; mutation < MutationsPerTable; mutation++) ReadSafely(name, Damage.Of(text, random));
    }

    [Theory]
    [InlineData("random.csv")]
    [InlineData("random.json")]
    public void Random_pieces_are_read_to_their_end(string name)
    {
        var random = new Random(21);
        for (int run = 0; run < 2_000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Damage.Pieces[random.Next(Damage.Pieces.Length)]));
            ReadSafely(name, text);
        }
    }

    [Theory]
    [InlineData("random.csv")]
    [InlineData("random.json")]
    public void Random_bytes_are_read_to_their_end(string name)
    {
        var random = new Random(22);
        for (int run = 0; run < 1_000; run++)
        {
            byte[] bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            ReadSafely(name, Encoding.UTF8.GetString(bytes));
            ReadSafely(name, Encoding.Latin1.GetString(bytes));
        }
    }

    [Fact]
    public void Every_cell_parser_takes_any_text()
    {
        var random = new Random(23);
        for (int run = 0; run < 20_000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => random.Next(3) == 0 ? random.Next(2000).ToString() : Damage.Pieces[random.Next(Damage.Pieces.Length)]));
            foreach (Problem problem in Problems(text)) Assert.NotEmpty(problem.Detail);
        }
    }

    private static IEnumerable<Problem> Problems(string text) => new[]
    {
        CellParser.Size(text).Problem, CellParser.Patch(text).Problem, CellParser.Padding(text).Problem, CellParser.PrintedCount(text).Problem,
        CellParser.FilterCount(text).Problem, CellParser.FilterCounts(text, 2).Problem, CellParser.PoolProjection(text).Problem, CellParser.RowType(text).Problem,
        CellParser.Normalization(text).Problem, CellParser.Activation(text).Problem, CellParser.YesOrNo(text).Problem, CellParser.CountsPadding(text).Problem,
        CellParser.ParamsUnit(text).Problem, CellParser.Rate(text).Problem, CellParser.Decimal(text).Problem, CellParser.Depth(text).Problem, PreprocessingFormula.Parse(text).Problem,
    }.OfType<Problem>();

    private static void ReadSafely(string path, string text) => Damage.Naming(text, () =>
    {
        ReadResult result = TableReader.Read(new TableSource(path, text));
        var whole = new TextRange(0, text.Length);
        Assert.All(result.Diagnostics, diagnostic => Assert.True(whole.Contains(diagnostic.Location.Span), Reading.Message(diagnostic)));
        AssertConsistent(result.Document, whole);
        Assert.True(result.Document.Rows.Count > 0 || result.Diagnostics.Any(diagnostic => diagnostic.IsBlocking), "A table without rows is a mistake.");
    });

    private static void AssertConsistent(TableDocument document, TextRange whole)
    {
        Assert.True(whole.Contains(document.NameLocation.Span));
        foreach (TableRow row in document.Rows)
        {
            Assert.True(whole.Contains(row.Location.Span));
            Assert.True(row.Cells.Count >= document.Columns.Count);
            Assert.All(row.Cells, cell => Assert.True(row.Location.Span.Contains(cell.Location.Span), cell.ToString()));
        }

        foreach (TableDocument module in document.Modules) AssertConsistent(module, whole);
    }
}
