namespace InceptionGen.EndToEnd.Tests;

/// <summary>Builds the repository's projects again, in release and in a folder of their own.</summary>
internal static class RepositoryBuild
{
    /// <summary>Without analyzers, which would take half of the time: they ran, on the same sources, when the solution was built. Generators run, and so do trimmer and compiler to native code.</summary>
    /// <param name="arguments">Of the dotnet command.</param>
    public static Printed Dotnet(params string[] arguments) => Shell.Run(PackedFeed.RepositoryFolder(), "dotnet", [.. arguments, "-c", "Release", "--disable-build-servers"], environment =>
    {
        Shell.PrepareDotnet(environment, Shell.UsualPackages);

        // Not as an option: a build that a project starts itself has no analyzers either.
        environment["RunAnalyzers"] = "false";
    });
}
