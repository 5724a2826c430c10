using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using InceptionGen.Tool.Scoring.Rows;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Scoring.Running;

/// <summary>How far the scoring is: a line that is written over on a terminal, and nothing elsewhere.</summary>
/// <param name="console">Where.</param>
/// <param name="total">All images; null if nobody knows.</param>
internal sealed class ScoreProgress(ToolConsole console, long? total) : IDisposable
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _done, _broken;
    private string _shown = "";

    /// <summary>Images that have a row.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Those of them that could not be read.</summary>
    public long Broken => Interlocked.Read(ref _broken);

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Counts a row.</summary>
    public void Count(Row row)
    {
        Interlocked.Increment(ref _done);
        if (row.IsBroken) Interlocked.Increment(ref _broken);
    }

    /// <summary>Shows it.</summary>
    public void Show()
    {
        if (!console.ShowsProgress) return;
        string line = Text(Done, total, Elapsed);
        console.Error.Write("\r" + line.PadRight(_shown.Length));
        _shown = line;
    }

    /// <summary>"1,234 images in 28 s (44.1 a second)"; "no image".</summary>
    public string Summary() => Done == 0
        ? "no image"
        : string.Create(CultureInfo.InvariantCulture, $"{Counts.Grouped(Done)} image{(Done == 1 ? "" : "s")} in {Duration(Elapsed)} ({Rate(Done, Elapsed):F1} a second)");

    /// <summary>Wipes the line out.</summary>
    public void Dispose()
    {
        if (_shown.Length > 0) console.Error.Write("\r" + new string(' ', _shown.Length) + "\r");
        _shown = "";
    }

    /// <summary>"1,234 of 62,500 images, 44.1 a second, 23 min left".</summary>
    internal static string Text(long done, long? total, TimeSpan elapsed)
    {
        string count = total is { } all ? $"{Counts.Grouped(done)} of {Counts.Grouped(all)} images" : $"{Counts.Grouped(done)} images";
        if (done == 0) return count;

        double rate = Rate(done, elapsed);
        string left = total is { } known ? $", {Duration(TimeSpan.FromSeconds((known - done) / rate))} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{count}, {rate:F1} a second{left}");
    }

    private static double Rate(long done, TimeSpan elapsed) => done / Math.Max(elapsed.TotalSeconds, 1e-3);

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} s"),
        { TotalMinutes: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:F1} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:F1} days"),
    };
}
