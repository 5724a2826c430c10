using System;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;

namespace InceptionGen.Hosting.Tests.Deploy;

/// <summary>nginx and HAProxy, where they are installed.</summary>
internal static class Balancers
{
    /// <summary>The path at which HAProxy asks whether a process is ready.</summary>
    public static string CheckedPath => Regex.Match(DeployFiles.Text("haproxy.cfg"), @"http-check send meth GET uri (\S+)").Groups[1].Value;

    /// <summary>Where a program is; null if it is not installed.</summary>
    public static string? Find(string program) =>
        Array.Find(["/usr/sbin/" + program, "/usr/bin/" + program, "/usr/local/sbin/" + program, "/usr/local/bin/" + program], File.Exists);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and what it wrote.</returns>
    public static (int Code, string Text) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        string errors = process.StandardError.ReadToEnd(), output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors + output);
    }
}

/// <summary>A test that needs a program that not every machine has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InstalledFactAttribute : FactAttribute
{
    /// <summary>Skips the test where the program is not installed.</summary>
    public InstalledFactAttribute(string program) => Skip = Balancers.Find(program) is null ? $"{program} is not installed here." : null;
}
