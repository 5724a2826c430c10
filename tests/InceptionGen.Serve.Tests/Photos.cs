using System;
using System.IO;

namespace InceptionGen.Serve.Tests;

/// <summary>Photos that the sample shows.</summary>
internal static class Photos
{
    public static string ChelseaPath { get; } = Path.Combine(AppContext.BaseDirectory, "photos", "chelsea.jpg");

    public static byte[] Chelsea { get; } = File.ReadAllBytes(ChelseaPath);
}
