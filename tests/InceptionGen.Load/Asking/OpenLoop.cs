using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Load.Asking;

/// <summary>Requests at random moments of a fixed rate, whether earlier ones were answered or not: a service that is slow does not slow down those who ask it.</summary>
internal static class OpenLoop
{
    /// <summary>Asks for a while.</summary>
    /// <param name="client">Whom.</param>
    /// <param name="rate">Requests a second.</param>
    /// <param name="duration">How long.</param>
    /// <param name="random">Their moments.</param>
    /// <returns>The answers once all were asked for. Some come later.</returns>
    public static async Task<IReadOnlyList<Task<Answer>>> AskAsync(PhotoClient client, double rate, TimeSpan duration, Random random)
    {
        var asked = new List<Task<Answer>>();
        await Task.Factory.StartNew(() => Send(client, rate, duration, random, asked), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return asked;
    }

    private static void Send(PhotoClient client, double rate, TimeSpan duration, Random random, List<Task<Answer>> asked)
    {
        long start = Stopwatch.GetTimestamp(), end = start + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        double next = start;
        while ((next += -Math.Log(1 - random.NextDouble()) / rate * Stopwatch.Frequency) < end)
        {
            while (Stopwatch.GetTimestamp() < next) Thread.Sleep(1);
            long meant = (long)next;
            asked.Add(Task.Run(() => client.AskAsync(meant)));
        }
    }
}
