using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Load.Asking;
using static System.FormattableString;

namespace InceptionGen.Load.Runs;

/// <summary>Asks at fixed rates that do not wait for the answers, and prints a line of a table for each.</summary>
internal sealed class RatesRun : IRun
{
    /// <inheritdoc/>
    public async Task<bool> RunAsync(LoadOptions options, TextWriter writer)
    {
        using var client = new PhotoClient(options.Url, options);
        TimeSpan warmUp = TimeSpan.FromSeconds(3), measured = TimeSpan.FromSeconds(10);
        await ClosedLoop.RunAsync(client, Environment.ProcessorCount, warmUp);
        (double alone, TimeSpan median) = await ClosedLoop.RunAsync(client, callers: 1, measured);
        (double together, _) = await ClosedLoop.RunAsync(client, 2 * Environment.ProcessorCount, measured);
        double capacity = options.Capacity > 0 ? options.Capacity : together;
        writer.WriteLine(Invariant($"one caller {alone:F1} answers/s, median {median.TotalMilliseconds:F1} ms; {2 * Environment.ProcessorCount} callers {together:F1} answers/s; memory {await client.MegabytesAsync():F0} MB"));
        writer.WriteLine();

        RatesReport.WriteHeading(writer);
        var random = new Random(options.Seed);
        foreach (double load in options.Loads)
        {
            long start = Stopwatch.GetTimestamp();
            var asked = await OpenLoop.AskAsync(client, load * capacity, options.Duration, random);
            Task<TimeSpan> recovering = RecoverAsync(client, 2 * median);
            Answer[] answers = await Task.WhenAll(asked);
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start), recovery = await recovering;
            RatesReport.Write(writer, load, capacity, options.Duration, answers, elapsed, await client.MegabytesAsync(), recovery);
        }

        return true;
    }

    // How long it takes until a request alone is answered as it was before.
    private static async Task<TimeSpan> RecoverAsync(PhotoClient client, TimeSpan usual)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            TimeSpan before = Stopwatch.GetElapsedTime(start);
            Answer answer = await client.AskAsync(Stopwatch.GetTimestamp());
            if (answer.IsGood && answer.SinceSent <= usual) return before;
            if (before > TimeSpan.FromMinutes(1)) return before;
        }
    }
}
