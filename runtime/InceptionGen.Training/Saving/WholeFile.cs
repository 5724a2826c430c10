using System;
using System.IO;

namespace InceptionGen.Training.Saving;

/// <summary>Writes files that are never half written: into a new file beside, which then takes the old one's place.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="write">Writes its contents.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string unfinished = Unfinished(path);

        // A file that an ended program did not complete is overwritten; what another program is writing is not.
        FileStream stream = new(unfinished, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Checks that a file can be written, and changes nothing.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or is a folder.</exception>
    public static void RequireWritable(string path)
    {
        if (Directory.Exists(path)) throw new UnauthorizedAccessException($"{path} is a folder: name a file in it.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{path} cannot be written: the folder {folder} does not exist.");
        string unfinished = Unfinished(path);
        new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None).Dispose();
        File.Delete(unfinished);
    }

    private static string Unfinished(string path) => $"{path}.unfinished";
}
