using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace InceptionGen.Hosting;

/// <summary>A model by its name: its queue, its network once that is loaded, and what it did.</summary>
internal sealed partial class HostedModel
{
    private const int MostThreads = 8;

    private readonly ModelRegistration _registration;
    private readonly Dispatcher _dispatcher;
    private readonly InceptionMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lane _lane;
    private readonly SemaphoreSlim _loading = new(1);
    private LoadedModel? _loaded;
    private int _active;

    public HostedModel(ModelRegistration registration, InceptionOptions options, Dispatcher dispatcher, InceptionMetrics metrics, TimeProvider time, ILogger logger)
    {
        (_registration, Options, _dispatcher, _metrics, _time, _logger) = (registration, options, dispatcher, metrics, time, logger);
        _lane = dispatcher.AddLane();
        _otherWork = dispatcher.AddLane();
        Outputs = OutputsOf(Description, options);
        UsualOutputs = [.. Outputs.Where(output => !output.IsLogits)];
        Labels = options.Labels.Count > 0 ? [.. options.Labels] : [.. Description.ClassNames];
    }

    /// <summary>What requests call it.</summary>
    public string Name => _registration.Name;

    /// <summary>The class of its network; null if it has none of its own.</summary>
    public Type? NetworkType => _registration.NetworkType;

    /// <summary>What its table says.</summary>
    public NetworkDescription Description => _registration.Description;

    /// <summary>How it is hosted.</summary>
    public InceptionOptions Options { get; }

    /// <summary>What requests may ask for: the answer first.</summary>
    public IReadOnlyList<ModelOutput> Outputs { get; }

    /// <summary>Those that a request gets if it names none, and that the model is described with: the answer, and the taps that the options ask for. Clients such
    /// as Triton's image_client take a model with one output only, so logits come to those who name them.</summary>
    public IReadOnlyList<ModelOutput> UsualOutputs { get; }

    /// <summary>What the classes are called; empty if nobody says.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Whether it can be asked.</summary>
    public ModelState State { get; private set; }

    /// <summary>Why it could not be loaded, or not be loaded again while it goes on with the old weights; null if it could.</summary>
    public string? Fault { get; private set; }

    /// <summary>What it did.</summary>
    public ModelStatistics Statistics { get; } = new();

    /// <summary>Requests that are not answered.</summary>
    public long Active => Volatile.Read(ref _active);

    /// <summary>Images and other work that wait for a slot.</summary>
    public long Waiting => _dispatcher.WaitingIn(_lane) + _dispatcher.WaitingIn(_otherWork);

    /// <summary>Bytes of the weights, and of sessions that nobody uses at the moment.</summary>
    public (long Weights, long Workspace) Memory => Volatile.Read(ref _loaded) is { } loaded ? (loaded.Network.WeightBytes, loaded.SessionBytes) : (0, 0);

    /// <summary>Admits a request before its body is read, or says why not.</summary>
    /// <param name="arrival">What is known of it.</param>
    /// <param name="departure">Ends the request.</param>
    /// <returns>To be disposed.</returns>
    /// <exception cref="InferenceRejectedException">The service is too busy, is stopping, or has not loaded the model.</exception>
    public InferenceRequest Admit(Arrival arrival, CancellationToken departure = default) => Admit(_lane, arrival, departure);

    private InferenceRequest Admit(Lane lane, Arrival arrival, CancellationToken departure)
    {
        if (State != ModelState.Ready) throw Reject(new(RejectionReason.NotReady, TimeSpan.FromSeconds(1)), "notready");
        TimeSpan budget = arrival.Budget < Options.MaxQueueTime ? arrival.Budget : Options.MaxQueueTime;
        if (!_dispatcher.TryAdmit(lane, arrival with { Budget = budget }, out Ticket? ticket, out Rejection rejection, departure))
            throw Reject(rejection, rejection.Reason == RejectionReason.Draining ? "draining" : "full");
        Interlocked.Increment(ref _active);
        return new(this, ticket);
    }

    /// <summary>Refuses a request whose client asks for more than it may.</summary>
    /// <param name="retryAfter">When it may ask again.</param>
    public InferenceRejectedException RejectOverQuota(TimeSpan retryAfter) => Reject(new(RejectionReason.Quota, retryAfter), "quota");

    private InferenceRejectedException Reject(Rejection rejection, string reason)
    {
        _metrics.Rejected(Name, reason);
        Log.Refused(_logger, Name, rejection.Reason, rejection.RetryAfter.TotalMilliseconds);
        return new(MessageOf(rejection), rejection.Reason, rejection.RetryAfter);
    }

    private string MessageOf(Rejection rejection) => rejection.Reason switch
    {
        RejectionReason.Draining => "Server exiting: the service is stopping. Ask another one.",
        RejectionReason.Quota => $"Quota exceeded: this client asks '{Name}' for more than it may. Try again later.",
        RejectionReason.NotReady => $"Model '{Name}' is not ready: {(State == ModelState.Loading ? "it is being loaded" : Fault ?? "it is not loaded")}.",
        _ => FormattableString.Invariant($"Exceeds maximum queue size: '{Name}' might only begin in {rejection.RetryAfter.TotalMilliseconds:F0} ms, later than the request may wait. Try again then."),
    };

    private LoadedModel Hold()
    {
        while (Volatile.Read(ref _loaded) is { } loaded)
        {
            if (loaded.TryHold()) return loaded;
        }

        throw Reject(new(RejectionReason.NotReady, TimeSpan.FromSeconds(1)), "notready");
    }

    private static ModelOutput[] OutputsOf(NetworkDescription network, InceptionOptions options)
    {
        bool hasProbabilities = network.Output.Stage != network.Logits.Stage;
        var outputs = new List<ModelOutput> { new(hasProbabilities ? "probabilities" : "output", network.Output) };
        if (hasProbabilities) outputs.Add(new("logits", network.Logits, IsLogits: true));
        outputs.AddRange(options.Taps.Distinct().Select(name => new ModelOutput(name, network.Taps.First(tap => tap.Name == name))));
        return [.. outputs];
    }

    private async Task<PredictionWork> RunAsync(Ticket ticket, IReadOnlyList<ModelImage> images, IReadOnlyList<ModelOutput> outputs)
    {
        using Activity? activity = InceptionActivities.Infer(Name);
        using var work = new PredictionWork(Hold(), images, outputs, _metrics, Name);
        Outcome outcome = await _dispatcher.Submit(ticket, work, images.Count).ConfigureAwait(false);

        (TimeSpan duration, TimeSpan? queue) = RecordAnswer(ticket, outcome);
        activity?.SetTag("inceptiongen.images", images.Count).SetTag("inceptiongen.queue_ms", queue?.TotalMilliseconds).SetTag("inceptiongen.outcome", NameOf(outcome));
        if (outcome == Outcome.Completed)
            Statistics.Succeeded(_time.GetUtcNow(), images.Count, duration, queue ?? TimeSpan.Zero, work.DecodeTime, work.ComputeTime);
        else
            Statistics.Failed(duration);
        RequireCompleted(ticket, outcome);
        return work;
    }

    /// <summary>An admitted request. Disposing it without running it makes room for others.</summary>
    public sealed class InferenceRequest(HostedModel model, Ticket ticket) : IDisposable
    {
        /// <summary>What the dispatcher knows of it.</summary>
        public Ticket Ticket => ticket;

        /// <summary>Says what its body says of its hurry, before it is run. Its time is counted from its arrival, and is never longer than the model's own.</summary>
        /// <param name="priority">1 is served first.</param>
        /// <param name="timeout">How long it may wait; null for the model's own time.</param>
        /// <exception cref="InferenceRejectedException">It would have to wait for longer.</exception>
        public void Hurry(int priority, TimeSpan? timeout)
        {
            TimeSpan budget = timeout < model.Options.MaxQueueTime ? timeout.Value : model.Options.MaxQueueTime;
            if (!model._dispatcher.TryHurry(ticket, priority, budget, out Rejection rejection)) throw model.Reject(rejection, "full");
        }

        /// <summary>Predicts images.</summary>
        /// <param name="images">At least one.</param>
        /// <param name="outputs">What is asked for.</param>
        /// <returns>The values of each output.</returns>
        /// <exception cref="InferenceRejectedException">Its time was over, or the service stopped.</exception>
        /// <exception cref="OperationCanceledException">Whoever asked has left.</exception>
        /// <exception cref="Imaging.ImageException">A photo is damaged.</exception>
        public async Task<float[][]> RunAsync(IReadOnlyList<ModelImage> images, IReadOnlyList<ModelOutput> outputs) =>
            (await model.RunAsync(ticket, images, outputs).ConfigureAwait(false)).Values;

        /// <inheritdoc/>
        public void Dispose()
        {
            model._dispatcher.Withdraw(ticket);
            Interlocked.Decrement(ref model._active);
        }
    }
}
