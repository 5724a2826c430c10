using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using static System.FormattableString;

namespace InceptionGen.Load;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            var options = LoadOptions.Parse(args);
            if (options.ShowsHelp)
                Console.Out.Write(LoadOptions.Help);
            else
                await RunAsync(options, Console.Out);
            return 0;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException or HttpRequestException)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
    }

    private static async Task RunAsync(LoadOptions options, TextWriter writer)
    {
        using var client = new PhotoClient(options);
        TimeSpan warmUp = TimeSpan.FromSeconds(3), measured = TimeSpan.FromSeconds(10);
        await ClosedLoop.RunAsync(client, Environment.ProcessorCount, warmUp);
        (double alone, TimeSpan median) = await ClosedLoop.RunAsync(client, callers: 1, measured);
        (double together, _) = await ClosedLoop.RunAsync(client, 2 * Environment.ProcessorCount, measured);
        double capacity = options.Capacity > 0 ? options.Capacity : together;
        writer.WriteLine(Invariant($"one caller {alone:F1} answers/s, median {median.TotalMilliseconds:F1} ms; {2 * Environment.ProcessorCount} callers {together:F1} answers/s; memory {await client.MegabytesAsync():F0} MB"));
        writer.WriteLine();

        LoadReport.WriteHeading(writer);
        var random = new Random(options.Seed);
        foreach (double load in options.Loads)
        {
            long start = Stopwatch.GetTimestamp();
            var asked = await OpenLoop.AskAsync(client, load * capacity, options.Duration, random);
            Task<TimeSpan> recovering = RecoverAsync(client, 2 * median);
            Answer[] answers = await Task.WhenAll(asked);
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start), recovery = await recovering;
            LoadReport.Write(writer, load, capacity, options.Duration, answers, elapsed, await client.MegabytesAsync(), recovery);
        }
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
