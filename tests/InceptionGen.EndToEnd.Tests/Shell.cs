using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace InceptionGen.EndToEnd.Tests;

/// <summary>What a program printed.</summary>
internal sealed record Printed(int ExitCode, string Text)
{
    /// <summary>The errors and warnings of a build, each once: "net.csv(5,17): error ING202: ...", without folders and project.</summary>
    public IReadOnlyList<string> Problems { get; } = [.. Text.Split('\n').Select(Shell.Problem).OfType<string>().Distinct()];

    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public Printed OrFail() => ExitCode == 0 ? this : throw new InvalidOperationException(Text);
}

/// <summary>Runs programs as a user does in a terminal.</summary>
internal static class Shell
{
    /// <summary>Where this machine keeps packages.</summary>
    public static string UsualPackages { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>A line of a build without folders and project; null if it is not an error or warning.</summary>
    public static string? Problem(string line)
    {
        Match match = Regex.Match(line, @"([^/\\]*?(\(\d+,\d+\)| ): (error|warning) .*?)( \[[^\[\]]*\])?\s*$");
        return match.Success ? match.Groups[1].Value : null;
    }

    /// <param name="folder">Where it runs.</param>
    /// <param name="packages">Where packages are restored to.</param>
    /// <param name="arguments">Of the dotnet command.</param>
    public static Printed Dotnet(string folder, string packages, params string[] arguments) => Run(folder, "dotnet", arguments, environment => PrepareDotnet(environment, packages));

    public static Printed Run(string folder, string program, IEnumerable<string> arguments, Action<IDictionary<string, string?>>? prepare = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        prepare?.Invoke(start.Environment);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        Task.WaitAll(output, errors);
        process.WaitForExit();
        return new Printed(process.ExitCode, output.Result + errors.Result);
    }

    /// <summary>A folder that is empty and belongs to the caller, outside the repository.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("inceptiongen-").FullName;

    /// <param name="environment">Of a dotnet command that is to be run.</param>
    /// <param name="packages">Where packages are restored to.</param>
    public static void PrepareDotnet(IDictionary<string, string?> environment, string packages)
    {
        // The test runner is a dotnet command itself and tells its children where its own MSBuild is.
        foreach (string name in environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray()) environment.Remove(name);
        environment["NUGET_PACKAGES"] = packages;
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["MSBUILDDISABLENODEREUSE"] = "1";
    }
}
