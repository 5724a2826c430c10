using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using InceptionGen.Execution;
using InceptionGen.Kernels.Context;

namespace InceptionGen;

/// <summary>One caller's workspace for a network. Everything is allocated when it is made: running it allocates nothing.</summary>
/// <remarks>Not for two threads at once: a second caller gets an <see cref="InvalidOperationException"/>. Make one session per caller; they share
/// the network and its weights.</remarks>
public abstract partial class Session : IDisposable
{
    private readonly Network _network;
    private readonly Preprocessing? _preprocessing;
    private readonly StageCopies _copies;
    private readonly Tensor?[] _tensors;
    private readonly long _inputOffset;
    private readonly int _outputStage;
    private readonly int _logitsStage;
    private Frame? _frame;
    private bool _hasOutput;
    private int _running;

    /// <summary>Called by generated classes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">Threads, batch and taps; the defaults if null.</param>
    /// <param name="mapFloats">Floats that the maps of every image take.</param>
    /// <param name="inputOffset">Where the image stands among them.</param>
    /// <param name="perImagePrefixOffset">Where the maps start that are there for one image at a time.</param>
    /// <param name="perImagePrefixFloats">Floats that these take.</param>
    /// <exception cref="ArgumentException">A tap of another network, or of an auxiliary classifier that was not loaded.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Threads below 0 or above <see cref="SessionOptions.MaxThreads"/>, a batch below one, or more of both than
    /// arrays can hold: the message gives the bytes.</exception>
    /// <exception cref="InsufficientMemoryException">There is not that much memory.</exception>
    protected Session(Network network, SessionOptions? options, long mapFloats, long inputOffset, long perImagePrefixOffset = 0, long perImagePrefixFloats = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new SessionOptions();
        RequireInRange(options);

        NetworkDescription architecture = network.Architecture;
        (_network, _inputOffset) = (network, inputOffset);
        _preprocessing = architecture.Input.Channels == 3 ? options.Preprocessing ?? Preprocessing.Parse(architecture.Preprocessing) : null;
        (_outputStage, _logitsStage) = (architecture.Output.Stage, architecture.Logits.Stage);

        foreach (Tap tap in options.Taps) RequireLoaded(tap);
        int[] copied = [.. options.Taps.Select(tap => tap.Stage).Append(_outputStage).Append(_logitsStage).Distinct()];

        int threads = options.Threads == 0 ? Math.Min(Environment.ProcessorCount, SessionOptions.MaxThreads) : options.Threads;
        SessionMemory memory = new(architecture.Name, options.Batch, threads);
        Int128 maps = Frame.MapFloats(options.Batch, mapFloats, perImagePrefixOffset, perImagePrefixFloats);
        memory.RequireMaps(maps);
        long scratchPerThread = network.Layers.ScratchFloats(options.Batch);
        Int128 scratch = KernelContext.ScratchFloats(scratchPerThread, threads);
        memory.RequireScratch(scratch);
        foreach (int stage in copied) memory.RequireCopy(architecture.Stages[stage]);

        _tensors = new Tensor?[architecture.Stages.Count];
        _copies = new StageCopies(architecture.Stages, memory);
        try
        {
            foreach (int stage in copied) _copies.List(stage);
            _frame = new Frame(options.Batch, mapFloats, scratchPerThread, threads, _copies, perImagePrefixOffset, perImagePrefixFloats);
        }
        catch (OutOfMemoryException)
        {
            throw memory.Insufficient(copied.Aggregate(maps + scratch, (sum, stage) => sum + memory.CopyFloats(architecture.Stages[stage])));
        }
    }

    /// <summary>Images of one run.</summary>
    public int Batch => Frame.Batch;

    /// <summary>The most threads that share an operation.</summary>
    public int Threads => Frame.Threads;

    /// <summary>Memory this session owns: the workspace, the kernels' scratch and the copies of taps and output.</summary>
    public long AllocatedBytes => Frame.Bytes + _copies.Bytes;

    /// <summary>Whether runs measure their stages.</summary>
    public bool CollectTimings
    {
        get => _copies.CollectTimings;
        set => _copies.CollectTimings = value;
    }

    /// <summary>How long each stage of the last measured run took, in ticks of <see cref="System.Diagnostics.Stopwatch"/>; 0 for a stage that did not run.</summary>
    public ReadOnlySpan<long> StageTicks => _copies.Ticks;

    /// <summary>What the network's last stage made in the last run: N x H x W x C values, of a classifier N x classes. The next run overwrites it.</summary>
    /// <exception cref="InvalidOperationException">Nothing has run yet.</exception>
    public ReadOnlySpan<float> Output => Copy(_outputStage);

    /// <summary>What goes into the softmax or sigmoid at the network's end; <see cref="Output"/> if it has none. The next run overwrites it.</summary>
    /// <exception cref="InvalidOperationException">Nothing has run yet.</exception>
    public ReadOnlySpan<float> Logits => Copy(_logitsStage);

    /// <summary>The classes' probabilities: N x classes. The next run overwrites them.</summary>
    /// <exception cref="InvalidOperationException">The network does not end in a softmax or sigmoid, or nothing has run yet.</exception>
    public ReadOnlySpan<float> Probabilities => _outputStage != _logitsStage
        ? Output
        : throw new InvalidOperationException($"{_network.Architecture.Name} does not end in a softmax or sigmoid, so it gives no probabilities. Read Output.");

    /// <summary>Whether its callers share the processors with others. The benchmark of callers says no, to show what that is worth.</summary>
    internal bool SharesProcessors { get; set; } = true;

    private Frame Frame => _frame ?? throw new ObjectDisposedException(GetType().FullName);

    /// <summary>A feature map of the last run. The session owns it: the next run overwrites it.</summary>
    /// <param name="tap">Which: one of <see cref="SessionOptions.Taps"/>, or the stage of <see cref="Output"/> or <see cref="Logits"/>.</param>
    /// <exception cref="InvalidOperationException">It was not asked for, or nothing has run yet.</exception>
    /// <exception cref="ArgumentException">It belongs to another network.</exception>
    public Tensor<TMap> Tap<TMap>(Tap<TMap> tap)
        where TMap : struct, IFeatureMap
    {
        RequireListed(tap);
        Copy(tap.Stage);
        return Typed(tap);
    }

    /// <summary>The values of a feature map of the last run: N, H, W, C. The next run overwrites them.</summary>
    /// <param name="tap">Which: one of <see cref="SessionOptions.Taps"/>, or the stage of <see cref="Output"/> or <see cref="Logits"/>.</param>
    /// <exception cref="InvalidOperationException">It was not asked for, or nothing has run yet.</exception>
    /// <exception cref="ArgumentException">It belongs to another network.</exception>
    public ReadOnlySpan<float> Values(Tap tap)
    {
        RequireListed(tap);
        return Copy(tap.Stage);
    }

    /// <summary>Gives the memory back. A disposed session cannot run.</summary>
    /// <exception cref="InvalidOperationException">It is running on another thread.</exception>
    public void Dispose()
    {
        if (_frame is null) return;
        Enter();
        _frame?.EndRun();
        _frame = null;
        Leave();
        GC.SuppressFinalize(this);
    }

    private ReadOnlySpan<float> Copy(int stage)
    {
        ObjectDisposedException.ThrowIf(_frame is null, this);
        return _hasOutput
            ? _copies.Of(stage).Span
            : throw new InvalidOperationException("There is no output: call Run first. RunUntil stops before the output.");
    }

    private Tensor<TMap> Typed<TMap>(Tap<TMap> tap)
        where TMap : struct, IFeatureMap
    {
        if (_tensors[tap.Stage] is Tensor<TMap> made) return made;
        Tensor<TMap> tensor = new(Batch, _copies.Of(tap.Stage));
        _tensors[tap.Stage] = tensor;
        return tensor;
    }

    private void RequireListed(Tap tap)
    {
        RequireOfThisNetwork(tap);
        if (!_copies.IsListed(tap.Stage))
            throw new InvalidOperationException($"{tap.Name} was not asked for: list it in SessionOptions.Taps when making the session.");
    }

    private void RequireLoaded(Tap tap)
    {
        RequireOfThisNetwork(tap);
        if (tap.Head.Length > 0 && !_network.HasAuxiliaryClassifiers)
            throw new ArgumentException($"{tap.Name} belongs to the auxiliary classifier {tap.Head}, whose weights were not loaded: set LoadOptions.AuxiliaryClassifiers.", nameof(tap));
    }

    private void RequireOfThisNetwork(Tap tap)
    {
        ArgumentNullException.ThrowIfNull(tap);
        if (!ReferenceEquals(tap.Network, _network.Architecture))
            throw new ArgumentException($"{tap.Name} is a tap of {tap.Network.Name}; this session runs {_network.Architecture.Name}.", nameof(tap));
    }

    private static void RequireInRange(SessionOptions options)
    {
        if (options.Threads is < 0 or > SessionOptions.MaxThreads)
        {
            throw new ArgumentOutOfRangeException(nameof(SessionOptions.Threads), string.Create(
                CultureInfo.InvariantCulture,
                $"SessionOptions.Threads is {options.Threads}; it must be 1 to {SessionOptions.MaxThreads}, or 0 for one per processor."));
        }

        if (options.Batch < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(SessionOptions.Batch), string.Create(
                CultureInfo.InvariantCulture, $"SessionOptions.Batch is {options.Batch}; it must be at least 1."));
        }
    }

    private void Enter()
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
            throw new InvalidOperationException("This session is running on another thread. Make a session per caller: they share the network and its weights.");
        if (SharesProcessors) _frame?.BeginRun();
    }

    private void Leave()
    {
        _frame?.EndRun();
        Volatile.Write(ref _running, 0);
    }
}
