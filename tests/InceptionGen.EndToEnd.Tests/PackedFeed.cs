using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>Tests that share the packages.</summary>
[CollectionDefinition(nameof(PackedFeed))]
public sealed class PackedFeedCollection : ICollectionFixture<PackedFeed>;

/// <summary>The packages, packed from this repository into a folder that serves as a feed.</summary>
public sealed class PackedFeed : IDisposable
{
    private readonly string _root = Shell.NewFolder();

    /// <summary>Packs. Everything is built in a folder of its own, so that a build in the repository is not disturbed.</summary>
    public PackedFeed()
    {
        Folder = Path.Combine(_root, "feed");
        Packages = Path.Combine(_root, "packages");
        Directory.CreateDirectory(Folder);

        // The runtime first and alone, as its page says: the generator and the tool go into its package, and nothing is built yet.
        RepositoryBuild.Dotnet("pack", Projects[0], "-o", Folder, "--artifacts-path", Artifacts).OrFail();

        // Then all others at once: what they share is restored, loaded and compiled once. On one node, since each package's project builds what it needs into the same folder.
        string others = Path.Combine(_root, "Others.slnf");
        File.WriteAllText(others, JsonSerializer.Serialize(new { solution = new { path = Path.Combine(RepositoryFolder(), "InceptionGen.sln"), projects = Projects[1..] } }));
        RepositoryBuild.Dotnet("pack", others, "-o", Folder, "-m:1", "--artifacts-path", Artifacts).OrFail();

        foreach (string package in PackageIds) ZipFile.ExtractToDirectory(Directory.GetFiles(Folder, package + ".0.*.nupkg").Single(), ContentsOf(package));
    }

    /// <summary>The packages that the repository makes.</summary>
    public static string[] PackageIds { get; } = ["InceptionGen", "InceptionGen.Imaging", "InceptionGen.Training", "InceptionGen.Hosting", "InceptionGen.Embeddings", "InceptionGen.AspNetCore", "InceptionGen.Grpc", "InceptionGen.Client", "InceptionGen.Tool"];

    private static string[] Projects { get; } = ["runtime/InceptionGen.Runtime/InceptionGen.Runtime.csproj", "runtime/InceptionGen.Imaging/InceptionGen.Imaging.csproj", "runtime/InceptionGen.Training/InceptionGen.Training.csproj", "runtime/InceptionGen.Hosting/InceptionGen.Hosting.csproj", "runtime/InceptionGen.Embeddings/InceptionGen.Embeddings.csproj", "runtime/InceptionGen.AspNetCore/InceptionGen.AspNetCore.csproj", "runtime/InceptionGen.Grpc/InceptionGen.Grpc.csproj", "runtime/InceptionGen.Client/InceptionGen.Client.csproj", "generator/InceptionGen.Tool/InceptionGen.Tool.csproj"];

    /// <summary>What was built for the packages.</summary>
    public string Artifacts => Path.Combine(_root, "artifacts");

    /// <summary>Where the packages are.</summary>
    public string Folder { get; }

    /// <summary>The files of the package InceptionGen.</summary>
    public string Contents => ContentsOf("InceptionGen");

    /// <summary>Where projects restore to: not the machine's folder, which may hold an older build of the same version.</summary>
    public string Packages { get; }

    /// <summary>The repository's root.</summary>
    public static string RepositoryFolder([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));

    /// <summary>A package's files.</summary>
    public string ContentsOf(string package) => Path.Combine(_root, "contents", package);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);
}
