using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InceptionGen.Generator.Tests.Documentation;

/// <summary>Phrases to avoid, and the texts of a file in which a person would read them. plain-english.txt explains the lines of the list.</summary>
internal sealed class PlainEnglishRules
{
    private readonly List<(Regex Phrase, string Reason)> _avoided = [];
    private readonly List<(string File, string Text)> _allowed = [];

    public PlainEnglishRules(string list)
    {
        string phrase = "";
        foreach (string line in list.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            (string word, string rest) = (line[..space], line[(space + 1)..].Trim());
            if (word == "avoid") phrase = rest;
            else if (word == "because" && phrase.Length > 0) _avoided.Add((PatternOf(phrase), rest));
            else if (word == "allow" && rest.Split(": ", 2) is [string file, string text]) _allowed.Add((file, text));
            else throw new FormatException($"'{line}' is not understood");
        }
    }

    /// <summary>Avoided phrases of the files, as "file(line): phrase: reason".</summary>
    public IEnumerable<string> Found(IEnumerable<(string File, string Text)> files) =>
        from file in files
        let read = Read(file.File, file.Text)
        from avoided in _avoided
        from Match match in avoided.Phrase.Matches(read)
        where !IsAllowed(file.File, file.Text, match)
        select $"{file.File}({1 + read.AsSpan(0, match.Index).Count('\n')}): \"{match.Value}\": {avoided.Reason}";

    /// <summary>Exceptions that nothing needs any more.</summary>
    public IEnumerable<string> Stale(IReadOnlyList<(string File, string Text)> files) =>
        from allowed in _allowed
        where !files.Any(file => file.File == allowed.File && _avoided.Any(avoided => avoided.Phrase.Matches(Read(file.File, file.Text)).Any(match => IsWithin(file.Text, allowed.Text, match))))
        select $"{allowed.File} does not contain \"{allowed.Text}\", or it needs no exception";

    private bool IsAllowed(string file, string text, Match match) => _allowed.Any(allowed => allowed.File == file && IsWithin(text, allowed.Text, match));

    private static bool IsWithin(string text, string part, Match match)
    {
        int start = text.LastIndexOf(part, Math.Min(text.Length - 1, match.Index + part.Length - 1), StringComparison.Ordinal);
        return start >= 0 && start <= match.Index && start + part.Length >= match.Index + match.Length;
    }

    // A phrase may go on in the next line, in C# after the slashes of a comment.
    private static Regex PatternOf(string phrase) => new(phrase.Replace(" ", @"(?:\s+(?://+\s*)?)", StringComparison.Ordinal), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Of C#, comments and the texts of literals; everything else is replaced, so that positions stay.
    private static string Read(string file, string text)
    {
        if (!file.EndsWith(".cs", StringComparison.Ordinal)) return text;

        SyntaxNode root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None)).GetRoot();
        char[] read = [.. text.Select(character => char.IsWhiteSpace(character) ? character : '\0')];
        foreach (SyntaxTrivia trivia in root.DescendantTrivia().Where(IsComment)) text.CopyTo(trivia.SpanStart, read, trivia.SpanStart, trivia.Span.Length);
        foreach (SyntaxToken token in root.DescendantTokens().Where(IsText)) text.CopyTo(token.SpanStart, read, token.SpanStart, token.Span.Length);
        return new string(read);
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    private static bool IsText(SyntaxToken token) => token.Kind()
        is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken;
}
