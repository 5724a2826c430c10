using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Tool.Scoring.Inputs;

/// <summary>The images and tar files that the command line means: folders, lists, tar files and single images. They are found again each time they are asked for, since a large
/// job's do not all fit into memory.</summary>
/// <param name="inputs">What the command line says; "-" is a list at standard input.</param>
/// <param name="standardInput">Its lines.</param>
internal sealed class InputFiles(IReadOnlyList<string> inputs, Func<IReadOnlyList<string>> standardInput)
{
    public const string StandardInput = "-";

    private readonly Lazy<IReadOnlyList<string>> _lines = new(standardInput);

    /// <summary>All of them, in no promised order.</summary>
    /// <exception cref="ScoreException">An input is not there, has no image, or is of a kind that is not read.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public IEnumerable<InputFile> All() => inputs.SelectMany(Of);

    private IEnumerable<InputFile> Of(string input)
    {
        if (input == StandardInput) return Listed("standard input", _lines.Value);
        if (Directory.Exists(input)) return InFolder(input);
        if (!File.Exists(input)) throw new ScoreException($"{input}: there is no such file or folder.");
        if (ImageNames.IsTar(input)) return [new InputFile(Path.GetFileName(input), input, IsTar: true)];
        if (ImageNames.IsImage(input)) return [new InputFile(Key(input), input, IsTar: false)];
        return IsCompressedTar(input)
            ? throw new ScoreException($"{input}: it is compressed, and images are read from where they are in a tar file. Unpack it: gunzip, or zstd -d.")
            : Listed(input, File.ReadLines(input));
    }

    private static IEnumerable<InputFile> InFolder(string folder)
    {
        bool isEmpty = true;
        foreach (string path in ImageFolder.Files(folder))
        {
            isEmpty = false;
            yield return new InputFile(Key(Path.GetRelativePath(folder, path)), path, ImageNames.IsTar(path));
        }

        if (isEmpty) throw new ScoreException($"{folder}: there is no image and no tar file in this folder.");
    }

    private static IEnumerable<InputFile> Listed(string list, IEnumerable<string> lines)
    {
        bool isEmpty = true;
        foreach (string line in lines)
        {
            if (line.Length == 0) continue;
            // Whatever is not another kind is taken for a list. A binary file has characters that paths do not have.
            if (line.Contains('\0')) throw new ScoreException($"{list}: it is not a folder, a tar file, an image or a list of paths.");
            isEmpty = false;
            yield return new InputFile(Key(line), line, ImageNames.IsTar(line));
        }

        if (isEmpty) throw new ScoreException($"{list}: there is no path in this list.");
    }

    private static string Key(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsCompressedTar(string path) =>
        new[] { ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst" }.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
