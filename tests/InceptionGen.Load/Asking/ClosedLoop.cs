using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Load.Asking;

/// <summary>Callers that ask again as soon as they are answered.</summary>
internal static class ClosedLoop
{
    /// <summary>Asks for a while.</summary>
    /// <returns>Answers a second, and what each took in the median.</returns>
    public static async Task<(double Rate, TimeSpan Median)> RunAsync(PhotoClient client, int callers, TimeSpan duration)
    {
        long start = Stopwatch.GetTimestamp();
        using var end = new CancellationTokenSource(duration);
        Answer[][] answers = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => UntilAsync(client, end.Token)));
        TimeSpan[] times = [.. answers.SelectMany(list => list).Where(answer => answer.IsGood).Select(answer => answer.SinceSent).Order()];
        if (times.Length == 0) throw new InvalidOperationException("The service answered nothing. Is the model's name right, and the service ready?");
        return (times.Length / Stopwatch.GetElapsedTime(start).TotalSeconds, times[times.Length / 2]);
    }

    /// <summary>One caller, who asks until the token is cancelled. The last answer is awaited.</summary>
    public static Task<Answer[]> UntilAsync(PhotoClient client, CancellationToken end) => Task.Run(async () =>
    {
        var answers = new List<Answer>();
        while (!end.IsCancellationRequested) answers.Add(await client.AskAsync(Stopwatch.GetTimestamp()));
        return answers.ToArray();
    });
}
