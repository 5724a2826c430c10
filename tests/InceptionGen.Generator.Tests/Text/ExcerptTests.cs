using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Text;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("28x28x256", "28x28x256")]
    [InlineData("a\tb", "a b")]
    [InlineData("a\nb\u2028c\0", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("2\u200B8 \u202E", "2\uFFFD8 \uFFFD")]
    public void An_excerpt_fits_a_line_of_a_console(string text, string expected) => Assert.Equal(expected, Excerpt.Of(text));

    // Not a theory row: attributes are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void Half_a_pair_is_no_character() => Assert.Equal("half \uFFFD pair 🐈", Excerpt.Of("half \ud83d pair 🐈"));

    [Fact]
    public void A_long_text_is_cut_between_characters()
    {
        Assert.Equal(new string('a', 80) + "...", Excerpt.Of(new string('a', 1000)));
        Assert.Equal(new string('a', 79) + "🐈...", Excerpt.Of(new string('a', 79) + "🐈🐈"));
        Assert.Equal(new string('a', 80), Excerpt.Of(new string('a', 80)));
    }
}
