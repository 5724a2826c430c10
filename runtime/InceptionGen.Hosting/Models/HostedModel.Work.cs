using System;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Hosting;

/// <content>Work of callers of their own. It has a lane of its own, so that it does not change what a prediction is expected to take.</content>
internal sealed partial class HostedModel
{
    private readonly Lane _otherWork;

    /// <summary>Runs work of a caller's in a slot, once nothing of a higher priority waits for one.</summary>
    /// <exception cref="InferenceRejectedException">The service is too busy, is stopping, or has not loaded the model.</exception>
    /// <exception cref="OperationCanceledException">Whoever asked has left.</exception>
    public async Task<T> RunAsync<T>(Func<Network, T> work, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        token.ThrowIfCancellationRequested();
        using InferenceRequest request = Admit(_otherWork, new(Options.MaxQueueTime, Priorities.Lowest), token);
        using var unit = new NetworkWork<T>(Hold(), work);
        Outcome outcome = await _dispatcher.Submit(request.Ticket, unit, units: 1).ConfigureAwait(false);
        RecordAnswer(request.Ticket, outcome);
        RequireCompleted(request.Ticket, outcome);
        return unit.Result!;
    }
}
