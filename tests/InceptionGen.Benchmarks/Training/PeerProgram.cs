using System;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace InceptionGen.Benchmarks.Training;

/// <summary>Another program that measures the same training: it writes a line of JSON with "step_ms" and "peak_mb" for every case.</summary>
internal static partial class PeerProgram
{
    /// <summary>Runs it, and reads its last line.</summary>
    /// <param name="command">A command for the shell.</param>
    /// <returns>Milliseconds of a step, and megabytes at most.</returns>
    /// <exception cref="InvalidOperationException">It wrote no such line.</exception>
    public static (double Step, long Peak) Run(string command)
    {
        using Process process = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        MatchCollection steps = StepTime().Matches(output), peaks = PeakMemory().Matches(output);
        if (steps.Count == 0) throw new InvalidOperationException($"'{command}' wrote no line with \"step_ms\", but: {output}");
        return (double.Parse(steps[^1].Groups[1].Value, CultureInfo.InvariantCulture), peaks.Count == 0 ? 0 : long.Parse(peaks[^1].Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("\"step_ms\":\\s*([0-9.]+)")]
    private static partial Regex StepTime();

    [GeneratedRegex("\"peak_mb\":\\s*([0-9]+)")]
    private static partial Regex PeakMemory();
}
