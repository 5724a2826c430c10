using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace InceptionGen.Tool.Tests.Harness;

/// <summary>A folder for one test.</summary>
internal sealed class TableFolderOnDisk : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("inceptiongen-tool-").FullName;

    /// <summary>The shipped tables.</summary>
    public static string Tables => Path.Combine(Root, "tables");

    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    public override string ToString() => _path;

    public string this[string file] => Path.Combine(_path, file);

    public string Read(string file) => File.ReadAllText(this[file]);

    public string Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[file])!);
        File.WriteAllText(this[file], content);
        return this[file];
    }

    /// <summary>Copies a shipped table, with one text replaced by another.</summary>
    public string Copy(string file, string from = "", string to = "")
    {
        string text = File.ReadAllText(Path.Combine(Tables, file));
        if (from.Length > 0 && !text.Contains(from, StringComparison.Ordinal)) throw new ArgumentException($"'{from}' is not in {file}.", nameof(from));
        return Write(file, from.Length == 0 ? text : text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private static string FindRoot([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
