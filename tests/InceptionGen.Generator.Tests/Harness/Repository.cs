using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Files of the repository that tests hold against the code.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts)).ReplaceLineEndings("\n");

    /// <summary>The paths of all Markdown files, except those in folders that builds and tools make.</summary>
    public static IEnumerable<string> Pages => FilesOf("*.md");

    /// <summary>The paths of files whose names match a pattern, from the repository's root and with '/', in ordinal order.</summary>
    public static IEnumerable<string> FilesOf(string pattern) => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/')[..^1].Any(folder => folder is "artifacts" or "bin" or "obj" or "node_modules" || folder[0] == '.'))
        .Order(StringComparer.Ordinal);

    private static string FindRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
