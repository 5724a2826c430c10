using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InceptionGen.Hosting;

/// <summary>All models of the process, by name, and the dispatcher that they share.</summary>
internal sealed class ModelRegistry : IDisposable
{
    private readonly SlotThreads _slots;
    private readonly Dictionary<string, HostedModel> _models;

    public ModelRegistry(
        IEnumerable<ModelRegistration> registrations,
        IOptionsMonitor<InceptionOptions> options,
        IOptions<InceptionHostOptions> host,
        InceptionMetrics metrics,
        TimeProvider time,
        ILogger<ModelRegistry> logger)
    {
        _slots = new(host.Value.Slots == 0 ? Environment.ProcessorCount : host.Value.Slots);
        Dispatcher = new(_slots, time, host.Value.MaxQueuedBytes);
        _models = registrations.ToDictionary(
            registration => registration.Name,
            registration => new HostedModel(registration, options.Get(registration.Name), Dispatcher, metrics, time, logger),
            StringComparer.Ordinal);
        metrics.Watch(Dispatcher);
        ModelGauges.Watch(metrics, _models.Values);
    }

    /// <summary>What divides the processors.</summary>
    public Dispatcher Dispatcher { get; }

    /// <summary>All models.</summary>
    public IReadOnlyCollection<HostedModel> Models => _models.Values;

    /// <summary>Whether the service was told to stop.</summary>
    public bool IsStopping { get; set; }

    /// <summary>Whether every model that is loaded at the start can be asked.</summary>
    public bool IsReady => !IsStopping && Models.All(model => model.State == ModelState.Ready || (model.State == ModelState.Unloaded && !model.Options.LoadAtStart));

    /// <summary>A model; null if there is none of that name.</summary>
    public HostedModel? Find(string name) => _models.GetValueOrDefault(name);

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();
}
