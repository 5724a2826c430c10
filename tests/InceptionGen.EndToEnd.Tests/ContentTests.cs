using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>What the packages hold and say of themselves.</summary>
[Collection(nameof(PackedFeed))]
public sealed class ContentTests(PackedFeed feed)
{
    private const string Repository = "https://github.com/InceptionGen/InceptionGen";

    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string> Packages => new(PackedFeed.PackageIds);

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_introduces_itself(string package)
    {
        string contents = feed.ContentsOf(package);
        XElement metadata = XDocument.Load(Path.Combine(contents, package + ".nuspec")).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string Say(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal("MIT", Say("license"));
        Assert.Equal(Repository, Say("projectUrl"));
        Assert.Equal(Repository + "/blob/main/CHANGELOG.md", Say("releaseNotes"));
        Assert.NotEmpty(Say("description"));
        Assert.NotEmpty(Say("tags"));
        XElement repository = metadata.Elements().Single(element => element.Name.LocalName == "repository");
        Assert.Equal(("git", Repository), ((string?)repository.Attribute("type"), (string?)repository.Attribute("url")));

        byte[] icon = File.ReadAllBytes(Path.Combine(contents, Say("icon")));
        Assert.InRange(icon.Length, 100, 50_000);
        Assert.Equal("PNG", Encoding.ASCII.GetString(icon, 1, 3));
        Assert.Contains($"## {Say("version")}", File.ReadAllText(Path.Combine(contents, "CHANGELOG.md")), StringComparison.Ordinal);

        // A package source shows the page alone: nothing is beside it that a relative link could lead to, and HTML is not shown.
        string page = File.ReadAllText(Path.Combine(contents, Say("readme")));
        Assert.Contains((package == "InceptionGen.Tool" ? "dotnet tool install --global " : "dotnet add package ") + package, page, StringComparison.Ordinal);
        Assert.All(Markdown.Links(page), link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        Assert.DoesNotMatch("<[a-z]+>", Regex.Replace(page, "(```.*?```|`[^`]*`)", "", RegexOptions.Singleline));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_debugger_finds_the_sources(string package)
    {
        // The tool brings assemblies of others with it.
        string[] assemblies = [.. Directory.GetFiles(feed.ContentsOf(package), "*.dll", SearchOption.AllDirectories).Where(path => !Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))];
        Assert.NotEmpty(assemblies);
        Assert.All(assemblies, assembly =>
        {
            using var file = new PEReader(File.OpenRead(assembly));
            DebugDirectoryEntry entry = file.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using MetadataReaderProvider provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
            MetadataReader symbols = provider.GetMetadataReader();
            if (!Path.Exists(Path.Combine(PackedFeed.RepositoryFolder(), ".git"))) return;

            // What the SDK generates is in the folder that this test builds in, outside of the repository.
            string[] sources = [.. symbols.Documents.Select(document => symbols.GetString(symbols.GetDocument(document).Name)).Where(name => !name.Contains("/obj/", StringComparison.Ordinal))];
            Assert.NotEmpty(sources);
            Assert.All(sources, source => Assert.StartsWith("/_/", source, StringComparison.Ordinal));
            byte[] link = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation)
                .Where(information => symbols.GetGuid(information.Kind) == SourceLink).Select(information => symbols.GetBlobBytes(information.Value)).Single();
            Assert.Matches("\"/_/\\*\":\"https://raw.githubusercontent.com/InceptionGen/InceptionGen/[0-9a-f]{40}/\\*\"", Encoding.UTF8.GetString(link));
        });
    }

    [Fact]
    public void The_generator_comes_with_its_code_fixes_the_table_language_and_nothing_else() => Assert.Equal(
        ["InceptionGen.CodeFixes.dll", "InceptionGen.Generator.dll", "InceptionGen.Language.dll"],
        Directory.GetFiles(Path.Combine(feed.Contents, "analyzers"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());

    [Fact]
    public void The_pages_of_the_diagnostics_come_with_the_package_and_lead_to_each_other()
    {
        string docs = Path.Combine(feed.Contents, "docs");
        string[] pages = [.. Directory.GetFiles(Path.Combine(PackedFeed.RepositoryFolder(), "generator", "docs"), "ING*.md").Select(page => Path.GetFileName(page)!)];
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.True(File.Exists(Path.Combine(docs, page)), page));

        IEnumerable<string> dead =
            from page in Directory.GetFiles(docs, "*.md", SearchOption.AllDirectories)
            from link in Markdown.Links(File.ReadAllText(page))
            where !link.StartsWith("http", StringComparison.Ordinal) && !link.StartsWith('#')
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link.Split('#')[0]))
            select $"{Path.GetRelativePath(feed.Contents, page)}: {link}";
        Assert.Empty(dead);
    }
}
