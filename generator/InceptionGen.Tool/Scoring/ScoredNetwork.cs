using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Tool.Scoring.Inputs;
using InceptionGen.Tool.Scoring.Parts;
using InceptionGen.Tool.Scoring.Rows;
using InceptionGen.Tool.Scoring.Running;

namespace InceptionGen.Tool.Scoring;

/// <summary>A network that is ready to score, with a session for each thread. A session runs on one thread: many images are done soonest when each is one processor's own.</summary>
internal sealed class ScoredNetwork : IDisposable
{
    /// <summary>Rows that may wait for one before them, for each image that is being scored.</summary>
    private const int RowsAhead = 16;

    private readonly NetworkDescription _description;
    private readonly IReadOnlyList<Scorer> _scorers;
    private readonly IReadOnlyList<string> _labels;
    private readonly int _top;

    private ScoredNetwork(NetworkDescription description, IReadOnlyList<string> labels, int top, IReadOnlyList<Scorer> scorers) =>
        (_description, _labels, _top, _scorers) = (description, labels, top, scorers);

    /// <summary>What an array's row is: classes, or H, W, C.</summary>
    public int[] Shape => Output is { Height: 1, Width: 1 } ? [Output.Channels] : [Output.Height, Output.Width, Output.Channels];

    private MapShape Output => _description.Output.Shape;

    /// <summary>Loads the weights and makes the sessions.</summary>
    /// <exception cref="WeightException">The weights do not fit.</exception>
    /// <exception cref="ScoreException">The network cannot be asked this.</exception>
    public static ScoredNetwork Load(CompiledTable table, ScoreOptions options)
    {
        NetworkDescription network = table.Description;
        bool isArray = options.Format == PartFormat.Numpy;
        if (network.Input.Channels != 3) throw new ScoreException($"{network.Name} takes {network.Input} images, and photos have three channels.");
        if (!isArray && network.Output.Stage == network.Logits.Stage)
            throw new ScoreException($"{network.Name} does not end in a softmax or sigmoid, so it has no classes to list. --output FOLDER --format npy writes its whole output.");

        int classes = network.Output.Shape.Channels;
        IReadOnlyList<string> labels = isArray ? [] : options.Labels is { } path ? ReadLabels(path, network.Name, classes) : network.ClassNames;
        int top = isArray ? 0 : Math.Min(options.Top, classes);
        using WeightFile? file = options.Weights is { } weights ? WeightFile.Open(weights) : null;
        Network loaded = table.Load(file ?? (IWeightSource)SyntheticWeights.For(network), new LoadOptions { IgnoreSurplus = options.IgnoreSurplus });
        int threads = options.Threads == 0 ? Math.Min(Environment.ProcessorCount, SessionOptions.MaxThreads) : options.Threads;
        return new ScoredNetwork(network, labels, top, Scorers(loaded, network.Input, options, threads, () => new RowWriter(top, labels)));
    }

    /// <summary>What rows of these options depend on.</summary>
    public JobSettings Settings(ScoreOptions options, int parts) => new()
    {
        Parts = parts,
        Format = options.Format,
        Network = _description.Name,
        Operations = Digest.Of(_description),
        Weights = options.Weights is { } file ? Digest.OfWeights(file) : "synthetic",
        Preprocessing = options.Preprocessing?.ToString() ?? _description.Preprocessing,
        Top = _top,
        Labels = Digest.Of(_labels),
        WholeTars = options.WholeTars,
    };

    /// <summary>Scores images.</summary>
    /// <param name="feed">They.</param>
    /// <param name="write">Takes their rows, in order.</param>
    /// <param name="pause">Is called when no row is ready.</param>
    /// <param name="progress">Counts them.</param>
    /// <param name="cancellation">Stops it.</param>
    public void Score(IImageFeed feed, Action<Row> write, Action pause, ScoreProgress progress, CancellationToken cancellation)
    {
        int values = _top > 0 ? 0 : checked((int)Output.Elements);
        var rows = new OrderedRows(_scorers.Sum(scorer => scorer.Batch) * RowsAhead, values, Counted, pause);
        new ScoreThreads(feed, rows).Run(_scorers, progress.Show, cancellation);

        void Counted(Row row)
        {
            write(row);
            progress.Count(row);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Scorer scorer in _scorers) scorer.Dispose();
    }

    private static Scorer[] Scorers(Network network, MapShape input, ScoreOptions options, int threads, Func<RowWriter> rows)
    {
        try
        {
            return [.. Enumerable.Range(0, threads).Select(_ => new Scorer(input, network.CreateSession(new() { Threads = 1, Batch = options.Batch, Preprocessing = options.Preprocessing }), rows()))];
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException or OutOfMemoryException)
        {
            throw new ScoreException(FormattableString.Invariant($"{options.Batch} images at once on each of {threads} threads need more memory than there is. Ask for a smaller --batch, or for fewer --threads."));
        }
    }

    private static string[] ReadLabels(string path, string network, int classes)
    {
        string[] labels = File.ReadAllLines(path);
        return labels.Length == classes
            ? labels
            : throw new ScoreException(FormattableString.Invariant($"{path}: it has {labels.Length} lines; {network} has {classes} classes, and there must be one label on each line."));
    }
}
