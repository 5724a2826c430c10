using System;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Load.Peer;

/// <summary>Lets a number of requests compute at the same time; the others wait in their order.</summary>
internal sealed class Slots(int count) : IDisposable
{
    private readonly SemaphoreSlim? _free = count > 0 ? new(count) : null;

    /// <summary>Computes once a slot is free.</summary>
    public async Task<T> RunAsync<T>(Func<T> compute, CancellationToken cancellation)
    {
        if (_free is null) return await Task.Run(compute, cancellation);
        await _free.WaitAsync(cancellation);
        try
        {
            return await Task.Run(compute, cancellation);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free?.Dispose();
}
