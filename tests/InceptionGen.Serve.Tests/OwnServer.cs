using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using InceptionGen.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Serve;

namespace InceptionGen.Serve.Tests;

/// <summary>The sample with a small table, for one test.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OwnServer(WebApplication app)
    {
        _app = app;
        Client.BaseAddress = Address = new(app.Urls.First());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public HttpClient Client { get; } = new();

    /// <param name="quota">What each client may ask for.</param>
    /// <param name="configure">What comes before its endpoints.</param>
    /// <param name="arguments">More of the command line.</param>
    public static async Task<OwnServer> StartAsync(PartitionedRateLimiter<HttpContext>? quota = null, Action<WebApplication>? configure = null, params string[] arguments)
    {
        WebApplication app = Service.Create(Arguments.Parse(["--network", "own.csv", "--port", "0", .. arguments]), quota);
        configure?.Invoke(app);
        await app.StartAsync();
        return new(app);
    }

    /// <summary>A number of requests in five minutes, for everybody together.</summary>
    public static PartitionedRateLimiter<HttpContext> Quota(int requests) => PartitionedRateLimiter.Create<HttpContext, string>(_ =>
        RateLimitPartition.GetFixedWindowLimiter("all", _ => new() { PermitLimit = requests, Window = TimeSpan.FromMinutes(5) }));

    /// <summary>Keeps all slots busy until that is disposed.</summary>
    public async Task<IAsyncDisposable> BusyAsync()
    {
        var network = _app.Services.GetRequiredService<IHostedNetwork>();
        var busy = new Busy();
        await busy.StartAsync(network, Environment.ProcessorCount);
        return busy;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class Busy : IAsyncDisposable
    {
        private readonly ManualResetEventSlim _end = new();
        private Task[] _work = [];

        public async Task StartAsync(IHostedNetwork network, int slots)
        {
            using var begun = new CountdownEvent(slots);
            _work = [.. Enumerable.Range(0, slots).Select(_ => network.RunAsync(_ =>
            {
                begun.Signal();
                _end.Wait();
                return 0;
            }))];
            await Task.Run(begun.Wait);
        }

        public async ValueTask DisposeAsync()
        {
            _end.Set();
            await Task.WhenAll(_work);
        }
    }
}
