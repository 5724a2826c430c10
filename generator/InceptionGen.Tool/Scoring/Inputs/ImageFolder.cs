using System;
using System.Collections.Generic;
using System.IO;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Tool.Scoring.Inputs;

/// <summary>Finds the images and tar files of a folder and of those in it.</summary>
internal static class ImageFolder
{
    /// <summary>Their paths. Links to folders are followed, hidden folders are not looked into.</summary>
    /// <exception cref="ScoreException">A link leads back to a folder that holds it.</exception>
    public static IEnumerable<string> Files(string folder) => Files(folder, [RealPath.Of(folder)]);

    private static IEnumerable<string> Files(string folder, List<string> above)
    {
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            if (ImageNames.IsImage(path) || ImageNames.IsTar(path)) yield return path;
        }

        foreach (string inner in Directory.EnumerateDirectories(folder))
        {
            if (Path.GetFileName(inner.AsSpan()).StartsWith('.')) continue;
            string real = RealPath.Of(inner);
            if (above.Exists(one => RealPath.IsIn(one, real))) throw new ScoreException($"{inner}: it links to {real}, a folder that it is in. Remove the link.");
            above.Add(real);
            foreach (string path in Files(inner, above)) yield return path;
            above.RemoveAt(above.Count - 1);
        }
    }
}
