using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace InceptionGen.Fuzzing;

/// <summary>One target in a process of its own, with a heap of 1 GB.</summary>
internal static class FuzzProcess
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>Runs the target and prints what came of it.</summary>
    /// <returns>Whether nothing was found.</returns>
    public static bool Run(string program, string target, TimeSpan time, int seed, string findings)
    {
        ProcessStartInfo start = new("dotnet", [program, target, "--worker", "--seconds", time.TotalSeconds.ToString(CultureInfo.InvariantCulture), "--seed", seed.ToString(CultureInfo.InvariantCulture), "--findings", findings]);
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x40000000";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";

        using Process process = Process.Start(start)!;
        bool hasEnded = process.WaitForExit(time + Grace);
        if (!hasEnded) process.Kill(entireProcessTree: true);
        process.WaitForExit();

        string current = FuzzLoop.CurrentInput(findings, target);
        if (process.ExitCode is Worker.Clean or Worker.Found)
        {
            File.Delete(current);
            return process.ExitCode == Worker.Clean;
        }

        string kept = Path.Combine(findings, target + "-end.input");
        if (File.Exists(current)) File.WriteAllBytes(kept, InputFile.Read(current));
        File.Delete(current);
        Console.WriteLine($"{target}: an input ended the process (exit code {process.ExitCode}), or would not end: {kept}");
        return false;
    }
}
