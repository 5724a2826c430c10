using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Tool.Commands;

/// <summary>What "import" is to write.</summary>
/// <param name="Output">The table; "-" for standard output.</param>
/// <param name="GivenNames">The names table, as the command line says it; null if it does not.</param>
/// <param name="Weights">The file of weights; null for none.</param>
/// <param name="ByOrder">Whether the names table goes by the order of layers.</param>
/// <param name="IsForced">Whether files that are there are replaced.</param>
internal sealed record ImportOutputs(string Output, string? GivenNames, string? Weights, bool ByOrder, bool IsForced)
{
    private const string TableEnding = ".csv", NamesEnding = ".names.csv";

    /// <summary>The names table of a description: the one that is said, or beside the table. Null where the table goes to standard output.</summary>
    public string? Names => GivenNames ?? (Output == "-" ? null : (Output.EndsWith(TableEnding, StringComparison.OrdinalIgnoreCase) ? Output[..^TableEnding.Length] : Output) + NamesEnding);

    /// <summary>Why nothing may be written; null if it may.</summary>
    /// <param name="read">What is read, which stays.</param>
    /// <param name="hasNames">Whether a names table is to be written.</param>
    public string? WhyNot(IEnumerable<string> read, bool hasNames)
    {
        string[] files = [.. new[] { Output, hasNames ? Names : null, Weights }.OfType<string>().Where(file => file != "-")];
        if (files.GroupBy(Path.GetFullPath).FirstOrDefault(group => group.Count() > 1) is { } twice) return twice.First() + ": two of the files to write have this name; give them different ones";
        if (files.SelectMany(file => read.Select(one => ReadFile.Replaced(one, file))).FirstOrDefault(reason => reason is not null) is { } replaced) return replaced;

        // What cannot be written is found before anything is: a table without its weights, or weights without their table, is half of a network.
        if (files.FirstOrDefault(Directory.Exists) is { } folder) return folder + ": this is a folder; name a file";
        string[] folders = [.. files.Select(file => Path.GetDirectoryName(Path.GetFullPath(file)) ?? "")];
        if (Array.FindIndex(folders, one => !Directory.Exists(one)) is >= 0 and int lost) return $"{files[lost]} cannot be written: the folder {folders[lost]} does not exist.";
        return !IsForced && files.FirstOrDefault(File.Exists) is { } there ? there + ": there is such a file already; --force replaces it" : null;
    }

    public void WriteTable(ToolConsole console, string table)
    {
        if (Output == "-") console.Output.Write(table);
        else File.WriteAllText(Output, table);
    }
}
