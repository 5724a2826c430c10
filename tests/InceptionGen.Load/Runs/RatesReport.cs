using System;
using System.IO;
using System.Linq;
using InceptionGen.Load.Asking;
using static System.FormattableString;

namespace InceptionGen.Load.Runs;

/// <summary>Prints a line for each load, as a table in Markdown.</summary>
internal static class RatesReport
{
    public static void WriteHeading(TextWriter writer)
    {
        writer.WriteLine("| load | asked/s | answered/s | of capacity | median ms | 99 % ms | refused/s | refusal median ms | 99 % ms | expired/s | broken | memory MB | recovery ms |");
        writer.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    }

    /// <summary>Prints a line.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="load">Times the capacity.</param>
    /// <param name="capacity">Answers a second.</param>
    /// <param name="duration">How long was asked.</param>
    /// <param name="answers">What came back.</param>
    /// <param name="elapsed">Until all of it had come.</param>
    /// <param name="megabytes">The service's memory afterwards.</param>
    /// <param name="recovery">From the last question until a request alone is answered as fast as before.</param>
    public static void Write(TextWriter writer, double load, double capacity, TimeSpan duration, Answer[] answers, TimeSpan elapsed, double megabytes, TimeSpan recovery)
    {
        double[] good = [.. answers.Where(answer => answer.IsGood).Select(answer => answer.SinceMeant.TotalMilliseconds).Order()];
        double[] refused = [.. answers.Where(answer => answer.IsRefusal).Select(answer => answer.SinceSent.TotalMilliseconds).Order()];
        int expired = answers.Count(answer => answer.IsExpired);
        double rate = good.Length / elapsed.TotalSeconds;
        writer.WriteLine(Invariant(
            $"| {load:0.##} | {answers.Length / duration.TotalSeconds:F1} | {rate:F1} | {rate / capacity:P0} | {Part(good, 0.5)} | {Part(good, 0.99)} | {refused.Length / duration.TotalSeconds:F1} | {Part(refused, 0.5)} | {Part(refused, 0.99)} | {expired / duration.TotalSeconds:F1} | {answers.Length - good.Length - refused.Length - expired} | {megabytes:F0} | {recovery.TotalMilliseconds:F0} |"));
    }

    private static string Part(double[] sorted, double part) => sorted.Length == 0 ? "" : Invariant($"{sorted[(int)(part * (sorted.Length - 1))]:F1}");
}
