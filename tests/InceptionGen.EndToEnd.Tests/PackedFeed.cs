using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>Tests that share one package.</summary>
[CollectionDefinition(nameof(PackedFeed))]
public sealed class PackedFeedCollection : ICollectionFixture<PackedFeed>;

/// <summary>The package, packed from this repository into a folder that serves as a feed.</summary>
public sealed class PackedFeed : IDisposable
{
    private readonly string root = Shell.NewFolder();

    /// <summary>Packs. Everything is built in a folder of its own, so that a build in the repository is not disturbed.</summary>
    public PackedFeed()
    {
        Folder = Path.Combine(root, "feed");
        Packages = Path.Combine(root, "packages");
        Directory.CreateDirectory(Folder);

        Shell.Dotnet(
            RepositoryFolder(), Shell.UsualPackages, "pack", "runtime/InceptionGen.Runtime", "-c", "Release", "-o", Folder,
            "--artifacts-path", Path.Combine(root, "artifacts"), "--disable-build-servers").OrFail();
        Contents = Path.Combine(root, "contents");
        ZipFile.ExtractToDirectory(Directory.GetFiles(Folder, "*.nupkg").Single(), Contents);
    }

    /// <summary>Where the package is.</summary>
    public string Folder { get; }

    /// <summary>The package's files.</summary>
    public string Contents { get; }

    /// <summary>Where projects restore to: not the machine's folder, which may hold an older build of the same version.</summary>
    public string Packages { get; }

    /// <summary>The repository's root.</summary>
    public static string RepositoryFolder([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);
}
