using System;
using System.Linq;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using TextLine = InceptionGen.Language.Text.TextLine;

namespace InceptionGen.Generator.Tests.Text;

/// <summary>A diagnostic's line is the one an editor shows: lines end where the compiler's do.</summary>
public sealed class TextLinesTests
{
    private const string Characters = "ab\r\n\n\r\u0085\u2028\u2029\f\v";

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("\r\r\n\n")]
    [InlineData("a\u0085b\u2028c\u2029d\fe\vf")]
    public void Lines_are_the_compilers(string text) => Compare(text);

    [Fact]
    public void Lines_of_random_texts_are_the_compilers()
    {
        var random = new Random(1);
        for (int run = 0; run < 2_000; run++)
        {
            int length = random.Next(12);
            Compare(string.Concat(Enumerable.Range(0, length).Select(_ => Characters[random.Next(Characters.Length)])));
        }
    }

    private static void Compare(string text)
    {
        TextLineCollection expected = SourceText.From(text).Lines;
        var actual = new TableText("net.csv", text);

        Assert.Equal(expected.Select(line => new TextLine(line.Start, line.End, line.LineNumber)), actual.Lines);
        for (int start = 0; start <= text.Length; start++)
        {
            for (int end = start; end <= text.Length; end++)
            {
                LinePositionSpan lines = expected.GetLinePositionSpan(TextSpan.FromBounds(start, end));
                Assert.Equal(new LineRange(new(lines.Start.Line, lines.Start.Character), new(lines.End.Line, lines.End.Character)), actual.At(start, end).Lines);
            }
        }
    }
}
