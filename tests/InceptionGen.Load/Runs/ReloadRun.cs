using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Load.Asking;
using static System.FormattableString;

namespace InceptionGen.Load.Runs;

/// <summary>Loads the model again and again while it is asked by as many callers as keep the processors busy. The service needs --control.</summary>
internal sealed class ReloadRun : IRun
{
    /// <inheritdoc/>
    public async Task<bool> RunAsync(LoadOptions options, TextWriter writer)
    {
        using var client = new PhotoClient(options.Url, options);
        await ClosedLoop.RunAsync(client, Environment.ProcessorCount, TimeSpan.FromSeconds(3));
        using var reloading = new CancellationTokenSource();
        Task<Answer[]>[] callers = [.. Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => ClosedLoop.UntilAsync(client, reloading.Token))];
        List<double> memory = [];
        for (int time = 0; time < options.Count; time++)
        {
            if (await client.ReloadAsync() is { } mistake) throw new InvalidOperationException($"The service does not load the model again: {mistake}");
            memory.Add(await client.MegabytesAsync());
        }

        await reloading.CancelAsync();
        Answer[] answers = [.. (await Task.WhenAll(callers)).SelectMany(list => list)];
        int lost = answers.Count(answer => !answer.IsGood);
        writer.WriteLine(Invariant($"{options.Count} times loaded again, {answers.Length} requests meanwhile, {lost} of them lost"));
        writer.WriteLine(Invariant($"memory: {string.Join(", ", memory.Where((_, index) => index % Math.Max(1, memory.Count / 10) == 0).Select(value => Invariant($"{value:F0}")))} MB; {await client.MegabytesAsync():F0} MB after"));
        return lost == 0;
    }
}
