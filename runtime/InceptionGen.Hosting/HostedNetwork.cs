using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Hosting;

/// <summary>One model as its network.</summary>
internal sealed class HostedNetwork(HostedModel model) : IHostedNetwork
{
    /// <inheritdoc/>
    public string Name => model.Name;

    /// <inheritdoc/>
    public NetworkDescription Description => model.Description;

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => model.Labels;

    /// <inheritdoc/>
    public InceptionOptions Options => model.Options;

    /// <inheritdoc/>
    public Task<T> RunAsync<T>(Func<Network, T> work, CancellationToken token = default) => model.RunAsync(work, token);
}
