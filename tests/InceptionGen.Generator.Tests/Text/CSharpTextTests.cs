using System;
using System.Linq;
using System.Xml.Linq;
using InceptionGen.Generator.Text;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace InceptionGen.Generator.Tests.Text;

public sealed class CSharpTextTests
{
    public static TheoryData<string> HostileTexts => new(
        "", "plain", "\"quoted\"", @"back\slash", "{0} {{}}", "</summary>", "<!--", "]]>", "a & b", "*/", "🐈 über", "class",
        "line\nfeed", "carriage\rreturn", "tab\t", "nul\0 1", "bell\a", "next\u0085line", "line\u2028separator", "paragraph\u2029separator",
        "half \ud83d pair", "other half \udc08", "turned \u202e around", "\ufffe\uffff", "\ufeffmark");

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void A_string_literal_is_one_token_with_the_text_as_its_value(string text)
    {
        string literal = CSharpLiteral.Of(text);

        ExpressionSyntax expression = SyntaxFactory.ParseExpression(literal);
        Assert.Empty(expression.GetDiagnostics());
        Assert.Equal(literal, expression.ToFullString());
        Assert.Equal(text, Assert.IsType<LiteralExpressionSyntax>(expression).Token.ValueText);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void A_documentation_comment_stays_one_line_of_valid_xml(string text)
    {
        string comment = "/// <summary>" + XmlDoc.Escape(text) + "</summary>";

        SyntaxTree tree = CSharpSyntaxTree.ParseText(comment + "\nclass C;", new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose));
        Assert.Empty(tree.GetDiagnostics());
        Assert.Equal("C", tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single().Identifier.Text);
        Assert.NotNull(XElement.Parse("<summary>" + XmlDoc.Escape(text) + "</summary>"));
    }

    [Fact]
    public void Documentation_keeps_what_can_be_shown() =>
        Assert.Equal("a&lt;b&gt; &amp; &quot;c&quot; d e 🐈", XmlDoc.Escape("a<b> & \"c\" d\ne\0\ud83d 🐈"));

    [Theory]
    [InlineData(0.1f, "0.1F")]
    [InlineData(2f, "2F")]
    [InlineData(0.00004f, "4E-05F")]
    [InlineData(0.9999f, "0.9999F")]
    [InlineData(0.123456789f, "0.12345679F")]
    [InlineData(16777217f, "16777216F")]
    public void A_float_has_no_more_digits_than_it_needs(float number, string expected)
    {
        Assert.Equal(expected, CSharpLiteral.Of(number));
        Assert.Equal(number, Assert.IsType<LiteralExpressionSyntax>(SyntaxFactory.ParseExpression(expected)).Token.Value);
    }

    [Theory]
    [InlineData("0.001", "0.001F")]
    [InlineData(".5", "0.5F")]
    [InlineData("2.", "2F")]
    [InlineData("+1e-4", "1e-4F")]
    [InlineData("-3E+2", "-3e+2F")]
    [InlineData("0012", "0012F")]
    public void A_float_keeps_the_digits_of_its_cell(string number, string expected)
    {
        Assert.Equal(expected, CSharpLiteral.Float(number));
        Assert.Empty(SyntaxFactory.ParseExpression(expected).GetDiagnostics());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1,5")]
    [InlineData("1e39")]
    [InlineData("1e9999")]
    [InlineData("NaN")]
    [InlineData("1 ")]
    [InlineData("0x10")]
    [InlineData("٣")]
    public void What_is_no_float_is_refused(string number) =>
        Assert.Throws<ArgumentException>(() => CSharpLiteral.Float(number));

    [Theory]
    [InlineData("inception (3a)", "Inception3a")]
    [InlineData("max pool 2", "MaxPool2")]
    [InlineData("GoogLeNet", "GoogLeNet")]
    [InlineData("inception_v3", "InceptionV3")]
    [InlineData("Inception-ResNet v2", "InceptionResNetV2")]
    [InlineData("mixed 7 1", "Mixed7_1")]
    [InlineData("3x3/2", "_3x3_2")]
    [InlineData("class", "Class")]
    [InlineData("größe", "Größe")]
    [InlineData("畳み込み 1", "畳み込み1")]
    [InlineData("🐈 cat", "Cat")]
    [InlineData("a\u200db", "AB")]
    [InlineData("</summary>\"{x}", "SummaryX")]
    public void A_name_becomes_an_identifier(string name, string expected)
    {
        string? identifier = Identifiers.PascalCase(name);
        Assert.Equal(expected, identifier);
        Assert.True(Identifiers.IsIdentifier(identifier!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("___")]
    [InlineData("🐈")]
    [InlineData("({\"")]
    public void A_name_without_letters_and_digits_is_no_identifier(string name) => Assert.Null(Identifiers.PascalCase(name));

    [Theory]
    [InlineData("Vision.Nets", true)]
    [InlineData("Vision", true)]
    [InlineData("", false)]
    [InlineData("Vision.", false)]
    [InlineData("Vision.class", false)]
    [InlineData("Vision.@class", false)]
    [InlineData("a b", false)]
    [InlineData("a\u200d", false)]
    public void A_namespace_is_identifiers_with_dots(string text, bool expected) => Assert.Equal(expected, Identifiers.IsNamespace(text));

    [Theory]
    [InlineData("Vision.GoogLeNet_2", "Vision.GoogLeNet_2")]
    [InlineData("Größe", "Gr-00F6-00DFe")]
    public void A_hint_name_is_ascii(string name, string expected) => Assert.Equal(expected, Identifiers.HintName(name));
}
