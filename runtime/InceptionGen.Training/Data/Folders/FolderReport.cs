using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Training.Data;

namespace InceptionGen.Training;

/// <summary>What was found in a folder of photos: every file is an image of a class, or it is named here, or it is hidden and counted here.</summary>
public sealed record FolderReport
{
    private const int MostShown = 10;

    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The classes, in the order of their labels.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>The images of each class.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>Files and folders that are not used: damaged, empty, unreadable, of another kind, or not in a class's folder.</summary>
    public required IReadOnlyList<FileRemark> Skipped { get; init; }

    /// <summary>Images that are used although their names say another format than their content.</summary>
    public required IReadOnlyList<FileRemark> Misnamed { get; init; }

    /// <summary>Files and folders that are hidden, or whose names begin with a dot. They are not looked at.</summary>
    public required int Hidden { get; init; }

    /// <summary>All of it in words; of many names the first ones.</summary>
    public override string ToString()
    {
        string text = $"Found {Number(Counts.Sum(), "image")} of {Number(ClassNames.Count, "class", "classes")} ({Classes()}) in {Folder}";
        if (Skipped.Count > 0) text += $"; {Number(Skipped.Count, "file")} skipped: {Shown(Skipped)}";
        if (Misnamed.Count > 0) text += $"; {Number(Misnamed.Count, "file")} read whose {(Misnamed.Count == 1 ? "name says" : "names say")} another format: {Shown(Misnamed)}";
        return Hidden > 0 ? $"{text}; {Number(Hidden, "hidden file")} ignored" : text;
    }

    internal static string Shown(IReadOnlyList<FileRemark> remarks) =>
        string.Join(", ", remarks.Take(MostShown)) + (remarks.Count > MostShown ? $" and {remarks.Count - MostShown} more" : "");

    internal static string Number(int count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";

    private string Classes() => ClassList.Shown([.. ClassNames.Zip(Counts, (name, count) => $"{name} {count.ToString("N0", CultureInfo.InvariantCulture)}")]);
}
