using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InceptionGen.Hosting.Tests.Sample;

/// <summary>The sample as a process of its own, and a collector that it sends its metrics and traces to, as OpenTelemetry's environment variables say.</summary>
public sealed class CollectorTests
{
    [Fact]
    public async Task Metrics_and_traces_reach_a_collector()
    {
        await using var collector = await Collector.StartAsync();
        using Process serve = Start(collector.Address);
        try
        {
            string address = await AddressOf(serve);
            using var client = new HttpClient { BaseAddress = new(address) };
            using var request = new HttpRequestMessage(HttpMethod.Post, "v2/models/own/infer") { Content = new ByteArrayContent([.. "P6 1 1 255\nabc"u8]) };
            request.Headers.Add("Inference-Header-Content-Length", "0");
            Assert.True((await client.SendAsync(request)).IsSuccessStatusCode);

            await collector.WaitAsync("/v1/metrics", "inceptiongen.request.duration", "inceptiongen.images", "inceptiongen.slots.busy", "http.server.request.duration");
            await collector.WaitAsync("/v1/traces", "infer own", "inceptiongen.queue_ms");
        }
        finally
        {
            serve.Kill();
        }

        Assert.Equal(["application/x-protobuf"], collector.Received.Select(received => received.ContentType).Distinct());
    }

    private static Process Start(string collector)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Serve.dll"), "--port", "0", "--network", "own.csv"])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector;
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        start.Environment["OTEL_METRIC_EXPORT_INTERVAL"] = "200";
        start.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "200";
        return Process.Start(start)!;
    }

    private static async Task<string> AddressOf(Process serve)
    {
        while (await serve.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal)) return line.Split(' ')[0];
        }

        throw new InvalidOperationException("It ended before it was ready.");
    }

    // Takes whatever is posted. Names stand in protobuf as they are, so that they can be looked for without reading it.
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        public string Address => app.Urls.Single();

        public ConcurrentQueue<(string Path, string? ContentType, string Text)> Received { get; } = [];

        public static async Task<Collector> StartAsync()
        {
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            WebApplication app = builder.Build();
            var collector = new Collector(app);
            app.MapPost("/v1/{signal}", (RequestDelegate)collector.TakeAsync);
            await app.StartAsync();
            return collector;
        }

        public async Task WaitAsync(string path, params string[] names)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (string name in names)
            {
                while (!Received.Any(received => received.Path == path && received.Text.Contains(name, StringComparison.Ordinal)))
                {
                    Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1), $"{name} did not reach {path}.");
                    await Task.Delay(20);
                }
            }
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();

        private async Task TakeAsync(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            Received.Enqueue((context.Request.Path, context.Request.ContentType, Encoding.Latin1.GetString(body.ToArray())));
            context.Response.ContentType = "application/x-protobuf";
        }
    }
}
