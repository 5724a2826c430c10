using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace InceptionGen.Tool.Scoring.Parts;

/// <summary>A file that gets its name when it is complete and on the disk. Whoever finds the name finds all of it, whatever is killed.</summary>
internal sealed class AtomicFile : IDisposable
{
    private const string Ending = ".tmp";

    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;

    /// <summary>Begins to write it, under another name.</summary>
    public AtomicFile(string path)
    {
        // Two processes that make the same part do not write into each other's.
        _path = path;
        _temporary = Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(path)}.{Environment.MachineName}.{Environment.ProcessId}{Ending}"));
        _file = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None);
    }

    /// <summary>What is to be in it.</summary>
    public Stream Content => _file;

    /// <summary>Gives it its name.</summary>
    public void Commit() => Commit(overwrite: true);

    /// <summary>Gives it its name unless a file has this name by now.</summary>
    /// <returns>Whether it has.</returns>
    public bool TryCommit()
    {
        try
        {
            Commit(overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(_path))
        {
            return false;
        }
    }

    /// <summary>Removes it if it did not get its name.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_temporary);
    }

    /// <summary>Removes what killed processes left: those of this machine that are gone, and those that nobody has touched for a day.</summary>
    public static void RemoveLeftovers(string folder)
    {
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles(".*" + Ending).Where(IsLeft)) file.Delete();
    }

    private static bool IsLeft(FileInfo file)
    {
        string name = file.Name[..^Ending.Length];
        int dot = name.LastIndexOf('.');
        bool isOfThisMachine = dot > 0 && name[..dot].EndsWith("." + Environment.MachineName, StringComparison.Ordinal);
        if (!isOfThisMachine || Shard.Number(name[(dot + 1)..]) is not { } process) return DateTime.UtcNow - file.LastWriteTimeUtc > Abandoned;
        // In a container that is started again, this process may have the ID of the one before.
        return (process == Environment.ProcessId || !IsRunning(process)) && !IsHeld(file.FullName);
    }

    // Containers may share a host name and a folder without seeing each other's processes.
    private static bool IsHeld(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private void Commit(bool overwrite)
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_temporary, _path, overwrite);
    }
}
