using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Playground.Downloads;

/// <summary>A C# project of a table as a ZIP file: the project file, the table, and a program that runs the network on made-up weights.</summary>
internal static class ProjectArchive
{
    /// <summary>ZIP has no earlier date. The same table gives the same file.</summary>
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="file">The table's file.</param>
    /// <param name="text">The table.</param>
    /// <param name="network">The network that it says.</param>
    public static byte[] Of(string file, string text, NetworkSpec network)
    {
        string name = network.ClassName + "Project";
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add(archive, $"{name}/{name}.csproj", Project(file));
            Add(archive, $"{name}/{FilePath.FileName(file)}", text);
            Add(archive, $"{name}/Program.cs", Program(network, name));
            Add(archive, $"{name}/README.md", Readme(name));
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, string path, string text)
    {
        ZipArchiveEntry entry = archive.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = Date;
        using Stream stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Project(string file) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="InceptionGen" Version="0.1.0" />
          </ItemGroup>
          <ItemGroup>
            <ArchitectureTable Include="{FilePath.FileName(file)}" />
          </ItemGroup>
        </Project>

        """;

    private static string Program(NetworkSpec network, string name) =>
        $$"""
        using System;
        using InceptionGen;
        using {{name}};

        // Made-up weights recognise nothing, but everything runs as with trained ones. WeightFile.Open("weights.safetensors") reads those.
        {{network.ClassName}} network = {{network.ClassName}}.Load(SyntheticWeights.For({{network.ClassName}}.Description));
        using {{network.ClassName}}.Session session = network.CreateSession();

        // A grey photo: red, green and blue, row by row.
        byte[] photo = new byte[{{network.ClassName}}.InputHeight * {{network.ClassName}}.InputWidth * {{network.Input.Channels}}];
        Array.Fill(photo, (byte)128);

        ReadOnlySpan<float> output = session.Run(photo);
        Console.WriteLine($"{{network.ClassName}} computed {output.Length} numbers from an image of {{{network.ClassName}}.InputHeight}x{{{network.ClassName}}.InputWidth}.");

        """;

    private static string Readme(string name) =>
        $"""
        # {name}

        The packages of InceptionGen are not on nuget.org yet. In a clone of https://github.com/InceptionGen/InceptionGen,
        pack them into a folder:

        ```
        dotnet pack runtime/InceptionGen.Runtime -o packages
        ```

        Tell NuGet about that folder once, and run the project:

        ```
        dotnet nuget add source PATH-OF-THE-CLONE/packages --name InceptionGen
        dotnet run
        ```

        """;
}
