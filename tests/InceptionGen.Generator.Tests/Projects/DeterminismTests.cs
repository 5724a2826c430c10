using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Projects;

/// <summary>The same table gives the same bytes, wherever and by whomever it is built.</summary>
public sealed class DeterminismTests
{
    /// <summary>What all are compared with, made once.</summary>
    private static readonly Lazy<Outcome> Usual = new(() => Generate("tables/", "\n", bom: false, culture: ""));

    public static IEnumerable<object[]> Cultures =>
        from culture in new[] { "", "de-DE", "sv-SE", "tr-TR", "fa-IR" }
        from ending in new[] { "\n", "\r\n", "\r" }
        select new object[] { culture, ending };

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Culture_and_line_ending_change_nothing(string culture, string ending)
    {
        Outcome expected = Usual.Value;
        Outcome actual = Generate("tables/", ending, bom: true, culture);
        Assert.Equal(expected.Sources, actual.Sources);
        Assert.Equal(expected.Diagnostics, actual.Diagnostics);
    }

    [Fact]
    public void The_folder_changes_nothing() =>
        Assert.Equal(Generate("/one/", "\n", bom: false, "").Sources, Generate(@"C:\two three\", "\n", bom: false, "").Sources);

    private static Outcome Generate(string folder, string ending, bool bom, string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            GeneratorRun run = GeneratorRun.Of([.. new[] { Tables.Printed("googlenet_table1_as_printed") }.Concat(Tables.Shipped("googlenet"))
                .Select(table => new TestTable(folder + table.Path, (bom ? "\uFEFF" : "") + table.Text.ReplaceLineEndings(ending)))]);
            return new(
                [.. run.Sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => source.Key + "\n" + source.Value)],
                [.. run.Diagnostics.Select(diagnostic => $"{diagnostic.Location.GetLineSpan()} {Verify.Message(diagnostic)}")]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private sealed record Outcome(IReadOnlyList<string> Sources, IReadOnlyList<string> Diagnostics);
}
