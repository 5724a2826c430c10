using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace InceptionGen.Imaging.Tests;

/// <summary>Small photos that Pillow and libjpeg wrote, with the pixels that Pillow 9.4 (libjpeg-turbo 2.1.5) shows them with: upright, as RGB.</summary>
internal static class PhotoFiles
{
    /// <summary>File, width, height and the hash of the pixels.</summary>
    public static IReadOnlyList<(string File, int Width, int Height, string Hash)> All { get; } =
        [.. Rows("pixels.csv").Select(cells => (cells[0], int.Parse(cells[1]), int.Parse(cells[2]), cells[3]))];

    /// <summary>Width, height and the hash of baseline_444.jpg resized by Pillow's bilinear filter.</summary>
    public static IReadOnlyList<(int Width, int Height, string Hash)> Resized { get; } =
        [.. Rows("resized.csv").Select(cells => (int.Parse(cells[0]), int.Parse(cells[1]), cells[2]))];

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Photos", file);

    public static byte[] Read(string file) => File.ReadAllBytes(PathOf(file));

    public static string Hash(RgbImage image) => Convert.ToHexStringLower(SHA256.HashData(image.Rgb));

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(PathOf(file)).Skip(1).Select(line => line.Split(','));
}
