using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using InceptionGen.Imaging;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>The images of a reference's batch, by their descriptions: "chelsea_299.png mirrored, rows and columns 74 to 223".</summary>
internal static class ReferencePhotos
{
    private const int Channels = 3;

    private static string? Folder => Environment.GetEnvironmentVariable("INCEPTIONGEN_TRAINING_PHOTOS");

    /// <summary>(N, H, W, C), each value x / 127.5 - 1.</summary>
    public static float[] Of(TrainingReference reference) => [.. reference.Batch.SelectMany(Pixels)];

    private static float[] Pixels(string description)
    {
        string name = description.Split(' ', ',')[0];
        string path = new[] { Path.Combine(Folder ?? "References", name), Path.Combine("References", name) }.First(File.Exists);
        RgbImage photo = RgbImage.Load(path);
        byte[] rgb = photo.Rgb.ToArray();
        (int first, int last) = Regex.Match(description, @"rows and columns (\d+) to (\d+)") is { Success: true } crop
            ? (int.Parse(crop.Groups[1].Value), int.Parse(crop.Groups[2].Value))
            : (0, photo.Width - 1);
        bool isMirrored = description.Contains("mirrored", StringComparison.Ordinal);
        int side = last - first + 1;
        float[] pixels = new float[side * side * Channels];
        for (int i = 0; i < pixels.Length; i++)
        {
            (int pixel, int channel) = Math.DivRem(i, Channels);
            (int row, int column) = (first + (pixel / side), first + (pixel % side));
            if (isMirrored) column = photo.Width - 1 - column;
            pixels[i] = (rgb[(((row * photo.Width) + column) * Channels) + channel] / 127.5f) - 1;
        }

        return pixels;
    }
}
