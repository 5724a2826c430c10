using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Training.Data.Folders;

/// <summary>The classes and files of a folder, by name alone.</summary>
internal sealed class FolderScan
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly List<(string Name, string Class)> _files = [];
    private readonly List<FileRemark> _problems = [];

    // The folders from the first one to the one that is looked through, without links.
    private readonly Stack<string> _above = [];

    /// <summary>Looks through a folder.</summary>
    /// <param name="folder">The folder whose folders are classes.</param>
    /// <exception cref="TrainingDataException">It does not exist or may not be read.</exception>
    public FolderScan(string folder)
    {
        Folder = folder;
        if (File.Exists(folder)) throw new TrainingDataException($"{folder} is a file: name the folder that has a folder of images for each class.");
        if (!Directory.Exists(folder)) throw new TrainingDataException($"The folder {folder} does not exist.");
        List<string> classes = [];
        DirectoryInfo root = new(folder);
        _above.Push(RealPath.Of(folder));
        foreach (FileSystemInfo entry in Entries(root, "") ?? throw new TrainingDataException($"The folder {folder} {_problems[0].Reason}."))
        {
            if (entry is DirectoryInfo directory)
            {
                classes.Add(entry.Name);
                Walk(directory, entry.Name, entry.Name);
            }
            else
            {
                _problems.Add(new(entry.Name, "it is not in the folder of a class"));
            }
        }

        ClassNames = [.. classes.Order(StringComparer.Ordinal)];
        _files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The names of its folders, sorted by the codes of their characters.</summary>
    public string[] ClassNames { get; }

    /// <summary>The files in them, from the folder on, with slashes; sorted in the same way.</summary>
    public IReadOnlyList<(string Name, string Class)> Files => _files;

    /// <summary>What cannot be an image of a class.</summary>
    public IReadOnlyList<FileRemark> Problems => _problems;

    /// <summary>Hidden files and folders.</summary>
    public int Hidden { get; private set; }

    private void Walk(DirectoryInfo folder, string name, string className)
    {
        string real = RealPath.Of(folder.FullName);
        if (_above.Any(one => RealPath.IsIn(one, real)))
        {
            _problems.Add(new(name, "it is a link to a folder above it"));
            return;
        }

        _above.Push(real);
        foreach (FileSystemInfo entry in Entries(folder, name) ?? [])
        {
            string path = $"{name}/{entry.Name}";
            if (entry is DirectoryInfo inner) Walk(inner, path, className);
            else _files.Add((path, className));
        }

        _above.Pop();
    }

    // Null, and a problem, if the folder cannot be read.
    private List<FileSystemInfo>? Entries(DirectoryInfo folder, string name)
    {
        try
        {
            List<FileSystemInfo> entries = [];
            foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos("*", Everything))
            {
                if (entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.Hidden)) Hidden++;
                else entries.Add(entry);
            }

            return entries;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new(name, "cannot be read"));
            return null;
        }
    }
}
