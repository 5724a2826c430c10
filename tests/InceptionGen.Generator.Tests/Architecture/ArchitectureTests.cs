using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Diagnostics;
using Xunit;

namespace InceptionGen.Generator.Tests.Architecture;

/// <summary>The projects are built as the *.edges files beside this test say, and as generator/docs/architecture.md describes them.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<string> Files => new(Directory.GetFiles(Folder, "*.edges").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    private static string Folder => Repository.PathOf("tests", "InceptionGen.Generator.Tests", "Architecture");

    [Theory]
    [MemberData(nameof(Files))]
    public void Namespaces_use_what_they_may_and_never_themselves(string file)
    {
        (ArchitectureRules rules, SourceTypes sources) = Read(file);

        // A use in a file that does not compile would be missed.
        Assert.Empty(sources.Errors);
        RequireNone(rules.Forbidden(sources));
        RequireNone(rules.Stale(sources));
        RequireNone(rules.Circles(sources));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_type_is_found_under_its_files_name(string file)
    {
        (ArchitectureRules rules, SourceTypes sources) = Read(file);

        Assert.NotEmpty(sources.Declarations);
        RequireNone(rules.Misplaced(sources));
    }

    [Fact]
    public void The_language_depends_on_the_framework_alone() =>
        Assert.Equal(["netstandard"], typeof(Rule).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name));

    private static void RequireNone(IEnumerable<string> faults)
    {
        string all = string.Join("\n", faults);
        Assert.True(all.Length == 0, all);
    }

    private static (ArchitectureRules Rules, SourceTypes Sources) Read(string file)
    {
        var rules = new ArchitectureRules(File.ReadAllText(Path.Combine(Folder, file)));
        return (rules, new SourceTypes(rules.Projects.Concat(rules.SharedSources).Select(folder => Repository.PathOf(folder.Split('/'))).Concat(rules.GeneratedSources.Select(ArchitectureRules.PathOfGenerated)), rules.Symbols));
    }
}
