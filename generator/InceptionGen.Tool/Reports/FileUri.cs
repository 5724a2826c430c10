using System;
using System.IO;
using System.Linq;

namespace InceptionGen.Tool.Reports;

/// <summary>Paths as references in documents.</summary>
internal static class FileUri
{
    /// <summary>A relative path as a relative reference, an absolute one as a file URI.</summary>
    public static string Of(string path) => Path.IsPathRooted(path)
        ? new Uri(Path.GetFullPath(path)).AbsoluteUri
        : string.Join('/', path.Split('/', '\\').Select(Uri.EscapeDataString));
}
