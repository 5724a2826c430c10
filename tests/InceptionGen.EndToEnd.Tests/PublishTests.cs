using System;
using Xunit;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>A program with a generated class, trimmed and compiled to native code: no warning of trimmer or compiler, the same numbers.</summary>
[Collection(nameof(PackedFeed))]
public sealed class PublishTests(PackedFeed feed)
{
    [TrimmingFact]
    public void A_trimmed_program_gives_the_same_numbers() => AssertSameNumbers("net10.0", "PublishTrimmed");

    [NativeCodeFact]
    public void A_native_program_gives_the_same_numbers() => AssertSameNumbers(NativeCodeFactAttribute.TargetFramework!, "PublishAot");

    private void AssertSameNumbers(string targetFramework, string property)
    {
        using PublishedProject project = PublishedProject.Of(feed, targetFramework, property);
        Printed published = project.Publish().OrFail();

        // Code that is not valid is compiled to an exception, of which the compiler says so without calling it a warning.
        Assert.DoesNotContain("warning", published.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("will always throw", published.Text, StringComparison.Ordinal);
        Assert.Equal(PackageTests.Expected, project.Run());
    }
}

/// <summary>A test that needs .NET's runtime pack, which not every feed has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TrimmingFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsPossible = new(() => PublishedProject.CanRestore("net10.0", "PublishTrimmed"));

    /// <summary>Skips the test where trimming is not possible.</summary>
    public TrimmingFactAttribute() => Skip = IsPossible.Value ? null : "No package source here has the runtime pack of .NET 10.";
}

/// <summary>A test that needs the compiler to native code, which not every feed has, and a linker.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeCodeFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Possible = new(() => PublishedProject.Linker is null
        ? null
        : Array.Find(["net10.0", "net9.0"], framework => PublishedProject.CanRestore(framework, "PublishAot")));

    /// <summary>Skips the test where native code is not possible.</summary>
    public NativeCodeFactAttribute() => Skip = Possible.Value is null ? "No linker here, or no package source that has the compiler to native code." : null;

    /// <summary>The newest framework whose compiler to native code can be restored; null if there is none. Some feeds have that of .NET 9 only, on which
    /// the runtime's sources compile too.</summary>
    public static string? TargetFramework => Possible.Value;
}
