using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>runtime/docs/photos.md: its code compiles as it is printed, and gives what InceptionGen.Imaging gives, whichever way a photo was taken.</summary>
[Collection(nameof(PackedFeed))]
public sealed class PhotosPageTests(PackedFeed feed)
{
    private const string Page = "runtime/docs/photos.md";

    private const string Compare = """

        double worst = 0;
        foreach (string file in System.IO.Directory.GetFiles(".", "*.jpg"))
        {
            byte[] theirs = Rgb(file, 96, 64), ours = InceptionGen.Imaging.RgbImage.Load(file).Fit(96, 64).Rgb.ToArray();
            double sum = 0;
            for (int i = 0; i < ours.Length; i++) sum += System.Math.Abs(ours[i] - theirs[i]);
            worst = System.Math.Max(worst, sum / ours.Length);
        }

        System.Console.WriteLine(rgb.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + " " + worst.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        """;

    [Fact]
    public void Imaging()
    {
        using var project = new PhotoProject(Page, "InceptionGen.Imaging", $"""<Reference Include="{Library}" />""");
        Assert.Equal("150528", project.Run("\nSystem.Console.WriteLine(rgb.Length);"));
    }

    [PackagesFact(Page, "ImageSharp")]
    public void ImageSharp() => AssertNear("ImageSharp", tolerance: 1);

    [PackagesFact(Page, "SkiaSharp")]
    public void SkiaSharp() => AssertNear("SkiaSharp", tolerance: 2.5);

    private string Library => Path.Combine(feed.ContentsOf("InceptionGen.Imaging"), "lib", "net10.0", "InceptionGen.Imaging.dll");

    private void AssertNear(string heading, double tolerance)
    {
        using var project = new PhotoProject(Page, heading, $"""<Reference Include="{Library}" />""");
        string[] printed = project.Run(Compare).Split(' ');
        Assert.Equal("150528", printed[0]);
        Assert.InRange(double.Parse(printed[1], CultureInfo.InvariantCulture), 0, tolerance);
    }
}

/// <summary>A test of a page's section that needs the packages that the section adds.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackagesFactAttribute : FactAttribute
{
    /// <summary>The test runner makes the attribute several times.</summary>
    private static readonly ConcurrentDictionary<(string Page, string Heading), bool> CanRestore = new();

    /// <summary>Skips the test where one of them cannot be restored.</summary>
    /// <param name="page">The page's path in the repository.</param>
    /// <param name="heading">The section.</param>
    public PackagesFactAttribute(string page, string heading) =>
        Skip = CanRestore.GetOrAdd((page, heading), IsRestored) ? null : $"No package source here has the packages of the section '{heading}'.";

    private static bool IsRestored((string Page, string Heading) section)
    {
        using var project = new PhotoProject(section.Page, section.Heading, references: "");
        return project.CanRestore();
    }
}

/// <summary>A project with the packages and the code of a section. Large packages are restored to where the machine keeps them.</summary>
internal sealed class PhotoProject : IDisposable
{
    private readonly string _folder = Shell.NewFolder();
    private readonly string _program;

    public PhotoProject(string page, string heading, string references)
    {
        var blocks = Markdown.Blocks(page, heading);
        _program = blocks.Single(block => block.Language == "csharp").Text;
        string packages = string.Concat(blocks.Where(block => block.Language.Length == 0)
            .SelectMany(block => Regex.Matches(block.Text, @"dotnet add package (\S+) --version (\S+)"))
            .Select(match => $"""<PackageReference Include="{match.Groups[1].Value}" Version="{match.Groups[2].Value}" />"""));
        File.WriteAllText(Path.Combine(_folder, "Photo.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>{packages}{references}</ItemGroup>
            </Project>
            """);
        byte[] photo = File.ReadAllBytes(Path.Combine(PackedFeed.RepositoryFolder(), "tests", "InceptionGen.EndToEnd.Tests", "photo.jpg"));
        File.WriteAllBytes(Path.Combine(_folder, "photo.jpg"), photo);
        for (byte orientation = 1; orientation <= 8; orientation++) File.WriteAllBytes(Path.Combine(_folder, $"turned{orientation}.jpg"), Turned(photo, orientation));
    }

    public bool CanRestore() => Dotnet("restore").ExitCode == 0;

    /// <summary>Runs the section's code with more after it; gives what it prints.</summary>
    public string Run(string more)
    {
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), _program + more);
        return Dotnet("run").OrFail().Text.Trim();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Printed Dotnet(string command) => Shell.Dotnet(_folder, Shell.UsualPackages, command);

    /// <summary>The file with an EXIF segment of one entry, the orientation (tag 0x112, one short).</summary>
    private static byte[] Turned(byte[] jpeg, byte orientation) =>
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];
}
