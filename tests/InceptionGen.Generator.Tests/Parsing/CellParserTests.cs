using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

public sealed class CellParserTests
{
    [Theory]
    [InlineData("28x28x256", 28, 28, 256)]
    [InlineData("8 × 8 × 2048", 8, 8, 2048)]
    [InlineData(" 1X1x1000 ", 1, 1, 1000)]
    [InlineData("299x299x3", 299, 299, 3)]
    [InlineData("1x1000000x1", 1, 1_000_000, 1)]
    [InlineData("28*28*256", 28, 28, 256)]
    [InlineData("28 ∗ 28 · 256", 28, 28, 256)]
    [InlineData("28х28Х256", 28, 28, 256)]
    [InlineData("２８×２８ｘ２５６", 28, 28, 256)]
    public void A_size_is_rows_columns_channels(string text, int height, int width, int channels) =>
        Assert.Equal(new Shape(height, width, channels), Read(CellParser.Size(text)));

    [Theory]
    [InlineData("", "ING102")]
    [InlineData("28", "ING102")]
    [InlineData("28x28", "ING102")]
    [InlineData("28x28x", "ING102")]
    [InlineData("28x28x256x1", "ING102")]
    [InlineData("-1x28x256", "ING102")]
    [InlineData("٢٨x28x256", "ING102")]
    [InlineData("0x28x256", "ING105")]
    [InlineData("1000001x1x1", "ING105")]
    [InlineData("1x1x99999999999999999999", "ING105")]
    public void Anything_else_is_no_size(string text, string id) => Assert.Equal(id, CellParser.Size(text).Problem?.Rule.Id);

    [Theory]
    [InlineData("(None, 28, 28, 256)", "write it as 28x28x256")]
    [InlineData("[-1, 256, 28, 28]", "write it as 28x28x256")]
    [InlineData("28, 14, 256", "write it as 28x14x256")]
    [InlineData("28, 28", "write rows x columns x channels, such as 28x28x256")]
    [InlineData("1000", "write rows x columns x channels, such as 28x28x256")]
    public void A_tuple_is_answered_with_its_size(string text, string detail) => Assert.Equal(detail, CellParser.Size(text).Problem?.Detail);

    [Fact]
    public void A_size_without_channels_is_told_so() =>
        Assert.Equal("it has no channels; write rows x columns x channels, such as 28x14x256", CellParser.Size("28x14").Problem?.Detail);

    [Theory]
    [InlineData("3x3/2", "3x3 2x2 -")]
    [InlineData("3×3/1", "3x3 1x1 -")]
    [InlineData("7x7", "7x7 - -")]
    [InlineData("8 x 8", "8x8 - -")]
    [InlineData("1x7 / 2x1", "1x7 2x1 -")]
    [InlineData("stride 2", "- 2x2 -")]
    [InlineData("stride=2", "- 2x2 -")]
    [InlineData("Stride = 2x1", "- 2x1 -")]
    [InlineData("3x3 stride 2", "3x3 2x2 -")]
    [InlineData("3x3, stride=2", "3x3 2x2 -")]
    [InlineData("3x3/2 V", "3x3 2x2 Valid")]
    [InlineData("3x3 S", "3x3 - Same")]
    [InlineData("3x3 1", "3x3 - Explicit")]
    [InlineData("stride 2 valid", "- 2x2 Valid")]
    [InlineData("3x3/2 ceil", "3x3 2x2 Valid ceil")]
    [InlineData("3x3/2 1 ceil", "3x3 2x2 Explicit ceil")]
    public void A_patch_is_a_kernel_a_stride_or_both(string text, string shown) => Assert.Equal(shown, Shown(Read(CellParser.Patch(text))));

    [Theory]
    [InlineData("", "ING103")]
    [InlineData("3", "ING103")]
    [InlineData("3x", "ING103")]
    [InlineData("3x3/", "ING103")]
    [InlineData("3x3/x", "ING103")]
    [InlineData("/2", "ING103")]
    [InlineData("stride", "ING103")]
    [InlineData("strides 2", "ING103")]
    [InlineData("3x3/2 Z", "ING103")]
    [InlineData("3x3,", "ING103")]
    [InlineData("17x17x1024", "ING103")]
    [InlineData("As in figure 5", "ING103")]
    [InlineData("0x3", "ING105")]
    [InlineData("3x3/0", "ING105")]
    [InlineData("3x3/2 9999999999", "ING105")]
    [InlineData("9999999999x1", "ING105")]
    public void Anything_else_is_no_patch(string text, string id) => Assert.Equal(id, CellParser.Patch(text).Problem?.Rule.Id);

    [Theory]
    [InlineData("same", PaddingKind.Same, 0, 0, 0, 0, false)]
    [InlineData("S", PaddingKind.Same, 0, 0, 0, 0, false)]
    [InlineData("Valid", PaddingKind.Valid, 0, 0, 0, 0, false)]
    [InlineData("v", PaddingKind.Valid, 0, 0, 0, 0, false)]
    [InlineData("half", PaddingKind.Half, 0, 0, 0, 0, false)]
    [InlineData("half ceil", PaddingKind.Half, 0, 0, 0, 0, true)]
    [InlineData("3", PaddingKind.Explicit, 3, 3, 3, 3, false)]
    [InlineData("3x0", PaddingKind.Explicit, 3, 3, 0, 0, false)]
    [InlineData("0+1x2+3", PaddingKind.Explicit, 0, 1, 2, 3, false)]
    [InlineData("0 + 1", PaddingKind.Explicit, 0, 1, 0, 1, false)]
    [InlineData("0+1 × 0+1 ceil", PaddingKind.Explicit, 0, 1, 0, 1, true)]
    [InlineData("ceil", PaddingKind.Valid, 0, 0, 0, 0, true)]
    [InlineData("1 ceil", PaddingKind.Explicit, 1, 1, 1, 1, true)]
    internal void A_padding_rule_is_a_word_or_amounts(string text, PaddingKind kind, int top, int bottom, int left, int right, bool ceil) =>
        Assert.Equal(new PaddingRule(kind, new Padding(top, bottom, left, right), ceil), Read(CellParser.Padding(text)));

    [Theory]
    [InlineData("", "ING109")]
    [InlineData("sama", "ING109")]
    [InlineData("vceil", "ING109")]
    [InlineData("same ceil", "ING109")]
    [InlineData("3x", "ING109")]
    [InlineData("1+", "ING109")]
    [InlineData("1 floor", "ING109")]
    [InlineData("ceil 1", "ING109")]
    [InlineData("-1", "ING109")]
    [InlineData("1000001", "ING105")]
    public void Anything_else_is_no_padding_rule(string text, string id) => Assert.Equal(id, CellParser.Padding(text).Problem?.Rule.Id);

    [Fact]
    public void A_misspelt_padding_rule_is_suggested() => Assert.Equal("did you mean 'same'?", CellParser.Padding("sama").Problem?.Detail);

    [Theory]
    [InlineData("2.7K", 2.7, 0.1, 'K')]
    [InlineData("34M", 34, 1, 'M')]
    [InlineData("1388k", 1388, 1, 'K')]
    [InlineData("1.50 G", 1.5, 0.01, 'G')]
    [InlineData("13B", 13, 1, 'B')]
    [InlineData("163,328", 163328, 1, '\0')]
    [InlineData("1,582,671,872", 1582671872, 1, '\0')]
    [InlineData("0", 0, 1, '\0')]
    [InlineData("2,7K", 2.7, 0.1, 'K')]
    [InlineData("1,072K", 1072, 1, 'K')]
    [InlineData("1.072K", 1.072, 0.001, 'K')]
    [InlineData("1.072,5K", 1072.5, 0.1, 'K')]
    [InlineData("1,072.5K", 1072.5, 0.1, 'K')]
    [InlineData("9.408", 9408, 1, '\0')]
    [InlineData("1.582.671.872", 1582671872, 1, '\0')]
    [InlineData("9 408", 9408, 1, '\0')]
    [InlineData("256\u202F000", 256000, 1, '\0')]
    [InlineData("1'072'000", 1072000, 1, '\0')]
    [InlineData("9408.0", 9408, 1, '\0')]
    [InlineData("９.２Ｋ", 9.2, 0.1, 'K')]
    [InlineData("9.4", 9.4, 0.1, '\0')]
    public void A_printed_count_knows_its_last_digit(string text, double value, double resolution, char unit) =>
        Assert.Equal(new PrintedCount(value, resolution, unit), Read(CellParser.PrintedCount(text)));

    [Theory]
    [InlineData("", "ING101")]
    [InlineData("K", "ING101")]
    [InlineData(",163", "ING101")]
    [InlineData("1632,328", "ING101")]
    [InlineData("2.K", "ING101")]
    [InlineData(".5M", "ING101")]
    [InlineData("-1M", "ING101")]
    [InlineData("1e3", "ING101")]
    [InlineData("12T", "ING101")]
    [InlineData("1234567890123456", "ING105")]
    public void Anything_else_is_no_count(string text, string id) => Assert.Equal(id, CellParser.PrintedCount(text).Problem?.Rule.Id);

    [Theory]
    [InlineData("64", 64)]
    [InlineData("1,024", 1024)]
    [InlineData("0", 0)]
    [InlineData("-", 0)]
    [InlineData("–", 0)]
    [InlineData("", 0)]
    [InlineData("1000000", 1_000_000)]
    [InlineData("064", 64)]
    [InlineData("64.0", 64)]
    [InlineData("64,00", 64)]
    [InlineData("1.024", 1024)]
    [InlineData("６４", 64)]
    public void A_filter_count_is_a_whole_number_or_none(string text, int filters) => Assert.Equal(filters, Read(CellParser.FilterCount(text)));

    [Theory]
    [InlineData("-64", "ING101")]
    [InlineData("64.5", "ING101")]
    [InlineData("64.000", "ING101")]
    [InlineData("1.02.4", "ING101")]
    [InlineData("1,024.024.0", "ING101")]
    [InlineData("6 4", "ING101")]
    [InlineData("28x28x256", "ING101")]
    [InlineData("1000001", "ING105")]
    [InlineData("99999999999999999999", "ING105")]
    public void Anything_else_is_no_filter_count(string text, string id) => Assert.Equal(id, CellParser.FilterCount(text).Problem?.Rule.Id);

    [Fact]
    public void A_split_has_a_count_for_each_convolution()
    {
        Assert.Equal([256, 128], Read(CellParser.FilterCounts("256 | 128", 2)));
        Assert.Equal([0, 0], Read(CellParser.FilterCounts("-", 2)));
        Assert.Equal("ING101", CellParser.FilterCounts("256", 2).Problem?.Rule.Id);
        Assert.Equal("ING101", CellParser.FilterCounts("256 | x", 2).Problem?.Rule.Id);
        Assert.Equal("ING101", CellParser.FilterCounts("1 | 2 | 3", 2).Problem?.Rule.Id);
    }

    [Theory]
    [InlineData("32", PoolKind.Max, 32)]
    [InlineData("avg + 32", PoolKind.Average, 32)]
    [InlineData("Average+128", PoolKind.Average, 128)]
    [InlineData("max + 128", PoolKind.Max, 128)]
    [InlineData("max + pass through", PoolKind.Max, null)]
    [InlineData("avg + pass-through", PoolKind.Average, null)]
    [InlineData("pass through", PoolKind.Max, null)]
    [InlineData("max + passthrough", PoolKind.Max, null)]
    [InlineData("0", PoolKind.Max, 0)]
    [InlineData("-", PoolKind.Max, 0)]
    [InlineData("", PoolKind.Max, 0)]
    internal void A_pool_projection_is_filters_behind_a_pool(string text, PoolKind kind, int? filters) =>
        Assert.Equal(new PoolProjection(kind, filters), Read(CellParser.PoolProjection(text)));

    [Theory]
    [InlineData("avg", "ING109")]
    [InlineData("avg 32", "ING109")]
    [InlineData("avg + ", "ING109")]
    [InlineData("median + 32", "ING109")]
    [InlineData("max + pass", "ING109")]
    [InlineData("max + pass through 3", "ING109")]
    [InlineData("32 filters", "ING101")]
    [InlineData("avg + 1000001", "ING105")]
    public void Anything_else_is_no_pool_projection(string text, string id) => Assert.Equal(id, CellParser.PoolProjection(text).Problem?.Rule.Id);

    [Theory]
    [InlineData("none", null, true)]
    [InlineData("batch norm (epsilon 0.001)", "0.001", true)]
    [InlineData("Batch-Norm (eps 1e-5)", "1e-5", true)]
    [InlineData("batch normalization (epsilon=.001, no gamma)", "0.001", false)]
    [InlineData("batchnorm(no gamma, epsilon 0.001)", "0.001", false)]
    public void A_normalization_says_its_epsilon(string text, string? epsilon, bool gamma) =>
        Assert.Equal(new Normalization(epsilon is null ? null : new BatchNormSpec(epsilon, gamma)), Read(CellParser.Normalization(text)));

    [Theory]
    [InlineData("", "ING109")]
    [InlineData("batch norm", "ING109")]
    [InlineData("batch norm ()", "ING109")]
    [InlineData("batch norm (0.001)", "ING109")]
    [InlineData("batch norm (epsilon 0.001", "ING109")]
    [InlineData("batch norm (epsilon x)", "ING109")]
    [InlineData("batch norm (epsilon 0.001, epsilon 0.002)", "ING109")]
    [InlineData("batch norm (epsilon 0.001, no gamma, no gamma)", "ING109")]
    [InlineData("batch norm (epsilon 0.001, no beta)", "ING109")]
    [InlineData("layer norm (epsilon 0.001)", "ING109")]
    [InlineData("none (epsilon 0.001)", "ING109")]
    [InlineData("batch norm (epsilon 0)", "ING105")]
    [InlineData("batch norm (epsilon 1e-60)", "ING105")]
    [InlineData("batch norm (epsilon -0.001)", "ING105")]
    [InlineData("batch norm (epsilon 2)", "ING105")]
    public void Anything_else_is_no_normalization(string text, string id) => Assert.Equal(id, CellParser.Normalization(text).Problem?.Rule.Id);

    [Fact]
    public void Words_are_known_in_any_spelling()
    {
        Assert.Equal(Activation.Relu, Read(CellParser.Activation("ReLU")));
        Assert.Equal(Activation.None, Read(CellParser.Activation(" none ")));
        Assert.True(Read(CellParser.YesOrNo("Yes")));
        Assert.True(Read(CellParser.YesOrNo("true")));
        Assert.False(Read(CellParser.YesOrNo("no")));
        Assert.False(Read(CellParser.YesOrNo("FALSE")));
        Assert.True(Read(CellParser.CountsPadding("counts padding")));
        Assert.False(Read(CellParser.CountsPadding("Excludes-Padding")));
        Assert.Equal(1000, Read(CellParser.ParamsUnit("1000")));
        Assert.Equal(1024, Read(CellParser.ParamsUnit("1024")));
    }

    [Fact]
    public void Other_words_are_answered_with_the_words_there_are()
    {
        Assert.Equal("did you mean 'relu'?", CellParser.Activation("rleu").Problem?.Detail);
        Assert.Equal("write relu, relu6, sigmoid or none", CellParser.Activation("swish").Problem?.Detail);
        Assert.Equal("write yes or no", CellParser.YesOrNo("1").Problem?.Detail);
        Assert.Equal("did you mean 'counts padding'?", CellParser.CountsPadding("count padding").Problem?.Detail);
        Assert.Equal("ING109", CellParser.ParamsUnit("1023").Problem?.Rule.Id);
    }

    [Theory]
    [InlineData("40%", "0.4", 0.4)]
    [InlineData("12.5 %", "0.125", 0.125)]
    [InlineData("0.7", "0.7", 0.7)]
    [InlineData("0", "0", 0)]
    public void A_rate_is_a_share(string text, string share, double value) => Assert.Equal(new DecimalText(share, value), Read(CellParser.Rate(text)));

    [Theory]
    [InlineData("", "ING101")]
    [InlineData("%", "ING101")]
    [InlineData("half", "ING101")]
    [InlineData("100%", "ING105")]
    [InlineData("1", "ING105")]
    [InlineData("-1%", "ING105")]
    public void Anything_else_is_no_rate(string text, string id) => Assert.Equal(id, CellParser.Rate(text).Problem?.Rule.Id);

    [Fact]
    public void A_decimal_keeps_its_digits()
    {
        Assert.Equal("0.0001", Read(CellParser.Decimal(" 0.0001 ")).Text);
        Assert.Equal("ING101", CellParser.Decimal("0,75").Problem?.Rule.Id);
        Assert.Equal("ING101", CellParser.Decimal("1e39").Problem?.Rule.Id);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("22", 22)]
    public void A_depth_is_a_whole_number(string text, int depth) => Assert.Equal(depth, Read(CellParser.Depth(text)));

    [Theory]
    [InlineData("", "ING101")]
    [InlineData("-", "ING101")]
    [InlineData("2.5", "ING101")]
    [InlineData("2000000", "ING105")]
    public void Anything_else_is_no_depth(string text, string id) => Assert.Equal(id, CellParser.Depth(text).Problem?.Rule.Id);

    private static T Read<T>(Parsed<T> parsed) where T : notnull
    {
        Assert.Null(parsed.Problem);
        return parsed.Value!;
    }

    private static string Shown(Patch patch) =>
        $"{patch.Kernel?.ToString() ?? "-"} {patch.Stride?.ToString() ?? "-"} {patch.Padding?.Kind.ToString() ?? "-"}{(patch.Padding is { Ceil: true } ? " ceil" : "")}";
}
