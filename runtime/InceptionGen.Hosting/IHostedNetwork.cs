using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Hosting;

/// <summary>A hosted model as its network, for what is more than a classification, such as a look at its feature maps. Safe to call from any number of threads.
/// Ask for one by its name (<c>[FromKeyedServices("googlenet")]</c>), or for all of them (<c>IEnumerable&lt;IHostedNetwork&gt;</c>).</summary>
public interface IHostedNetwork
{
    /// <summary>What requests call it.</summary>
    string Name { get; }

    /// <summary>What its table says.</summary>
    NetworkDescription Description { get; }

    /// <summary>What the classes are called, one for each output; empty if neither the options nor the table say.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>How it is hosted.</summary>
    InceptionOptions Options { get; }

    /// <summary>Runs work of the caller's in a slot, as soon as no prediction waits for one: it has the lowest priority, so that it takes from the service only what
    /// that has left. It runs on a thread of the dispatcher, once, and should be short: a few predictions at most.</summary>
    /// <typeparam name="T">What it makes.</typeparam>
    /// <param name="work">What to do with the network, as it is loaded then. Its sessions are the caller's own.</param>
    /// <param name="token">Ends the request: work that waits is taken out of the queue; work that has begun runs to its end.</param>
    /// <exception cref="InferenceRejectedException">The service is too busy, is stopping, or has not loaded the model. Try again after <see cref="InferenceRejectedException.RetryAfter"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>What the work throws comes to the caller.</remarks>
    Task<T> RunAsync<T>(Func<Network, T> work, CancellationToken token = default);
}
