using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Projects;

/// <summary>The projects that a command's paths mean: each folder is one, and each file is one with the tables beside it.</summary>
internal sealed class ProjectSet
{
    public const string StandardInput = "-";

    private readonly Dictionary<string, TextFile> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly List<string> _unusable = [], _words = [];

    public List<TableProject> Projects { get; } = [];

    /// <summary>What could not be read, in words.</summary>
    public IReadOnlyList<string> Unusable => _unusable;

    /// <summary>What the user should know although it is not a mistake.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>A table as it was read.</summary>
    public TextFile FileOf(string path) => _files[path];

    /// <param name="paths">Folders, files, and "-" for standard input.</param>
    /// <param name="input">Reads standard input.</param>
    /// <param name="inputName">What standard input is called; the tables beside that path are found then.</param>
    public static ProjectSet Of(IEnumerable<string> paths, Func<byte[]> input, string? inputName)
    {
        var set = new ProjectSet();
        foreach (string path in paths)
        {
            try
            {
                if (path == StandardInput) set.AddFile(Named(input(), inputName));
                else if (Directory.Exists(path)) set.AddFolder(Tidy(path));
                else set.AddFile(TextFile.Read(Tidy(path)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                set._unusable.Add(path + ": " + (exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file or folder" : exception.Message));
            }
        }

        return set;
    }

    /// <summary>The path as messages show it: without "./" before it and "/" after it.</summary>
    public static string Tidy(string path)
    {
        string tidy = path;
        while (tidy.StartsWith("./", StringComparison.Ordinal) || tidy.StartsWith(".\\", StringComparison.Ordinal)) tidy = tidy[2..].TrimStart('/', '\\');
        if (tidy.Length > 1) tidy = Path.TrimEndingDirectorySeparator(tidy);
        return tidy == "." ? "" : tidy;
    }

    private static TextFile Named(byte[] bytes, string? name)
    {
        TextFile read = TextFile.Decode("", bytes);
        string start = read.Content.TrimStart();
        bool isJson = start.StartsWith('{') || start.StartsWith('[');
        return read with { Path = name is null ? "stdin" + (isJson ? ".json" : ".csv") : Tidy(name) };
    }

    private void AddFolder(string folder)
    {
        int before = Projects.Count;
        (string Folder, TextFile[] Tables)[] all = [.. TableFolder.Folders(folder).Select(one => (one, TableFolder.Tables(one).ToArray())).Where(one => one.Item2.Length > 0)];
        foreach ((string own, TextFile[] tables) in all)
        {
            TextFile[] listed = [.. tables.Where(table => _reported.Add(Path.GetFullPath(table.Path)))];
            if (listed.Length == 0) continue;

            var project = new TableProject();
            // A table may be in another folder than the network that names it.
            foreach (TextFile other in all.Where(one => one.Folder != own).SelectMany(one => one.Tables)) Add(project, other, isListed: false);
            foreach (TextFile table in tables) Add(project, table, isListed: listed.Contains(table));
            Projects.Add(project);
        }

        if (all.Length == 0) _words.Add((folder.Length == 0 ? "." : folder) + ": there is no table in this folder");
        else if (Projects.Count == before) _words.Add((folder.Length == 0 ? "." : folder) + ": its tables are checked already");
    }

    private void AddFile(TextFile file)
    {
        if (!_reported.Add(Path.GetFullPath(file.Path))) return;

        var project = new TableProject();
        string folder = Path.GetDirectoryName(file.Path) ?? "";
        if (Directory.Exists(folder.Length == 0 ? "." : folder))
        {
            foreach (TextFile other in TableFolder.Tables(folder).Where(other => other.Path != file.Path)) Add(project, other, isListed: false);
        }

        Add(project, file, isListed: true);
        Projects.Add(project);
    }

    private void Add(TableProject project, TextFile file, bool isListed)
    {
        _files.TryAdd(file.Path, file);
        project.Set(file.Source, isListed);
    }
}
