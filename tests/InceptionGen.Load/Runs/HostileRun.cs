using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Load.Asking;
using InceptionGen.Load.Hostile;
using InceptionGen.Tests;
using static System.FormattableString;

namespace InceptionGen.Load.Runs;

/// <summary>Sends changed bodies and photos. None may stop the service, and none may be its fault: a status of 500, or gRPC's INTERNAL or UNKNOWN.</summary>
/// <remarks>Ask a model that computes little, so that the time goes into reading: <c>--model small=tests/InceptionGen.Hosting.Tests/tiny.csv</c> of samples/Serve.</remarks>
internal sealed class HostileRun : IRun
{
    private const int AtATime = 8;
    private const int LongestBody = 1 << 20;
    private const int ShownOfEach = 5;

    private readonly ConcurrentDictionary<string, int> _statuses = new();
    private readonly ConcurrentQueue<(string Status, string Text)> _findings = new();

    /// <inheritdoc/>
    public async Task<bool> RunAsync(LoadOptions options, TextWriter writer)
    {
        IReadOnlyList<HostileQuestion> questions = HostileQuestions.About(options.Model, options.Photos, options.Grpc is not null);
        using HttpClient rest = ClientOf(options.Url), grpc = ClientOf(options.Grpc ?? options.Url);
        using var metrics = new PhotoClient(options.Url, options);
        await RequireAnswersAsync(questions, rest, grpc);
        double before = await metrics.MegabytesAsync(), most = before;
        long start = Stopwatch.GetTimestamp();
        int sent = 0;
        await Parallel.ForAsync(0, options.Count, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (index, _) =>
        {
            await SendAsync(questions, new Random(options.Seed + index), index, rest, grpc);
            if (Interlocked.Increment(ref sent) % 1000 == 0) most = Math.Max(most, await metrics.MegabytesAsync());
        });

        foreach ((string status, int count) in _statuses.OrderByDescending(pair => pair.Value)) writer.WriteLine(Invariant($"{count,8} {status}"));
        writer.WriteLine(Invariant($"{options.Count} requests in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s; memory {before:F0} MB before, {most:F0} MB at most, {await metrics.MegabytesAsync():F0} MB after"));
        foreach (var alike in _findings.GroupBy(finding => finding.Status))
        {
            writer.WriteLine(Invariant($"{alike.Count()} findings of {alike.Key}:"));
            foreach ((_, string text) in alike.Take(ShownOfEach)) writer.WriteLine("  " + text);
        }

        await RequireAnswersAsync(questions, rest, grpc);
        return _findings.IsEmpty;
    }

    private static HttpClient ClientOf(Uri url) => new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(1) };

    // A run against a service that refuses everything anyway would show nothing.
    private async Task RequireAnswersAsync(IReadOnlyList<HostileQuestion> questions, HttpClient rest, HttpClient grpc)
    {
        foreach (HostileQuestion question in questions.DistinctBy(question => (question.Name, question.Path)).Where(question => !question.Path.EndsWith("/load", StringComparison.Ordinal)))
        {
            (string status, string? fault) = await AskAsync(question, question.Body, new Steady(), rest, grpc);
            if (fault is not null || !(status.EndsWith(" 200", StringComparison.Ordinal) || status.EndsWith(" 0", StringComparison.Ordinal)))
                throw new InvalidOperationException($"{question.Name}, unchanged, should be answered: {status}. {fault}");
        }
    }

    private async Task SendAsync(IReadOnlyList<HostileQuestion> questions, Random random, int index, HttpClient rest, HttpClient grpc)
    {
        HostileQuestion question = questions[random.Next(questions.Count)], other = questions[random.Next(questions.Count)];
        byte[] body = new Mutator(random, HostileQuestions.Pieces, LongestBody).Mutate(question.Body, other.Body);
        (string status, string? fault) = await AskAsync(question, body, random, rest, grpc);
        _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
        if (fault is null) return;

        string file = Path.Combine(Path.GetTempPath(), Invariant($"hostile-{index}.bin"));
        await File.WriteAllBytesAsync(file, body);
        _findings.Enqueue((status, $"{question.Name}, {file}: {fault}"));
    }

    private static async Task<(string Status, string? Fault)> AskAsync(HostileQuestion question, byte[] body, Random random, HttpClient rest, HttpClient grpc)
    {
        using HttpRequestMessage request = question.With(body, random);
        try
        {
            using HttpResponseMessage response = await (question.IsGrpc ? grpc : rest).SendAsync(request);
            string text = await response.Content.ReadAsStringAsync();
            if (question.IsGrpc && (int)response.StatusCode == 200)
            {
                string code = Header(response.TrailingHeaders, "grpc-status") ?? Header(response.Headers, "grpc-status") ?? "none";
                return ("gRPC " + code, code is "2" or "13" or "none" ? Header(response.TrailingHeaders, "grpc-message") ?? Header(response.Headers, "grpc-message") ?? "no message" : null);
            }

            int status = (int)response.StatusCode;
            return (Invariant($"HTTP {status}"), status >= 500 && status is not (501 or 503) ? text : null);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return ("broken", exception.Message);
        }
    }

    private static string? Header(System.Net.Http.Headers.HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    // Changes no header.
    private sealed class Steady : Random
    {
        public override int Next(int maxValue) => maxValue - 1;
    }
}
