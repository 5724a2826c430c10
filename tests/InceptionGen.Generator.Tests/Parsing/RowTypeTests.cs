using System.Linq;
using InceptionGen.Language.Cells;
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
    [InlineData("local response norm (size 5, alpha 0.0001, beta 0.75, k 1)", RowKind.Plain)]
    [InlineData("dropout (40%)", RowKind.Plain)]
    [InlineData("flatten", RowKind.Plain)]
    [InlineData("linear", RowKind.Linear)]
    [InlineData("softmax", RowKind.Plain)]
    [InlineData("auxiliary classifier (aux1)", RowKind.AuxiliaryClassifier)]
    [InlineData("residual (scale 0.17)", RowKind.Residual)]
    [InlineData("convolusion", RowKind.Module)]
    [InlineData("Conv2d", RowKind.Convolution)]
    [InlineData("Conv2D", RowKind.Convolution)]
    [InlineData("convolutional layer", RowKind.Convolution)]
    [InlineData("MaxPool2d", RowKind.MaxPool)]
    [InlineData("MaxPooling2D", RowKind.MaxPool)]
    [InlineData("GlobalMaxPooling2D", RowKind.MaxPool)]
    [InlineData("AvgPool2d", RowKind.AveragePool)]
    [InlineData("AveragePooling2D", RowKind.AveragePool)]
    [InlineData("GlobalAveragePooling2D", RowKind.AveragePool)]
    [InlineData("global average pooling", RowKind.AveragePool)]
    [InlineData("AdaptiveAvgPool2d", RowKind.AdaptiveAveragePool)]
    [InlineData("Dense", RowKind.Linear)]
    [InlineData("Fully Connected", RowKind.Linear)]
    [InlineData("fully-connected layer", RowKind.Linear)]
    [InlineData("InnerProduct", RowKind.Linear)]
    [InlineData("FC", RowKind.Linear)]
    [InlineData("Dropout2d (0.4)", RowKind.Plain)]
    [InlineData("LRN (size 5, alpha 1e-4, beta 0.75)", RowKind.Plain)]
    [InlineData("LocalResponseNorm (size 5, alpha 1e-4, beta 0.75)", RowKind.Plain)]
    [InlineData("SoftMax", RowKind.Plain)]
    [InlineData("inception （3ａ）", RowKind.Inception)]
    [InlineData("3*Inception", RowKind.Inception)]
    [InlineData("inception (3a)*", RowKind.Inception)]
    internal void A_row_type_is_known_in_any_spelling(string text, RowKind kind) => Assert.Equal(kind, Read(text).Kind);

    [Theory]
    [InlineData("local response norm (size 5, alpha 0.0001, beta 0.75, k 1)", "local response norm")]
    [InlineData("LRN (size 5, alpha 1e-4, beta 0.75)", "local response norm")]
    [InlineData("LocalResponseNorm (size 5, alpha 1e-4, beta 0.75)", "local response norm")]
    [InlineData("dropout (40%)", "dropout")]
    [InlineData("Dropout2d (0.4)", "dropout")]
    [InlineData("flatten", "flattening")]
    [InlineData("SoftMax", "softmax")]
    public void A_row_without_weights_is_known_in_any_spelling(string text, string operation)
    {
        RowType type = Read(text);
        Assert.True(type.Plain!.Read(type).Succeeded(out Language.Model.PlainSpec? read, out _));
        Assert.Equal(operation, read.Name);
    }

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
    [InlineData("convolution (dilation 2)", "ING112")]
    [InlineData("conv (dilation_rate=(2, 2))", "ING112")]
    [InlineData("convolution (groups 32)", "ING112")]
    [InlineData("convolution (2 groups)", "ING112")]
    [InlineData("convolution (no bias)", "ING112")]
    [InlineData("Conv2d (64, kernel_size=7, stride=2)", "ING112")]
    [InlineData("convolution (stride 2)", "ING112")]
    [InlineData("convolution (same)", "ING112")]
    [InlineData("convolution (padding 1)", "ING112")]
    [InlineData("convolution (relu)", "ING112")]
    [InlineData("conv (eps 0.001, momentum 0.1)", "ING112")]
    [InlineData("avg pool (counts padding)", "ING112")]
    [InlineData("AvgPool2d (count_include_pad=True)", "ING112")]
    [InlineData("max pool (ceil)", "ING112")]
    [InlineData("MaxPool2d (ceil_mode true)", "ING112")]
    [InlineData("linear (no bias)", "ING112")]
    [InlineData("Dense (units 1000)", "ING112")]
    [InlineData("flatten (axis 2)", "ING112")]
    [InlineData("softmax (dim=1)", "ING112")]
    [InlineData("softmax (axis -1)", "ING112")]
    [InlineData("inception (3a, stride 2)", "ING112")]
    [InlineData("softmax (whatever=1)", "ING112")]
    [InlineData("0x A", "ING105")]
    [InlineData("1001xA", "ING105")]
    [InlineData("99999999999999999999 x A", "ING105")]
    public void Anything_else_is_no_row_type(string text, string id) => Assert.Equal(id, CellParser.RowType(text).Problem?.Rule.Id);

    [Theory]
    [InlineData("convolution (stem 1)", "stem 1")]
    [InlineData("conv (stem, 3x3)", "stem, 3x3")]
    [InlineData("convolution (block 35)", "block 35")]
    [InlineData("inception (3a)", "3a")]
    [InlineData("inception (k 192, l 224)", "k 192, l 224")]
    [InlineData("inception (c=192)", "c=192")]
    [InlineData("linear (logits)", "logits")]
    [InlineData("avg pool (final)", "final")]
    [InlineData("softmax (2)", "2")]
    [InlineData("convolution (1a)", "1a")]
    [InlineData("max pool (p)", "p")]
    [InlineData("Reduction (stride 2)", "stride 2")]
    public void Names_in_brackets_stay_names(string text, string label) => Assert.Equal(label, Read(text).Label);

    [Theory]
    [InlineData("convolution (dilation 2)", "dilated convolutions are not supported")]
    [InlineData("linear (no bias)", "write yes or no in the column 'bias'")]
    [InlineData("avg pool (counts padding)", "write '# average pooling: counts padding' above the header")]
    [InlineData("max pool (ceil)", "rounding up goes in the column 'padding' or after the patch, as in 3x3/2 ceil")]
    [InlineData("softmax (whatever=1)", "remove it")]
    public void An_option_is_answered_with_where_it_is_said(string text, string detail) => Assert.Equal(detail, CellParser.RowType(text).Problem?.Detail);

    [Theory]
    [InlineData("40%", "0.4")]
    [InlineData("0.4", "0.4")]
    [InlineData("rate 0.4", "0.4")]
    [InlineData("rate 40%", "0.4")]
    [InlineData("p=0.4, inplace=False", "0.4")]
    [InlineData("keep 0.8", "0.2")]
    [InlineData("keep_prob=0.7", "0.3")]
    public void A_dropout_says_what_is_dropped_or_kept(string label, string rate) => Assert.Equal(rate, CellParser.DropoutRate(label).Value?.Text);

    [Theory]
    [InlineData("keep 0", "ING105")]
    [InlineData("keep 1.5", "ING105")]
    [InlineData("some", "ING101")]
    public void Anything_else_is_no_dropout(string label, string id) => Assert.Equal(id, CellParser.DropoutRate(label).Problem?.Rule.Id);

    [Theory]
    [InlineData("FrozenBatchNorm2d")]
    [InlineData("ReLU")]
    [InlineData("Activation")]
    [InlineData("Concatenate")]
    [InlineData("DepthConcat")]
    [InlineData("Add")]
    [InlineData("InputLayer")]
    [InlineData("Total")]
    [InlineData("Total params")]
    [InlineData("ZeroPadding2D")]
    [InlineData("SeparableConv2D")]
    [InlineData("Conv1d")]
    [InlineData("ConvTranspose2d")]
    [InlineData("LayerNorm")]
    public void Rows_of_other_programs_are_answered(string word)
    {
        Assert.Equal(RowKind.Module, Read(word).Kind);
        Assert.NotNull(RowWords.Answer(word));
    }

    [Fact]
    public void Every_row_type_offered_as_a_suggestion_is_one() =>
        Assert.All(CellParser.RowTypes, word => Assert.NotEqual(RowKind.Module, Read(word).Kind));

    private static RowType Read(string text)
    {
        Assert.True(CellParser.RowType(text).Succeeded(out RowType? type, out _));
        return type;
    }
}
