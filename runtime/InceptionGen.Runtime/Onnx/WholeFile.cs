using System;
using System.IO;

namespace InceptionGen.Onnx;

/// <summary>Files that are complete or not there.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file under another name beside its own, and gives it its own when it is complete. A link stays: what it points to is replaced. What is not
    /// a regular file, such as a device or a named pipe, is written to as it is.</summary>
    /// <exception cref="IOException">It cannot be written. A file that was there is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or is a folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (Directory.Exists(path)) throw new UnauthorizedAccessException($"{path} is a folder: name a file in it.");
        using (FileStream? existing = Open(path))
        {
            if (existing is not null && !IsRegular(existing))
            {
                write(existing);
                return;
            }
        }

        WriteBeside(Target(path), write);
    }

    // Null if there is nothing, not even behind a link. Without a lock: a device has many writers.
    private static FileStream? Open(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
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
        string unfinished = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            using (FileStream stream = new(unfinished, FileMode.CreateNew)) write(stream);
            File.Move(unfinished, target, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
