using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace InceptionGen.Hosting.Tests.Models;

/// <summary>What happens to a host while it runs, on a clock that the test moves: files change, and it is told to stop.</summary>
public sealed class LifetimeTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TinyFile _file = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_changed_file_is_loaded_once_it_is_not_written_any_more()
    {
        _file.Write(1);
        using IHost host = await Start(model => model.ReloadOnChange());
        float before = await Ask(host);

        // Every look sees something else, as while a large file is written; the last of these cannot be loaded.
        foreach (string part in (string[])["half", "more than half", "all of it, and yet wrong"])
        {
            _file.WriteText(part);
            _time.Advance(Second);
            await Task.Delay(50);
        }

        Assert.Null(Model(host).Fault);
        _file.Write(0.5f);
        await Until(() => Ask(host).Result != before);

        Assert.Null(Model(host).Fault);
        using Tiny.Session expected = Tiny.Load(WeightFile.Open(_file.Path)).CreateSession();
        Assert.Equal(expected.Run(new byte[17 * 17 * 3]).ToArray().Max(), await Ask(host));
    }

    [Fact]
    public async Task A_changed_file_that_is_wrong_leaves_the_old_weights_until_it_is_right()
    {
        _file.Write(1);
        using IHost host = await Start(model => model.ReloadOnChange());
        float before = await Ask(host);
        _file.WriteText("not weights");
        await Until(() => Model(host).Fault is not null);

        Assert.StartsWith(_file.Path, Model(host).Fault, StringComparison.Ordinal);
        Assert.Equal(before, await Ask(host));
        Assert.Equal(HealthStatus.Degraded, await Health(host));
        File.Delete(_file.Path);
        _time.Advance(2 * Second);
        _file.Write(0.5f);
        await Until(() => Model(host).Fault is null);

        Assert.NotEqual(before, await Ask(host));
        Assert.Equal(HealthStatus.Healthy, await Health(host));
    }

    [Fact]
    public async Task A_file_that_nobody_watches_is_not_loaded_again()
    {
        _file.Write(1);
        using IHost host = await Start(_ => { });
        float before = await Ask(host);
        _file.Write(0.5f);
        for (int i = 0; i < 3; i++)
        {
            _time.Advance(Second);
            await Task.Delay(50);
        }

        Assert.Equal(before, await Ask(host));
    }

    [Fact]
    public async Task A_host_that_is_told_to_stop_serves_on_for_its_delay()
    {
        _file.Write(1);
        using IHost host = await Start(model => model.Services.Configure<InceptionHostOptions>(options => options.ShutdownDelay = 5 * Second));
        var registry = host.Services.GetRequiredService<ModelRegistry>();
        Task stopping = host.StopAsync();
        await Until(() => registry.IsStopping, TimeSpan.Zero);

        Assert.False(registry.IsReady);
        Assert.Equal(HealthStatus.Unhealthy, await Health(host));
        Assert.NotEqual(0, await Ask(host));
        await Task.Delay(100);
        Assert.False(stopping.IsCompleted);
        await Until(() => stopping.IsCompleted, 5 * Second);

        InferenceRejectedException refused = await Assert.ThrowsAsync<InferenceRejectedException>(() => Ask(host));
        Assert.Equal(RejectionReason.Draining, refused.Reason);
    }

    public void Dispose() => _file.Dispose();

    // Moves the clock until something has happened, for ten seconds of real time at most.
    private async Task Until(Func<bool> hasHappened, TimeSpan? step = null)
    {
        long start = Stopwatch.GetTimestamp();
        while (!hasHappened())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10), "It has not happened.");
            _time.Advance(step ?? Second);
            await Task.Delay(20);
        }
    }

    private static async Task<float> Ask(IHost host) =>
        (await host.Services.GetRequiredService<IClassifier<Tiny>>().ClassifyAsync(new MemoryStream([.. "P6 17 17 255\n"u8, .. new byte[17 * 17 * 3]]), top: 1))[0].Confidence;

    private static async Task<HealthStatus> Health(IHost host) => (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;

    private static HostedModel Model(IHost host) => host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;

    private async Task<IHost> Start(Action<InceptionBuilder> configure)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<TimeProvider>(_time);
        configure(builder.Services.AddInception<Tiny>("tiny", options => options.Weights = _file.Path).WithHealthCheck());
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
