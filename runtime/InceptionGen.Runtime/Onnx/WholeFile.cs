using System;
using System.IO;

namespace InceptionGen.Onnx;

/// <summary>Files that are complete or not there.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file under another name beside its own, and gives it its own when it is complete.</summary>
    /// <exception cref="IOException">It cannot be written. What was there is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or is a folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Target(path);
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

    // Whatever would fail at the end fails here, under the name that the caller knows.
    private static string Target(string path)
    {
        if (Directory.Exists(path)) throw new UnauthorizedAccessException($"{path} is a folder: name a file in it.");
        if (!File.Exists(path))
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
            return Directory.Exists(folder) ? path : throw new DirectoryNotFoundException($"{path} cannot be written: the folder {folder} does not exist.");
        }

        string target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        using FileStream existing = new(target, FileMode.Open, FileAccess.Write);
        return target;
    }
}
