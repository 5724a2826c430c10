using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Text;

public sealed class SuggestionsTests
{
    private static readonly string[] Words = ["convolution", "conv", "max pool", "avg pool", "linear", "softmax"];

    [Theory]
    [InlineData("convolusion", "convolution")]
    [InlineData("covn", "conv")]
    [InlineData("Max Pol", "max pool")]
    [InlineData("lniear", "linear")]
    [InlineData("soft max", "softmax")]
    [InlineData("linea", "linear")]
    public void A_slip_is_forgiven(string word, string meant) => Assert.Equal(meant, Suggestions.DidYouMean(word, Words));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("dropout")]
    [InlineData("cxxv")]
    [InlineData("pool")]
    public void Another_word_is_not_taken_for_one(string word) => Assert.Null(Suggestions.DidYouMean(word, Words));

    [Fact]
    public void The_first_of_equally_near_words_is_offered() => Assert.Equal("cat", Suggestions.DidYouMean("bat", ["cat", "hat"]));

    [Fact]
    public void A_swap_is_one_slip() => Assert.Equal("abc", Suggestions.DidYouMean("acb", ["abc"]));

    [Fact]
    public void A_text_is_no_word() => Assert.Null(Suggestions.DidYouMean(new string('a', 1_000_000), ["aaaa", new string('a', 1_000_000)]));

    [Fact]
    public void The_question_or_the_rule()
    {
        Assert.Equal("did you mean 'conv'?", Suggestions.DidYouMean("cnov", Words, "write a row type"));
        Assert.Equal("write a row type", Suggestions.DidYouMean("elephant", Words, "write a row type"));
    }
}
