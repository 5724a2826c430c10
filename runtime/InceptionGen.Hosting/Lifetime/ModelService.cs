using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InceptionGen.Hosting;

/// <summary>Loads the models before the host listens, and drains the queues when it stops. A model that cannot be loaded stops the start, with the reason.</summary>
internal sealed class ModelService(ModelRegistry registry, IOptions<InceptionHostOptions> options, TimeProvider time, ILogger<ModelService> logger) : IHostedLifecycleService
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(registry.Models.Where(model => model.Options.LoadAtStart).Select(model => model.LoadAsync(cancellationToken)));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _watching = Task.WhenAll(registry.Models.Where(model => model.Options.ReloadOnChange).Select(model => new WeightWatcher(model, time).WatchAsync(_stopping.Token)));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Says that the service is not ready, and serves on for a while.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Log.Draining(logger);
        registry.IsStopping = true;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        if (options.Value.ShutdownDelay > TimeSpan.Zero)
            await Task.Delay(options.Value.ShutdownDelay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for the requests that servers have left, since these stop before.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => registry.Dispatcher.DrainAsync(cancellationToken);
}
