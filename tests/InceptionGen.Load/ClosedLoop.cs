using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace InceptionGen.Load;

/// <summary>Callers that ask again as soon as they are answered.</summary>
internal static class ClosedLoop
{
    /// <summary>Asks for a while.</summary>
    /// <returns>Answers a second, and what each took in the median.</returns>
    public static async Task<(double Rate, TimeSpan Median)> RunAsync(PhotoClient client, int callers, TimeSpan duration)
    {
        long start = Stopwatch.GetTimestamp();
        Answer[][] answers = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => AskAsync(client, start, duration))));
        TimeSpan[] times = [.. answers.SelectMany(list => list).Where(answer => answer.IsGood).Select(answer => answer.SinceSent).Order()];
        if (times.Length == 0) throw new InvalidOperationException("The service answered nothing. Is the model's name right, and the service ready?");
        return (times.Length / Stopwatch.GetElapsedTime(start).TotalSeconds, times[times.Length / 2]);
    }

    private static async Task<Answer[]> AskAsync(PhotoClient client, long start, TimeSpan duration)
    {
        var answers = new System.Collections.Generic.List<Answer>();
        while (Stopwatch.GetElapsedTime(start) < duration) answers.Add(await client.AskAsync(Stopwatch.GetTimestamp()));
        return [.. answers];
    }
}
