using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Tool.Scoring.Inputs;

/// <summary>What a file is, by its name: folders hold labels and notes beside their photos, and so do tar files.</summary>
internal static class ImageNames
{
    /// <summary>The kinds that are read, and those that are not: a photo of another kind gets a row that says so, and is not left out silently.</summary>
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".ppm", ".gif",
        ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff", ".jxl", ".jp2",
    };

    /// <summary>Whether it is an image. Hidden files are not: systems put such files beside photos.</summary>
    public static bool IsImage(string path) => Endings.Contains(Path.GetExtension(path)) && !Path.GetFileName(path.AsSpan()).StartsWith('.');

    /// <summary>Whether it is a tar file.</summary>
    public static bool IsTar(string path) => path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase) && !Path.GetFileName(path.AsSpan()).StartsWith('.');
}
