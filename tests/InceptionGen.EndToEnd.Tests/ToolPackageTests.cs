using System;
using System.IO;
using System.Linq;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>The tool as a user gets it: installed from its package, and compiled to native code.</summary>
[Collection(nameof(PackedFeed))]
public sealed class ToolPackageTests(PackedFeed feed)
{
    private static readonly string Tables = Path.Combine(PackedFeed.RepositoryFolder(), "tables");

    [Fact]
    public void The_installed_tool_repairs_a_table()
    {
        string folder = Shell.NewFolder();
        try
        {
            File.WriteAllText(Path.Combine(folder, "NuGet.config"), UserProject.NuGetConfig(feed));
            Shell.Dotnet(folder, feed.Packages, "tool", "install", "InceptionGen.Tool", "--tool-path", "tool", "--version", "0.*").OrFail();
            RepairsATable(folder, Path.Combine(folder, "tool", "inceptiongen"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [NativeCodeFact]
    public void The_tool_in_native_code_repairs_a_table()
    {
        string folder = Shell.NewFolder();
        try
        {
            // What the tool needs was built for its package.
            Printed published = RepositoryBuild.Dotnet(
                "publish", "generator/InceptionGen.Tool", "--use-current-runtime", "-p:Native=true", "-p:CppCompilerAndLinker=" + PublishedProject.Linker,
                "-o", Path.Combine(folder, "tool"), "--artifacts-path", feed.Artifacts).OrFail();
            Assert.DoesNotContain("warning", published.Text, StringComparison.OrdinalIgnoreCase);
            RepairsATable(folder, Path.Combine(folder, "tool", "inceptiongen"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A digit of the channels of one module is lost.</summary>
    private static void RepairsATable(string folder, string tool)
    {
        string right = File.ReadAllText(Path.Combine(Tables, "bn_inception.csv")), path = Path.Combine(folder, "bn_inception.csv");
        string wrong = string.Join('\n', right.Split('\n').Select(line => line.StartsWith("inception (3a)", StringComparison.Ordinal) ? line.Replace("256", "26", StringComparison.Ordinal) : line));
        Assert.NotEqual(right, wrong);
        File.WriteAllText(path, wrong);

        Printed check = Shell.Run(folder, tool, ["check", "."]);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("bn_inception.csv(", Assert.Single(check.Problems), StringComparison.Ordinal);

        Shell.Run(folder, tool, ["check", ".", "--fix"]).OrFail();
        Assert.Equal(right, File.ReadAllText(path));
        Assert.Contains("<svg", Shell.Run(folder, tool, ["draw", "bn_inception.csv"]).OrFail().Text, StringComparison.Ordinal);
    }
}
