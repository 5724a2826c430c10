using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using Xunit;

namespace InceptionGen.Generator.Tests.Documentation;

/// <summary>The schema completes what the reader understands, no more and no less.</summary>
public sealed class SchemaTests
{
    private static readonly string[] Structure = ["$schema", "columns", "rows", "modules", "names"];

    private static readonly JsonElement Schema = JsonDocument.Parse(Repository.Read("tables", "architecture-table.schema.json")).RootElement;

    [Fact]
    public void Every_directive_is_a_key() =>
        Assert.Equal(
            Sorted(Enum.GetValues<TableKind>().SelectMany(DirectiveKeys.Of).Concat(Structure)),
            Sorted(PropertiesOf(Schema)));

    /// <summary>An editor underlines a misspelt key, as the compiler does.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("moduleTable")]
    [InlineData("namesTable")]
    [InlineData("rowObject")]
    public void Every_other_key_is_refused(string definition) =>
        Assert.False((definition.Length == 0 ? Schema : Definition(definition)).GetProperty("additionalProperties").GetBoolean());

    [Fact]
    public void Every_filter_column_is_a_key_of_a_row()
    {
        var pattern = new Regex(Assert.Single(Definition("rowObject").GetProperty("patternProperties").EnumerateObject().ToList()).Name);

        Assert.All(["#3x3", "3x3 reduce", "#7x1", "# 3 × 3", "double #3x3 reduce", "Double #5x5", "#1x3 | #3x1", "#3x3/2 V"], heading => Assert.Matches(pattern, heading));
        Assert.All(["#3", "ouput size", "colour", "triple #3x3", "x3"], heading => Assert.DoesNotMatch(pattern, heading));
    }

    [Theory]
    [InlineData("moduleTable", TableKind.Module, "module")]
    [InlineData("namesTable", TableKind.Names, "")]
    internal void Every_directive_of_an_inner_table_is_a_key(string definition, TableKind kind, string namedByItsKey) =>
        Assert.Equal(
            Sorted(DirectiveKeys.Of(kind).Where(key => key != namedByItsKey).Append("columns").Append("rows")),
            Sorted(PropertiesOf(Definition(definition))));

    [Fact]
    public void Every_column_is_a_key_of_a_row()
    {
        List<ColumnHeading?> headings = PropertiesOf(Definition("rowObject")).Select(text => ColumnHeading.Parse(text).Value).ToList();

        Assert.DoesNotContain(null, headings);
        Assert.Equal(Enum.GetValues<ColumnKind>().Where(kind => kind != ColumnKind.Unknown), headings.Select(heading => heading!.Kind).Distinct().Order());
    }

    [Fact]
    public void Every_heading_offered_is_a_column() =>
        Assert.All(ExamplesOf(Definition("columns").GetProperty("items")), text => Assert.True(ColumnHeading.Parse(text).Succeeded(out _, out _), text));

    [Fact]
    public void Every_row_type_offered_is_one() =>
        Assert.All(
            ExamplesOf(Definition("rowObject").GetProperty("properties").GetProperty("type")),
            text => Assert.True(CellParser.RowType(text).Value is { Kind: not RowKind.Module } or { Word: "Inception-A", Count: 4 }, text));

    [Fact]
    public void Every_value_offered_is_understood()
    {
        Assert.All(ExamplesOf(Definition("padding")).Concat(ExamplesOf(Definition("pooling"))), text => Assert.Null(CellParser.Padding(text).Problem));
        Assert.All(ExamplesOf(Definition("normalization")), text => Assert.Null(CellParser.Normalization(text).Problem));
        Assert.All(ExamplesOf(Key("preprocess")), text => Assert.Null(PreprocessingFormula.Parse(text).Problem));
        Assert.All(ExamplesOf(Key("loss")), text => Assert.Null(CellParser.Loss(text).Problem));
        Assert.All(ExamplesOf(Key("optimizer")), text => Assert.Null(CellParser.Optimizer(text).Problem));
        Assert.All(ExamplesOf(Key("learning rate")), text => Assert.Null(CellParser.LearningRate(text).Problem));
        Assert.All(ExamplesOf(Key("initialization")), text => Assert.Null(CellParser.Initialization(text).Problem));
        Assert.All(ExamplesOf(Key("frozen")), text => Assert.Null(FrozenRows.Parse(text).Problem));
    }

    private static JsonElement Key(string name) => Schema.GetProperty("properties").GetProperty(name);

    private static JsonElement Definition(string name) => Schema.GetProperty("definitions").GetProperty(name);

    private static IEnumerable<string> PropertiesOf(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    private static IEnumerable<string> ExamplesOf(JsonElement schema) => schema.GetProperty("examples").EnumerateArray().Select(example => example.GetString()!);

    private static IEnumerable<string> Sorted(IEnumerable<string> keys) => keys.Distinct().Order(StringComparer.Ordinal);
}
