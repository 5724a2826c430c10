using InceptionGen.Language.Checking.Naming;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Rows and columns in the rules of a names table.</summary>
public sealed class NamePatternTests
{
    [Theory]
    [InlineData("inception (*)", "Inception (3a)", "3a")]
    [InlineData("*", "anything", "anything")]
    [InlineData("a*b*c", "aXbYbZc", "X|YbZ")]
    [InlineData("*a*", "bab", "b|b")]
    [InlineData("**", "ab", "|ab")]
    [InlineData("conv1", "conv1", "")]
    [InlineData("conv*", "conv", "")]
    [InlineData("*3×3", "#3x3", "#")]
    public void A_star_stands_for_as_little_as_it_can(string pattern, string text, string captures) =>
        Assert.Equal(captures, string.Join("|", new NamePattern(pattern).Match(text)!));

    [Theory]
    [InlineData("conv1", "conv12")]
    [InlineData("conv1*x", "conv1")]
    [InlineData("*a*b", "ba")]
    [InlineData("", "a")]
    public void Other_texts_do_not_fit(string pattern, string text) => Assert.Null(new NamePattern(pattern).Match(text));

    [Theory]
    [InlineData("1x1", "#1x1")]
    [InlineData("#3×3 Reduce", "#3x3 reduce")]
    [InlineData("#3x3 reduce (2)", "#3x3 reduce (2)")]
    [InlineData("double 3x3 2", "double #3x3 2")]
    [InlineData("double #3x3 (2) 1", "double #3x3 (2) 1")]
    [InlineData("#1x3|#3x1 2", "#1x3 | #3x1 2")]
    [InlineData("#3x3/2 V", "#3x3")]
    [InlineData("pool + proj", "pool proj")]
    [InlineData("conv 2/1x7", "conv 2/#1x7")]
    [InlineData("", "")]
    [InlineData("conv 2", "conv 2")]
    [InlineData("#3x3 *", "#3x3 *")]
    public void Columns_have_one_spelling(string text, string canonical) => Assert.Equal(canonical, NamesColumns.Canonical(text));
}
