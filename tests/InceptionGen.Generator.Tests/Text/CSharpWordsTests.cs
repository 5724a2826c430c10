using System.Linq;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InceptionGen.Generator.Tests.Text;

/// <summary>The language, which does not know the compiler, agrees with it on what a name is.</summary>
public sealed class CSharpWordsTests
{
    [Fact]
    public void Keywords_are_the_compilers()
    {
        string[] words = [.. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText)];

        Assert.True(words.Length > 100, "The compiler lists " + words.Length + " keywords.");
        foreach (string word in words)
        {
            Assert.Equal((word, SyntaxFacts.GetKeywordKind(word) != SyntaxKind.None), (word, CSharpKeywords.IsReserved(word)));
            Assert.Equal((word, SyntaxFacts.GetContextualKeywordKind(word) != SyntaxKind.None), (word, CSharpKeywords.IsContextual(word)));
        }
    }

    [Fact]
    public void No_other_word_is_a_keyword()
    {
        Assert.All(CSharpKeywords.Reserved, word => Assert.NotEqual(SyntaxKind.None, SyntaxFacts.GetKeywordKind(word)));
        Assert.All(CSharpKeywords.Contextual, word => Assert.NotEqual(SyntaxKind.None, SyntaxFacts.GetContextualKeywordKind(word)));
    }

    [Fact]
    public void Characters_of_identifiers_are_the_compilers()
    {
        foreach (char character in Enumerable.Range(0, 0x10000).Select(code => (char)code))
        {
            bool starts = SyntaxFacts.IsIdentifierStartCharacter(character), continues = SyntaxFacts.IsIdentifierPartCharacter(character);
            if (starts != CSharpCharacters.IsIdentifierStart(character) || continues != CSharpCharacters.IsIdentifierPart(character))
                Assert.Fail($"U+{(int)character:X4}: the compiler says {starts}, {continues}.");
        }
    }
}
