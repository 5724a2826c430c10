using System;
using System.IO;

namespace InceptionGen.Weights.Storage;

/// <summary>Files that are complete, or as they were before.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file under another name beside its own, and gives it its own when it is complete. A link stays: what it points to is replaced. What is not
    /// a regular file, such as a device or a named pipe, is written to as it is.</summary>
    /// <exception cref="IOException">It cannot be written. A file that was there is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or is a folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using (FileStream? special = OpenSpecial(path))
        {
            if (special is not null)
            {
                write(special);
                return;
            }
        }

        WriteBeside(Target(path), write);
    }

    /// <summary>Checks that a file can be written, and changes nothing.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or is a folder.</exception>
    public static void RequireWritable(string path)
    {
        using (FileStream? special = OpenSpecial(path))
        {
            if (special is not null) return;
        }

        string unfinished = Unfinished(Target(path));
        Create(unfinished).Dispose();
        File.Delete(unfinished);
    }

    // Null if it is a regular file, or if there is nothing, not even where a link leads. Without a lock: a device has many writers.
    private static FileStream? OpenSpecial(string path)
    {
        if (Directory.Exists(path)) throw new UnauthorizedAccessException($"{path} is a folder: name a file in it.");
        try
        {
            FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            if (!IsRegular(file)) return file;
            file.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // Only a regular file has a length that can be set, here to what it is. A pipe or a terminal has none, and a device such as /dev/null refuses.
    private static bool IsRegular(FileStream file)
    {
        if (!file.CanSeek) return false;
        try
        {
            file.SetLength(file.Length);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // Whatever would fail at the end fails here, under the name that the caller knows.
    private static string Target(string path)
    {
        FileInfo file = new(path);
        string target = file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (File.Exists(target))
        {
            using FileStream existing = new(target, FileMode.Open, FileAccess.Write);
            return target;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(target)) ?? "";
        return Directory.Exists(folder) ? target : throw new DirectoryNotFoundException($"{path} cannot be written: the folder {folder} does not exist.");
    }

    private static void WriteBeside(string target, Action<Stream> write)
    {
        string unfinished = Unfinished(target);
        FileStream stream = Create(unfinished);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, target, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    // What a program that was ended did not complete is overwritten; what another program is writing is not.
    private static FileStream Create(string unfinished) => new(unfinished, FileMode.Create, FileAccess.Write, FileShare.None);

    private static string Unfinished(string target) => $"{target}.unfinished";
}
