using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InceptionGen.Generator.Tests.Documentation;

/// <summary>Every diagnostic has one descriptor, a page whose example is true, a line in the index and a row in the release notes.</summary>
public sealed class DiagnosticPageTests
{
    /// <summary>A mistake of InceptionGen itself, of which there is no example.</summary>
    private const string InternalError = "ING009";

    private static readonly List<DiagnosticDescriptor> Descriptors = [.. RoslynDiagnostics.Catalogue.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    public static TheoryData<string> Ids => new(Descriptors.Select(descriptor => descriptor.Id));

    [Fact]
    public void An_id_belongs_to_one_diagnostic()
    {
        Assert.Equal(Descriptors.Select(descriptor => descriptor.Id).Distinct(), Descriptors.Select(descriptor => descriptor.Id));
        Assert.Equal(Descriptors.Select(descriptor => descriptor.Title.ToString()).Distinct(), Descriptors.Select(descriptor => descriptor.Title.ToString()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_leads_to_its_page(string id)
    {
        DiagnosticDescriptor descriptor = Of(id);
        DiagnosticPage page = DiagnosticPage.Of(id);

        Assert.Matches("^ING[0-6][0-9]{2}$", id);
        Assert.Equal("InceptionGen", descriptor.Category);
        Assert.Equal("https://github.com/InceptionGen/InceptionGen/blob/main/generator/docs/" + id + ".md", descriptor.HelpLinkUri);
        Assert.Equal(id + ": " + descriptor.Title, page.Title);
        Assert.Equal(id == InternalError ? ["Cause", "Fix", "Silence"] : ["Cause", "Example", "Fix", "Silence"], page.Sections);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_pages_example_is_what_the_compiler_prints(string id)
    {
        DiagnosticPage page = DiagnosticPage.Of(id);
        if (id == InternalError)
        {
            Assert.Empty(page.Broken);
            return;
        }

        Assert.Contains(page.Printed, line => line.Contains(id, StringComparison.Ordinal));
        Assert.Equal(page.Printed, Print(page.Broken));
        Assert.Empty(Print(page.Fixed));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_stands_in_the_index_and_in_the_release_notes(string id)
    {
        DiagnosticDescriptor descriptor = Of(id);
        Assert.Single(Regex.Matches(Releases, $@"^{id} \| InceptionGen \| {descriptor.DefaultSeverity} \| {Regex.Escape(descriptor.Title.ToString())}$", RegexOptions.Multiline));
        Assert.Single(Regex.Matches(Repository.Read("generator", "docs", "README.md"), $@"^\| \[{id}\]\({id}\.md\) \| {Regex.Escape(descriptor.Title.ToString())} \| {descriptor.DefaultSeverity.ToString().ToLowerInvariant()} \|$", RegexOptions.Multiline));
    }

    [Fact]
    public void Release_notes_list_no_other_diagnostics() =>
        Assert.Equal(Descriptors.Select(descriptor => descriptor.Id), Regex.Matches(Releases, "^(ING[0-9]+) ", RegexOptions.Multiline).Cast<Match>().Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal));

    private static string Releases => Repository.Read("generator", "InceptionGen.Language", "AnalyzerReleases.Shipped.md") + Repository.Read("generator", "InceptionGen.Language", "AnalyzerReleases.Unshipped.md");

    private static DiagnosticDescriptor Of(string id) => Descriptors.Single(descriptor => descriptor.Id == id);

    /// <summary>What generator and analyzer say of a project's tables, as the compiler prints it.</summary>
    private static IEnumerable<string> Print(IReadOnlyList<TestTable> tables) => GeneratorRun.Of([.. tables]).Diagnostics.Select(Print);

    private static string Print(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        return $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {severity} {diagnostic.Id}: {message}";
    }
}
