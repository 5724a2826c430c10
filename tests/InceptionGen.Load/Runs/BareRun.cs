using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Imaging;
using InceptionGen.Load.Asking;
using InceptionGen.Shipped;
using static System.FormattableString;

namespace InceptionGen.Load.Runs;

/// <summary>Asks the service, and in turn does the same work with bare sessions in this process: what the service adds. The model's name has to be a shipped network's.</summary>
internal sealed class BareRun : IRun
{
    private const int Rounds = 7;

    /// <inheritdoc/>
    public async Task<bool> RunAsync(LoadOptions options, TextWriter writer)
    {
        ShippedNetwork shipped = ShippedNetworks.Find(options.Model);
        Network network = shipped.Load(SyntheticWeights.For(shipped.Describe()), null);
        byte[] photo = await File.ReadAllBytesAsync(options.Photo);
        using var client = new PhotoClient(options.Url, options);
        MapShape input = network.Architecture.Input;
        int processors = Environment.ProcessorCount;
        TimeSpan turn = options.Duration / Rounds;

        writer.WriteLine("| at a time | bare, photos/s | service, photos/s | ratio | bare, median ms | service, median ms | ratio |");
        writer.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach ((int bare, int threads, int callers) in ((int, int, int)[])[(1, processors, 1), (processors, 1, processors), (processors, 1, 2 * processors)])
        {
            Session[] sessions = [.. Enumerable.Range(0, bare).Select(_ => network.CreateSession(new() { Threads = threads }))];
            await ClosedLoop.RunAsync(client, callers, TimeSpan.FromSeconds(1));
            Compute(sessions, input, photo, TimeSpan.FromSeconds(1));
            List<(double Rate, double Median)> own = [], served = [];
            for (int round = 0; round < Rounds; round++)
            {
                own.Add(Compute(sessions, input, photo, turn));
                (double rate, TimeSpan median) = await ClosedLoop.RunAsync(client, callers, turn);
                served.Add((rate, median.TotalMilliseconds));
            }

            (double ownRate, double ownTime) = (Medians.Of(own.Select(one => one.Rate)), Medians.Of(own.Select(one => one.Median)));
            (double rateServed, double timeServed) = (Medians.Of(served.Select(one => one.Rate)), Medians.Of(served.Select(one => one.Median)));
            writer.WriteLine(Invariant($"| {bare}, {callers} callers | {ownRate:F1} | {rateServed:F1} | {rateServed / ownRate:F2} | {ownTime:F1} | {timeServed:F1} | {timeServed / ownTime:F2} |"));
            foreach (Session session in sessions) session.Dispose();
        }

        return true;
    }

    // What the service does with a photo: decode it, fit it, predict.
    private static (double Rate, double Median) Compute(Session[] sessions, MapShape input, byte[] photo, TimeSpan duration)
    {
        long start = Stopwatch.GetTimestamp();
        double[][] times = [.. sessions.Select(_ => (double[])[])];
        Task[] work = [.. sessions.Select((session, index) => Task.Run(() => times[index] = Repeat(session, input, photo, start, duration)))];
        Task.WaitAll(work);
        double[] all = [.. times.SelectMany(list => list)];
        return (all.Length / Stopwatch.GetElapsedTime(start).TotalSeconds, Medians.Of(all));
    }

    private static double[] Repeat(Session session, MapShape input, byte[] photo, long start, TimeSpan duration)
    {
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            long before = Stopwatch.GetTimestamp();
            session.Run(RgbImage.Decode(photo, "photo").Fit(input.Width, input.Height).Rgb);
            times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }

        return [.. times];
    }
}
