using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Documentation;

/// <summary>Every page of the repository is wrapped, so that a change shows as the lines that it changes.</summary>
public sealed class MarkdownTests
{
    private const int Width = 120;

    [Fact]
    public void Every_page_is_wrapped_at_120_columns()
    {
        string[] pages = [.. Repository.Pages];
        Assert.Contains("README.md", pages);
        Assert.Contains("generator/docs/ING001.md", pages);

        Assert.Empty(
            from page in pages
            from line in LongLines(Repository.Read(page))
            select $"{page}({line}) is longer than {Width} columns");
    }

    [Fact]
    public void A_line_is_too_long_only_where_it_could_be_wrapped()
    {
        string prose = string.Concat(Enumerable.Repeat("word ", 30));
        string link = $"[a-link](https://{new string('w', 130)})";
        string[] lines = [prose, "| " + prose + "|", "```", prose, "```", "short", link, "* " + link, "* " + prose, "  " + prose];

        Assert.Equal([1, 9, 10], LongLines(string.Join('\n', lines)));
    }

    /// <summary>The numbers of the lines, from 1, that are too long though they could be wrapped: code, rows of tables and single words cannot.</summary>
    private static IEnumerable<int> LongLines(string text)
    {
        bool isCode = false;
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string start = line.TrimStart();
            if (start.StartsWith("```", StringComparison.Ordinal)) isCode = !isCode;
            else if (!isCode && line.Length > Width && start[0] != '|' && start.TrimStart('*', '-', ' ').Contains(' ', StringComparison.Ordinal)) yield return number;
        }
    }
}
