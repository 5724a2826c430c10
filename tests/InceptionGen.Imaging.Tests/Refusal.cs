using System;

namespace InceptionGen.Imaging.Tests;

/// <summary>What a file that cannot be read is answered with.</summary>
internal static class Refusal
{
    /// <summary>Asserts that reading the file gives an <see cref="ImageException"/> that names the file and this reason.</summary>
    public static void Assert(string reason, byte[] file)
    {
        ImageException exception = Xunit.Assert.Throws<ImageException>(() => RgbImage.Decode(file, "photo"));
        Xunit.Assert.StartsWith("photo cannot be read: ", exception.Message, StringComparison.Ordinal);
        Xunit.Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
