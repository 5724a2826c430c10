using System;
using System.IO;

namespace InceptionGen.Weights.Storage;

/// <summary>Where a file or a folder is, whatever links lead to it: two paths to one place are the same.</summary>
internal static class RealPath
{
    /// <summary>The path from the root on, without links. Each of its parts may be one; what does not exist stays as it is.</summary>
    /// <exception cref="IOException">A link leads to itself.</exception>
    public static string Of(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), real = Path.GetPathRoot(full)!;
        foreach (string part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (new FileInfo(real) is { LinkTarget: not null } link) real = Of(link.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        return real;
    }

    /// <summary>Whether one of two real paths is the other or in it.</summary>
    public static bool IsIn(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
