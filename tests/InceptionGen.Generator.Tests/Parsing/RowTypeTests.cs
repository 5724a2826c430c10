using System.Linq;
using InceptionGen.Generator.Parsing;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

public sealed class RowTypeTests
{
    [Theory]
    [InlineData("convolution", RowKind.Convolution)]
    [InlineData("convolution*", RowKind.Convolution)]
    [InlineData("conv", RowKind.Convolution)]
    [InlineData("conv padded", RowKind.Convolution)]
    [InlineData("max pool", RowKind.MaxPool)]
    [InlineData("Max Pooling", RowKind.MaxPool)]
    [InlineData("maxpool", RowKind.MaxPool)]
    [InlineData("avg pool", RowKind.AveragePool)]
    [InlineData("avg pooling", RowKind.AveragePool)]
    [InlineData("average-pooling †", RowKind.AveragePool)]
    [InlineData("adaptive avg pool", RowKind.AdaptiveAveragePool)]
    [InlineData("pool", RowKind.Pool)]
    [InlineData("inception (3a)", RowKind.Inception)]
    [InlineData("3×Inception", RowKind.Inception)]
    [InlineData("Inception-A", RowKind.Module)]
    [InlineData("local response norm (size 5, alpha 0.0001, beta 0.75, k 1)", RowKind.LocalResponseNorm)]
    [InlineData("dropout (40%)", RowKind.Dropout)]
    [InlineData("flatten", RowKind.Flatten)]
    [InlineData("linear", RowKind.Linear)]
    [InlineData("softmax", RowKind.Softmax)]
    [InlineData("auxiliary classifier (aux1)", RowKind.AuxiliaryClassifier)]
    [InlineData("residual (scale 0.17)", RowKind.Residual)]
    [InlineData("convolusion", RowKind.Module)]
    internal void A_row_type_is_known_in_any_spelling(string text, RowKind kind) => Assert.Equal(kind, Read(text).Kind);

    [Theory]
    [InlineData("3×Inception", "Inception", 3)]
    [InlineData("4xInception-A", "Inception-A", 4)]
    [InlineData("4 x Inception-A", "Inception-A", 4)]
    [InlineData("1000x A", "A", 1000)]
    [InlineData("Inception-ResNet-A", "Inception-ResNet-A", 1)]
    [InlineData("3x3 block", "3x3 block", 1)]
    [InlineData("7B", "7B", 1)]
    [InlineData("2", "2", 1)]
    [InlineData("2x", "2x", 1)]
    public void A_count_stands_before_its_module(string text, string word, int count)
    {
        RowType type = Read(text);
        Assert.Equal((word, count), (type.Word, type.Count));
    }

    [Theory]
    [InlineData("inception (3a)", "3a", "=3a")]
    [InlineData("inception (3a)*", "3a", "=3a")]
    [InlineData("dropout (40%)", "40%", "=40%")]
    [InlineData("local response norm (size 5, alpha 1e-4, Beta=.75, k: 1)", "size 5, alpha 1e-4, Beta=.75, k: 1", "size=5 alpha=1e-4 beta=.75 k=1")]
    [InlineData("residual (scale 0.17)", "scale 0.17", "scale=0.17")]
    [InlineData("inception (a (b))", "a (b)", "=a (b)")]
    [InlineData("inception ()", "", "")]
    [InlineData("softmax", "", "")]
    public void Parentheses_hold_a_label_or_arguments(string text, string label, string arguments)
    {
        RowType type = Read(text);
        Assert.Equal((label, arguments), (type.Label, string.Join(" ", type.Arguments.Select(argument => argument.Name + "=" + argument.Value))));
    }

    [Fact]
    public void A_padded_convolution_says_its_padding()
    {
        Assert.Equal(PaddingKind.Same, Read("conv padded").Padding?.Kind);
        Assert.Null(Read("conv").Padding);
        Assert.Null(Read("unpadded").Padding);
    }

    [Theory]
    [InlineData("", "ING104")]
    [InlineData("***", "ING104")]
    [InlineData("(3a)", "ING104")]
    [InlineData("inception (3a", "ING104")]
    [InlineData("inception )3a(", "ING104")]
    [InlineData("inception (3a) b", "ING104")]
    [InlineData("0x A", "ING105")]
    [InlineData("1001xA", "ING105")]
    [InlineData("99999999999999999999 x A", "ING105")]
    public void Anything_else_is_no_row_type(string text, string id) => Assert.Equal(id, CellParser.RowType(text).Problem?.Descriptor.Id);

    [Fact]
    public void Every_row_type_offered_as_a_suggestion_is_one() =>
        Assert.All(CellParser.RowTypes, word => Assert.NotEqual(RowKind.Module, Read(word).Kind));

    private static RowType Read(string text)
    {
        Assert.True(CellParser.RowType(text).Succeeded(out RowType? type, out _));
        return type;
    }
}
