using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;

namespace InceptionGen.Hosting;

/// <summary>What can be measured of the models at any moment.</summary>
internal static class ModelGauges
{
    /// <summary>Shows the models to whoever reads the metrics.</summary>
    public static void Watch(InceptionMetrics metrics, IReadOnlyCollection<HostedModel> models)
    {
        metrics.Watch("inceptiongen.requests.active", "{request}", "Requests that are not answered.", () => Of(models, model => model.Active));
        metrics.Watch("inceptiongen.requests.queued", "{image}", "Images that wait for a slot.", () => Of(models, model => model.Waiting));
        metrics.Watch("inceptiongen.model.memory", "By", "Memory of a model's weights and idle sessions.", () => Memory(models));
    }

    private static IEnumerable<Measurement<long>> Of(IReadOnlyCollection<HostedModel> models, Func<HostedModel, long> value)
    {
        foreach (HostedModel model in models) yield return new(value(model), new KeyValuePair<string, object?>("model", model.Name));
    }

    private static IEnumerable<Measurement<long>> Memory(IReadOnlyCollection<HostedModel> models)
    {
        foreach (HostedModel model in models)
        {
            (long weights, long workspace) = model.Memory;
            yield return new(weights, new("model", model.Name), new("kind", "weights"));
            yield return new(workspace, new("model", model.Name), new("kind", "workspace"));
        }
    }
}
