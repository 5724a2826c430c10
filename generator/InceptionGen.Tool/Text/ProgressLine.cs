using System;
using System.Diagnostics;
using System.Globalization;

namespace InceptionGen.Tool.Text;

/// <summary>A line that says how far a long work is, on a terminal, and is gone when it is done. Of short work nothing is shown.</summary>
/// <param name="console">Where.</param>
/// <param name="what">The work: "converting weights.pth".</param>
internal sealed class ProgressLine(ToolConsole console, string what) : IProgress<double>, IDisposable
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private string _shown = "";

    /// <summary>How long a work is short.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Shows how far it is.</summary>
    /// <param name="value">From 0 to 1.</param>
    public void Report(double value)
    {
        if (!console.ShowsProgress || Stopwatch.GetElapsedTime(_start) < Silence) return;

        string line = string.Create(CultureInfo.InvariantCulture, $"{what}: {Math.Floor(value * 100)} %");
        if (line == _shown) return;
        console.Error.Write("\r" + line.PadRight(_shown.Length));
        _shown = line;
    }

    /// <summary>Wipes the line out.</summary>
    public void Dispose()
    {
        if (_shown.Length > 0) console.Error.Write("\r" + new string(' ', _shown.Length) + "\r");
        _shown = "";
    }
}
