using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Load.Asking;
using static System.FormattableString;

namespace InceptionGen.Load.Runs;

/// <summary>Clients that leave in the middle of what they ask, while another one asks properly.</summary>
internal sealed class VanishRun : IRun
{
    private const int AtATime = 50;

    /// <inheritdoc/>
    public async Task<bool> RunAsync(LoadOptions options, TextWriter writer)
    {
        using var client = new PhotoClient(options.Url, options);
        byte[] photo = await File.ReadAllBytesAsync(options.Photo);
        await ClosedLoop.RunAsync(client, Environment.ProcessorCount, TimeSpan.FromSeconds(3));
        double before = await client.MegabytesAsync();

        using var leaving = new CancellationTokenSource();
        Task<Answer[]> proper = ClosedLoop.UntilAsync(client, leaving.Token);
        int[] parts = new int[3];
        await Parallel.ForAsync(0, options.Count, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (index, _) => await VanishAsync(options, photo, new Random(options.Seed + index), parts));
        await leaving.CancelAsync();
        Answer[] answers = await proper;

        double active = double.NaN, queued = double.NaN;
        for (int wait = 0; wait < 50; wait++)
        {
            (active, queued) = (await client.GaugeAsync("inceptiongen_requests_active"), await client.GaugeAsync("inceptiongen_requests_queued"));
            if (active == 0 && queued == 0) break;
            await Task.Delay(100);
        }

        Answer after = await client.AskAsync(System.Diagnostics.Stopwatch.GetTimestamp());
        int failed = answers.Count(answer => !answer.IsGood && !answer.IsRefusal && !answer.IsExpired);
        writer.WriteLine(Invariant($"{options.Count} clients left: {parts[0]} after the headers, {parts[1]} in the body, {parts[2]} before the answer"));
        writer.WriteLine(Invariant($"meanwhile one client asked {answers.Length} times: {answers.Count(answer => answer.IsGood)} answered, {answers.Count(answer => answer.IsRefusal || answer.IsExpired)} told that it is busy, {failed} failed"));
        writer.WriteLine(Invariant($"afterwards {active} requests are active, {queued} queued; memory {before:F0} MB before, {await client.MegabytesAsync():F0} MB after; the next request: {(int)after.Status} after {after.SinceSent.TotalMilliseconds:F1} ms"));
        return failed == 0 && active == 0 && queued == 0 && after.IsGood;
    }

    private static async Task VanishAsync(LoadOptions options, byte[] photo, Random random, int[] parts)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(options.Url.Host, options.Url.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /v2/models/{options.Model}/infer HTTP/1.1\r\nHost: {options.Url.Authority}\r\nInference-Header-Content-Length: 0\r\nContent-Length: {photo.Length}\r\n\r\n"));
        int part = random.Next(parts.Length);
        Interlocked.Increment(ref parts[part]);
        if (part > 0) await socket.SendAsync(photo.AsMemory(0, part == 1 ? random.Next(photo.Length) : photo.Length));
        await Task.Delay(random.Next(100));
        // Half of them end the connection as a process that is killed does, half close it.
        if (random.Next(2) == 0) socket.LingerState = new LingerOption(true, 0);
    }
}
