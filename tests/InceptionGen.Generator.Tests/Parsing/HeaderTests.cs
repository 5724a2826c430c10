using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("type", ColumnKind.Type)]
    [InlineData("Type", ColumnKind.Type)]
    [InlineData("name", ColumnKind.Name)]
    [InlineData("input", ColumnKind.Input)]
    [InlineData("patch size/stride", ColumnKind.Patch)]
    [InlineData("Patch size / stride", ColumnKind.Patch)]
    [InlineData("patch size/stride or remarks", ColumnKind.Patch)]
    [InlineData("input size", ColumnKind.InputSize)]
    [InlineData("output_size", ColumnKind.OutputSize)]
    [InlineData("output\u00A0size", ColumnKind.OutputSize)]
    [InlineData("depth", ColumnKind.Depth)]
    [InlineData("pool proj", ColumnKind.PoolProjection)]
    [InlineData("Pool +proj", ColumnKind.PoolProjection)]
    [InlineData("pool projection", ColumnKind.PoolProjection)]
    [InlineData("params", ColumnKind.Params)]
    [InlineData("OPS", ColumnKind.Ops)]
    [InlineData("padding", ColumnKind.Padding)]
    [InlineData("normalisation", ColumnKind.Normalization)]
    [InlineData("bias", ColumnKind.Bias)]
    [InlineData("activation", ColumnKind.Activation)]
    [InlineData("remarks", ColumnKind.Remarks)]
    [InlineData("weight", ColumnKind.NamesWeight)]
    [InlineData("batch norm", ColumnKind.NamesBatchNorm)]
    internal void A_heading_is_known_in_any_spelling(string text, ColumnKind kind) => Assert.Equal(kind, ColumnHeading.Parse(text).Value?.Kind);

    [Theory]
    [InlineData("#3x3", "3x3")]
    [InlineData("3x3", "3x3")]
    [InlineData("# 3 × 3", "3x3")]
    [InlineData("#1X7", "1x7")]
    [InlineData("#3×3reduce", "3x3 reduce")]
    [InlineData("3x3_reduce", "3x3 reduce")]
    [InlineData("#3x3-Reduce", "3x3 reduce")]
    [InlineData("double #3×3", "double 3x3")]
    [InlineData("Double#3x3reduce", "double 3x3 reduce")]
    [InlineData("#1x3 | #3x1", "1x3|3x1")]
    [InlineData("1x3|3x1/2", "1x3|3x1 /2x2")]
    [InlineData("#3x3/2 V", "3x3 /2x2 Valid")]
    [InlineData("#3x3/2x1", "3x3 /2x1")]
    [InlineData("#3x3 same", "3x3 Same")]
    [InlineData("#7x1 3x0", "7x1 Explicit")]
    public void A_filter_heading_is_known_in_any_spelling(string text, string shown)
    {
        Assert.True(ColumnHeading.Parse(text).Succeeded(out ColumnHeading? heading, out _));
        Assert.Equal(shown, Shown(heading.Filters!));
    }

    [Theory]
    [InlineData("output size (HxWxC)", "output size")]
    [InlineData("Output Size [pixels]", "output size")]
    [InlineData("depth (layers)", "depth")]
    [InlineData("#1x7.1", "#1x7")]
    [InlineData("#3x3 reduce.2", "#3x3 reduce")]
    [InlineData("＃３×３", "#3x3")]
    public void Units_and_numbers_behind_a_heading_mean_nothing(string text, string heading) =>
        Assert.Equal(ColumnHeading.Parse(heading).Value, ColumnHeading.Parse(text).Value);

    [Theory]
    [InlineData("layer", "did you mean 'type'?")]
    [InlineData("Layer (type)", "did you mean 'type'?")]
    [InlineData("kernel size", "did you mean 'patch size/stride'?")]
    [InlineData("Output Shape", "did you mean 'output size'?")]
    [InlineData("Param #", "did you mean 'params'?")]
    [InlineData("FLOPs", "did you mean 'ops'?")]
    [InlineData("stride", "the stride goes after the patch, as in 3x3/2")]
    [InlineData("filters", "the filters of a row are the channels of its output size")]
    [InlineData("params (K)", "the unit of a count belongs in its cell, as in 159K or 2.7M")]
    [InlineData("ops [GFLOPs]", "the unit of a count belongs in its cell, as in 159K or 2.7M")]
    public void Headings_of_other_tables_are_answered(string heading, string detail) => Assert.Equal(
        "'" + heading + "' is not a column of a network table: " + detail,
        Reading.CsvMessage(detail.Contains("'type'", System.StringComparison.Ordinal) ? heading + ",#1x1\nconv,1" : "type," + heading + "\nconv,1"));

    [Fact]
    public void A_line_of_units_does_not_scale_counts() => Assert.Equal(
        "The row of units: the unit of a count belongs in its cell, as in 159K or 2.7M",
        Reading.CsvMessage("type,output size,params\n,px,K\nconv,8x8x8,9.2"));

    [Fact]
    public void A_header_once_more_is_one_mistake_and_ends_the_table() =>
        Assert.Single(Reading.Csv("type,output size,#1x1\nconv,8x8x8,8\n{|ING002:type,output size,#3x3|}\nconv,8x8x8,8\nconv,8x8x8,8").Rows);

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#3")]
    [InlineData("#x3")]
    [InlineData("#3x3x3")]
    [InlineData("#3x3/")]
    [InlineData("#3x3 reduced")]
    [InlineData("#3x3 reduce V")]
    [InlineData("#3x3 reduce/2")]
    [InlineData("double #1x3 | #3x1")]
    [InlineData("#1x3 | #3x1 reduce")]
    [InlineData("#1x3 |")]
    [InlineData("#٣x٣")]
    [InlineData("output sizes of it")]
    public void Anything_else_is_no_heading(string text) => Assert.Equal("ING003", ColumnHeading.Parse(text).Problem?.Rule.Id);

    [Theory]
    [InlineData("#9999999999x1")]
    [InlineData("#1x1000001")]
    [InlineData("#0x3")]
    [InlineData("#3x3/99999999999999999999")]
    [InlineData("#3x3 99999999999999999999")]
    [InlineData("#1x1 | #9999999999x1")]
    public void A_heading_with_a_number_too_large_says_so(string heading)
    {
        Assert.Equal("ING105", ColumnHeading.Parse(heading).Problem?.Rule.Id);
        TableDocument document = Reading.Csv("type,{|ING105:" + heading + "|},#1x1\nconv,1,2");
        Assert.Equal(ColumnKind.Unknown, document.Columns[1].Kind);
    }

    [Fact]
    public void The_bound_is_said() => Assert.Equal(
        "Column '#9999999999x1': '#9999999999x1' is out of range: a kernel is at most 1,000,000", Reading.CsvMessage("type,#9999999999x1\nconv,1"));

    [Theory]
    [InlineData("output siez", "output size")]
    [InlineData("ouput size", "output size")]
    [InlineData("inputs size", "input size")]
    [InlineData("patch size", "patch size/stride")]
    [InlineData("pool project", "pool projection")]
    [InlineData("parms", "params")]
    [InlineData("#3x3 redcue", "#3x3 reduce")]
    [InlineData("#3x3 reduc", "#3x3 reduce")]
    [InlineData("#5", "#5x5")]
    [InlineData("dobule #3x3 reduce", "double #3x3 reduce")]
    public void A_misspelt_heading_is_reported_once_and_taken_for_what_was_meant(string heading, string meant)
    {
        TableDocument document = Reading.Csv("type,{|ING003:" + heading + "|}\nconv,1");

        Assert.Equal(ColumnHeading.Parse(meant).Value, new ColumnHeading(document.Columns[1].Kind, document.Columns[1].Filters));
        Assert.Equal($"'{heading}' is not a column of a network table: did you mean '{meant}'?", Reading.CsvMessage("type," + heading + "\nconv,1"));
    }

    [Fact]
    public void An_unknown_heading_is_reported_and_keeps_its_cells()
    {
        TableDocument document = Reading.Csv("type,{|ING003:colour|},#1x1\nconv,red,2");

        Assert.Equal("type=conv; colour=red; #1x1=2", Reading.Shown(document.Rows[0]));
        Assert.Equal(ColumnKind.Unknown, document.Columns[1].Kind);
    }

    [Fact]
    public void A_column_without_a_heading_is_reported() => Reading.Csv("type,{|ING003:|},#1x1\nconv,,2");

    [Fact]
    public void Filter_columns_may_repeat_and_others_may_not()
    {
        TableDocument document = Reading.Csv("type,#1x7,#7x1,#1x7,#7x1,params,{|ING004:Params|}\nconv,1,2,3,4,5K,6K");

        Assert.Equal(4, document.Columns.Count(column => column.Kind == ColumnKind.Filters));
        Assert.Equal(1, document.Columns.Count(column => column.Kind == ColumnKind.Params));
        Assert.Equal("Column 'params' appears more than once: only filter columns may; remove one, or give it its own heading", Reading.CsvMessage("type,params,params\nconv"));
    }

    [Fact]
    public void The_type_column_is_required()
    {
        Assert.Empty(Reading.Csv("{|ING005:output size,#1x1|}\n16x16x3,1").Rows);
        Assert.Equal("The table has no column 'type': it says what each row is", Reading.CsvMessage("output size\n1x1x1"));
    }

    [Fact]
    public void A_misspelt_type_column_is_not_reported_as_missing_too() => Assert.Single(Reading.Csv("{|ING003:tpye|},#1x1\nconv,1").Rows);

    [Fact]
    public void A_names_table_needs_its_three_columns() => Assert.Empty(Reading.Csv("# names of: A\n{|ING005:row,weight|}\n*,*").Rows);

    [Fact]
    public void Columns_of_names_tables_stand_nowhere_else() => Reading.Csv("type,{|ING003:weight|}\nconv,1");

    [Fact]
    public void A_first_row_that_is_no_header_is_one_mistake() => Reading.Csv("{|ING006:convolution,7x7/2,112x112x64,|}1\nmax pool,3x3/2\n".Replace("|}1", "1|}"));

    [Fact]
    public void A_table_has_at_most_two_hundred_columns()
    {
        string headings = "type" + string.Concat(Enumerable.Repeat(",#1x1", 199));
        Assert.Single(Reading.Csv(headings + "\nconv").Rows);
        Assert.Empty(Reading.Csv("{|ING002:" + headings + ",#1x1|}\nconv").Rows);
    }

    private static string Shown(FilterColumn filters)
    {
        string kernels = string.Join("|", filters.Kernels.Select(kernel => kernel.ToString()));
        string stride = filters.Stride is null ? "" : " /" + filters.Stride;
        return (filters.IsDouble ? "double " : "") + kernels + (filters.IsReduce ? " reduce" : "") + stride + (filters.Padding is null ? "" : " " + filters.Padding.Kind);
    }
}
