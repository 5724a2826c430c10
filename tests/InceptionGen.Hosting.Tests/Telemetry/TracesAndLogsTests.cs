using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Imaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InceptionGen.Hosting.Tests.Telemetry;

/// <summary>Activities, log entries and health checks, by the names under which people look for them.</summary>
public sealed class TracesAndLogsTests
{
    private readonly ConcurrentQueue<(LogLevel Level, int Id, string Text, bool HasTrace)> _log = [];

    [Fact]
    public async Task A_request_is_an_activity()
    {
        // Tests run side by side, and the source is the process's: only this model's are kept.
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "InceptionGen",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.DisplayName == "infer traced") ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using IHost host = await Start("traced");
        var classifier = host.Services.GetRequiredService<IClassifier<Tiny>>();
        await classifier.ClassifyAsync(new MemoryStream([.. "P6 1 1 255\nabc"u8]));
        await Assert.ThrowsAsync<ImageException>(() => classifier.ClassifyAsync(new MemoryStream([.. "P6 1 1 255\nab"u8])));

        Assert.Equal(["success", "failed"], ended.Select(activity => activity.GetTagItem("inceptiongen.outcome")));
        Assert.All(ended, activity =>
        {
            Assert.Equal("traced", activity.GetTagItem("inceptiongen.model"));
            Assert.Equal(1, activity.GetTagItem("inceptiongen.images"));
            Assert.IsType<double>(activity.GetTagItem("inceptiongen.queue_ms"));
        });
    }

    [Fact]
    public async Task The_log_tells_of_loading_refusing_unloading_and_stopping()
    {
        using IHost host = await Start("tiny");
        HostedModel model = host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;
        await model.UnloadAsync();
        Assert.Throws<InferenceRejectedException>(() => model.Admit(new(TimeSpan.FromSeconds(1))));
        await host.StopAsync();

        Assert.Equal([(LogLevel.Information, 1), (LogLevel.Information, 3), (LogLevel.Debug, 5), (LogLevel.Information, 4)], _log.Select(entry => (entry.Level, entry.Id)));
        Assert.Contains("Model tiny is ready: Tiny with synthetic weights", _log.First().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not weights", false)]
    [InlineData(null, true)]
    public async Task A_file_that_is_wrong_is_logged_without_a_trace_and_a_mistake_of_ours_with_one(string? text, bool hasTrace)
    {
        using IHost host = await Start("tiny");
        HostedModel model = host.Services.GetRequiredService<ModelRegistry>().Find("tiny")!;
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);
        (model.Options.SyntheticWeights, model.Options.Weights) = (false, text is null ? null : file);
        await Assert.ThrowsAnyAsync<Exception>(() => model.LoadAsync());
        File.Delete(file);

        (LogLevel level, int id, string entry, bool trace) = _log.Last();
        Assert.Equal((LogLevel.Error, 2, hasTrace), (level, id, trace));
        Assert.StartsWith("Model tiny was not loaded. ", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_health_check_is_for_readiness()
    {
        using IHost host = await Start("tiny");
        HealthCheckRegistration check = Assert.Single(host.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations);

        Assert.Equal("tiny", check.Name);
        Assert.Equal(["ready"], check.Tags);
    }

    private async Task<IHost> Start(string name)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddFilter((category, _) => category!.StartsWith("InceptionGen", StringComparison.Ordinal)).AddProvider(new Notebook(_log));
        builder.Services.AddInception<Tiny>(name, options => options.SyntheticWeights = true).WithHealthCheck();
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class Notebook(ConcurrentQueue<(LogLevel Level, int Id, string Text, bool HasTrace)> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue((logLevel, eventId.Id, formatter(state, exception), exception is not null));

        public void Dispose()
        {
        }
    }
}
