using System;
using System.IO;
using System.Linq;

namespace InceptionGen.Tests.Browsing;

/// <summary>The browser that is installed: Debian's, or the one that INCEPTIONGEN_CHROMIUM names. Nothing is ever downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Its program; null where it is not installed.</summary>
    public static string? Path { get; } =
        new[] { Environment.GetEnvironmentVariable("INCEPTIONGEN_CHROMIUM") ?? "" }.Concat(Usual).FirstOrDefault(File.Exists);
}
