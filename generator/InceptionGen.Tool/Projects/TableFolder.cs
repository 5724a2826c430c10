using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Projects;

/// <summary>Finds the tables of folders.</summary>
internal static class TableFolder
{
    /// <summary>Bytes of a file that is opened to see whether it is a table: no table has more characters, and none has more than four bytes for one.</summary>
    private const long MostBytes = 4L * TableReader.MaximumLength;

    private static readonly string[] NotLookedInto = ["bin", "obj", "node_modules", "artifacts"];

    /// <summary>The tables of a folder, in ordinal order. What is not a table, or cannot be read, is left out.</summary>
    public static IEnumerable<TextFile> Tables(string folder)
    {
        string[] files = Entries(folder, Directory.GetFiles);
        foreach (string file in files.Where(TableGuess.HasEnding))
        {
            if (TryRead(file) is { } read && TableGuess.IsTable(read.Source)) yield return read;
        }
    }

    /// <summary>The folder and those in it, except hidden ones and what tools put there.</summary>
    public static IEnumerable<string> Folders(string folder)
    {
        yield return folder;
        foreach (string inner in Entries(folder, Directory.GetDirectories))
        {
            string name = Path.GetFileName(inner);
            bool isLink = (File.GetAttributes(inner) & FileAttributes.ReparsePoint) != 0;
            if (isLink || name.StartsWith('.') || NotLookedInto.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            foreach (string found in Folders(inner)) yield return found;
        }
    }

    private static string[] Entries(string folder, Func<string, string[]> list)
    {
        try
        {
            // "" is the current folder, whose files are called by their names alone.
            IEnumerable<string> found = list(folder.Length == 0 ? "." : folder);
            return [.. found.Select(path => folder.Length == 0 ? Path.GetFileName(path) : path).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static TextFile? TryRead(string file)
    {
        try
        {
            return new FileInfo(file).Length > MostBytes ? null : TextFile.Read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
