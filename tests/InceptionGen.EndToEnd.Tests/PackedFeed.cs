using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Runtime.CompilerServices;
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

        foreach (string project in Projects)
        {
            Shell.Dotnet(
                RepositoryFolder(), Shell.UsualPackages, "pack", project, "-c", "Release", "-o", Folder,
                "--artifacts-path", Path.Combine(_root, "artifacts"), "--disable-build-servers").OrFail();
        }

        foreach (string package in PackageIds) ZipFile.ExtractToDirectory(Directory.GetFiles(Folder, package + ".0.*.nupkg").Single(), ContentsOf(package));
    }

    /// <summary>The packages that the repository makes.</summary>
    public static string[] PackageIds { get; } = ["InceptionGen", "InceptionGen.Imaging", "InceptionGen.Training", "InceptionGen.Hosting", "InceptionGen.Embeddings", "InceptionGen.AspNetCore", "InceptionGen.Grpc", "InceptionGen.Client", "InceptionGen.Tool"];

    private static string[] Projects { get; } = ["runtime/InceptionGen.Runtime", "runtime/InceptionGen.Imaging", "runtime/InceptionGen.Training", "runtime/InceptionGen.Hosting", "runtime/InceptionGen.Embeddings", "runtime/InceptionGen.AspNetCore", "runtime/InceptionGen.Grpc", "runtime/InceptionGen.Client", "generator/InceptionGen.Tool"];

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
