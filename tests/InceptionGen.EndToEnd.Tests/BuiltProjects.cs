using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>All <see cref="ProjectCases"/>, built together: one build of many projects takes a fraction of many builds.</summary>
public sealed class BuiltProjects : IDisposable
{
    private readonly string _root = Shell.NewFolder();
    private readonly string[] _lines;

    /// <summary>Writes the projects and builds them.</summary>
    public BuiltProjects(PackedFeed feed)
    {
        Write("NuGet.config", UserProject.NuGetConfig(feed));

        // Older frameworks need packages that are not part of the SDK. What is built for them here is empty, or refused.
        Write("Directory.Build.targets", """
            <Project>
              <PropertyGroup Condition="'$(TargetFramework)' == 'net8.0' or '$(TargetFramework)' == 'netstandard2.0'">
                <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                <GenerateAssemblyInfo>false</GenerateAssemblyInfo>
                <GenerateTargetFrameworkAttribute>false</GenerateTargetFrameworkAttribute>
                <NoWarn>$(NoWarn);CS2008;CS8021</NoWarn>
              </PropertyGroup>
            </Project>
            """);
        ProjectCase[] cases = [.. ProjectCases.All()];
        foreach (ProjectCase project in cases)
        {
            foreach ((string file, string text) in project.Files) Write(Path.Combine(project.Name, file), text);
        }

        Write("All.slnx", "<Solution>" + string.Concat(cases.SelectMany(project => project.Files
            .Where(file => file.File.EndsWith("proj", StringComparison.Ordinal)).Select(file => $"<Project Path=\"{project.Name}/{file.File}\" />"))) + "</Solution>");
        Output = Shell.Dotnet(_root, feed.Packages, "build", "All.slnx", "--disable-build-servers", "-v", "quiet").Text;
        _lines = [.. Output.Split('\n').Select(line => line.Trim()).Distinct()];
    }

    /// <summary>What the build printed.</summary>
    public string Output { get; }

    /// <summary>The errors and warnings of a project, without folders.</summary>
    public IReadOnlyList<string> ProblemsOf(string name) =>
        [.. _lines.Where(line => line.Contains($"{Path.DirectorySeparatorChar}{name}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(Shell.Problem).OfType<string>().Distinct()];

    /// <summary>Where a file of a project is.</summary>
    public string PathOf(string name, params string[] parts) => Path.Combine([_root, name, .. parts]);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Write(string file, string text)
    {
        string path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
