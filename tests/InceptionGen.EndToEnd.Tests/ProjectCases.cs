using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>Projects of every shape that a table may meet.</summary>
internal static class ProjectCases
{
    /// <summary>The messages of the package's own targets, each with a page.</summary>
    private static readonly string[] Pages = ["ING501", "ING502", "ING503", "ING504", "ING505", "ING507"];

    private const string Table = UserProject.Table;

    /// <summary>Fails to compile where the class is missing.</summary>
    private const string Use = "class Use { public const int Height = NS.Net.InputHeight; }";

    private const string Late = """<ArchitectureTable Include="$(MSBuildThisFileDirectory)net.csv" />""";

    private const string ClassIsNamespace =
        """googlenet.csv(1,12): error ING506: The class GoogLeNet would be in the namespace GoogLeNet, and outside of that GoogLeNet is the namespace. Give the ArchitectureTable item a Class, such as Class="GoogLeNetNetwork", or set the project's RootNamespace to another name.""";

    public static IEnumerable<ProjectCase> All()
    {
        foreach (string id in Pages)
        {
            yield return ProjectCase.Broken(id);
            yield return ProjectCase.Fixed(id);
        }

        yield return Project("CalledLikeTheClass", """<ArchitectureTable Include="googlenet.csv" />""", ClassIsNamespace) with
        {
            Files =
            [
                ("GoogLeNet.csproj", CSharp("""<ArchitectureTable Include="googlenet.csv" />""", "<OutputType>Exe</OutputType><RootNamespace>GoogLeNet</RootNamespace>")),
                ("Program.cs", "GoogLeNet network = GoogLeNet.Load(InceptionGen.WeightFile.Open(\"googlenet.safetensors\"));\nSystem.Console.WriteLine(network.WeightBytes);"),
            ],
        };
        yield return Project("FSharp", "") with
        {
            Files =
            [
                ("FSharp.fsproj", CSharp("""<Compile Include="A.fs" /><ArchitectureTable Include="net.csv" />""")),
                ("A.fs", "module A\nlet x = 1\n"),
                ("net.csv", Table),
            ],
            Expected = ["FSharp.fsproj : error ING503: InceptionGen makes C# classes, and this is a project of the language F#. ..."],
        };
        yield return Project("OldestFramework", "", "OldestFramework.csproj : error ING502: InceptionGen needs .NET 10, and this build is for netstandard2.0. ...") with
        {
            Files = [("OldestFramework.csproj", CSharp("").Replace("net10.0", "netstandard2.0", StringComparison.Ordinal))],
        };
        yield return Project("IsoCSharp", """<ArchitectureTable Include="net.csv" />""", "IsoCSharp.csproj : error ING504: ... sets LangVersion to ISO-2. ...") with
        {
            Files = [("IsoCSharp.csproj", CSharp("""<ArchitectureTable Include="net.csv" />""", "<LangVersion>ISO-2</LangVersion><ImplicitUsings>disable</ImplicitUsings>")), ("net.csv", Table)],
        };

        yield return Project("CSharp11", """<ArchitectureTable Include="net.csv" />""", "CSharp11.csproj : error ING504: ... sets LangVersion to 11.0. ...") with
        {
            Files = [("CSharp11.csproj", CSharp("""<ArchitectureTable Include="net.csv" />""", "<LangVersion>11.0</LangVersion>")), ("net.csv", Table)],
        };

        yield return Project("FromDirectoryBuildTargets", "", ("Directory.Build.targets", $"<Project><ItemGroup>{Late}</ItemGroup></Project>"));
        yield return Project("FromATarget", "", ("Directory.Build.targets", """
            <Project>
              <Target Name="MakeTable" BeforeTargets="CoreCompile">
                <Copy SourceFiles="net.csv" DestinationFiles="$(IntermediateOutputPath)made.csv" />
                <ItemGroup><ArchitectureTable Include="$(IntermediateOutputPath)made.csv" Class="Net" /></ItemGroup>
              </Target>
            </Project>
            """));
        yield return Project(
            "Pictures",
            """<ArchitectureTable Include="net.csv" Picture="docs/net.svg" Summary="docs/net.md" /><ArchitectureTable Include="googlenet.csv" Until="inception (3a)" Picture="a b.mmd" />""");
        yield return Project("NoneThatIsCopied", """<None Update="net.csv" CopyToOutputDirectory="PreserveNewest" /><ArchitectureTable Include="net.csv" />""");
        yield return Project(
            "PatternThatMeetsCopies",
            """<Content Include="net.csv" CopyToOutputDirectory="PreserveNewest" /><ArchitectureTable Include="**/*.csv" />""",
            ("bin/Debug/net10.0/net.csv", Table),
            ("obj/net.csv", Table));
        yield return Project(
            "PatternsOfOutputs",
            """<ArchitectureTable Include="obj/made/**/*.csv" Class="Net" /><ArchitectureTable Include="bin/*.csv" Class="Other" />""",
            ("obj/made/a/b/net.csv", Table),
            ("bin/net.csv", Table),
            ("UseOther.cs", "class UseOther { public const int Height = NS.Other.InputHeight; }"));
        yield return Project(
            "ListedTwice",
            """<ArchitectureTable Include="net.csv" /><ArchitectureTable Include="net.csv" Class="Large" Input="9x9x3" /><ArchitectureTable Include="net.csv" Class="Large" Input="9x9x3" />""",
            ("UseLarge.cs", "class UseLarge { public const int Height = NS.Large.InputHeight; }"));
        yield return Project(
            "OddCharacters",
            """<ArchitectureTable Include="net (a) [b] #1 &amp; '2'.csv" Class="Net" Until="conv #1; x" />""",
            ("net (a) [b] #1 & '2'.csv", Table.Replace("type,patch size", "type,name,patch size", StringComparison.Ordinal)
                .Replace("convolution,", "convolution,conv #1; x,", StringComparison.Ordinal)
                .Replace("pool,", "pool,,", StringComparison.Ordinal).Replace("linear,", "linear,,", StringComparison.Ordinal)),
            ("UseStage.cs", "class UseStage { public object Stage = NS.Net.Conv1X; }"));
        yield return Project(
            "NamesThatOnlyTheItemSays",
            """<ArchitectureTable Include="inception_v3_keras.csv" Class="Net" Names="inception_v3_keras.by_order.names.csv" /><ArchitectureTable Include="inception_v3_nsfwjs.csv" Class="Moderation" />""",
            ("UseModeration.cs", "class UseModeration { public const int Classes = NS.Moderation.Classes; }"));

        // Warnings show whose names table is taken: of the package's own there are none.
        string googlenet = Shipped("googlenet.csv"), names = Shipped("googlenet.names.csv");
        yield return Project("CopyOfATable", """<ArchitectureTable Include="googlenet.csv" Class="Net" />""", ("googlenet.csv", googlenet));
        yield return Project("CopyInAFolder", """<ArchitectureTable Include="tables/googlenet.csv" Class="Net" />""", ("tables/googlenet.csv", googlenet), ("tables/googlenet.names.csv", names + "nowhere,,x\n")) with
        {
            Expected = ["googlenet.names.csv(...): warning ING407: ..."],
        };
    }

    private static ProjectCase Project(string name, string items, params (string File, string Text)[] files) =>
        new(name, [(name + ".csproj", CSharp(items)), ("net.csv", Table), ("Use.cs", Use), .. files]);

    private static ProjectCase Project(string name, string items, string expected) => Project(name, items) with { Expected = [expected] };

    private static string CSharp(string items, string properties = "<RootNamespace>NS</RootNamespace>") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="InceptionGen" Version="0.1.0" />
            {items}
          </ItemGroup>
        </Project>
        """;

    private static string Shipped(string table) => File.ReadAllText(Path.Combine(PackedFeed.RepositoryFolder(), "tables", table));
}
