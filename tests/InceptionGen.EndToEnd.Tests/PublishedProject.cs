using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>A project that is published without the parts of .NET that it does not use. The packages that .NET needs for that are restored to where the
/// machine keeps them, since they are large; so this project does not restore the package under test but takes its files.</summary>
internal sealed class PublishedProject : IDisposable
{
    private PublishedProject(string targetFramework, string property, string references)
    {
        File.WriteAllText(Path.Combine(Folder, "Demo.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{targetFramework}</TargetFramework>
                <LangVersion>latest</LangVersion>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <RootNamespace>Tables</RootNamespace>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <{property}>true</{property}>
                <CppCompilerAndLinker>{Linker ?? "clang"}</CppCompilerAndLinker>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              {references}
            </Project>
            """);
    }

    private const string ReadNothing = "using Tables;\n";

    /// <summary>Nobody calls it, but the compiler to native code compiles the readers of all formats for it.</summary>
    private const string ReadAFile = "\nif (args.Length > 0) Console.WriteLine(WeightFile.Open(args[0]).Description);\n";

    /// <summary>The linker of native code that is here; null if there is none.</summary>
    public static string? Linker { get; } = new[] { "clang", "gcc" }.FirstOrDefault(IsInstalled);

    private string Folder { get; } = Shell.NewFolder();

    /// <summary>Whether the packages that publishing takes can be restored here.</summary>
    public static bool CanRestore(string targetFramework, string property)
    {
        using PublishedProject project = new(targetFramework, property, references: "");
        return project.Dotnet("restore").ExitCode == 0;
    }

    /// <summary>A program with the table, on the package's runtime; for another framework than the package's, on the runtime's sources.</summary>
    public static PublishedProject Of(PackedFeed feed, string targetFramework, string property, bool trains = false)
    {
        string[] parts = trains ? ["Runtime", "Imaging", "Training"] : ["Runtime"];
        string runtime = string.Join("\n    ", parts.Select(part => targetFramework == "net10.0"
            ? $"""<Reference Include="{feed.ContentsOf(part == "Runtime" ? "InceptionGen" : "InceptionGen." + part)}/lib/net10.0/InceptionGen.{part}.dll" />"""
            : $"""<Compile Include="{PackedFeed.RepositoryFolder()}/runtime/InceptionGen.{part}/**/*.cs" />"""));
        PublishedProject project = new(targetFramework, property, $"""
            <Import Project="{feed.Contents}/buildTransitive/InceptionGen.props" />
            <ItemGroup>
              {runtime}
              <Analyzer Include="{feed.Contents}/analyzers/dotnet/cs/*.dll" />
              <ArchitectureTable Include="net.csv" />
            </ItemGroup>
            <Import Project="{feed.Contents}/buildTransitive/InceptionGen.targets" />
            """);
        File.WriteAllText(Path.Combine(project.Folder, "net.csv"), trains ? TrainingPackageTests.Table : UserProject.Table);
        if (trains)
        {
            File.WriteAllText(Path.Combine(project.Folder, "Program.cs"), TrainingPackageTests.Program);
            return project;
        }

        File.WriteAllText(Path.Combine(project.Folder, "Program.cs"), UserProject.Program.Replace(ReadNothing, ReadNothing + ReadAFile, StringComparison.Ordinal));
        return project;
    }

    public Printed Publish() => Dotnet("publish", "-o", Path.Combine(Folder, "published"), "--disable-build-servers", "-v", "minimal");

    /// <summary>Runs the published program; gives what it printed.</summary>
    public string Run() => Shell.Run(Folder, Path.Combine(Folder, "published", OperatingSystem.IsWindows() ? "Demo.exe" : "Demo"), []).OrFail().Text.Trim();

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Printed Dotnet(string command, params string[] options) =>
        Shell.Dotnet(Folder, Shell.UsualPackages, [command, "-r", RuntimeInformation.RuntimeIdentifier, .. options]);

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
