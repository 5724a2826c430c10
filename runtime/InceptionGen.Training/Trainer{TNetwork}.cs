using System;
using System.Globalization;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Running;
using InceptionGen.Weights;
using InceptionGen.Weights.Safetensors;

namespace InceptionGen.Training;

/// <summary>Trains a network that was generated from a table. Not for several threads at once; a step itself uses as many as <see cref="TrainerOptions.Threads"/>.</summary>
/// <remarks>After the first step, nothing is allocated but the features of frozen rows, which are kept the first time that an image is shown.</remarks>
/// <typeparam name="TNetwork">The generated class.</typeparam>
public sealed partial class Trainer<TNetwork>
    where TNetwork : Network, INetwork<TNetwork>
{
    private readonly TrainingPlan _plan;
    private TrainingRun _run;
    private int _firstTrainedStage;

    /// <summary>A network whose weights are all drawn.</summary>
    /// <param name="options">How it is trained; the defaults if null.</param>
    public Trainer(TrainerOptions? options = null)
        : this(weights: null, options)
    {
    }

    /// <summary>A network that goes on from given weights. Rows whose tensors are not there get drawn ones: those of a new head on a trained base.</summary>
    /// <param name="weights">Where the tensors come from; not needed afterwards unless rows are frozen.</param>
    /// <param name="options">How it is trained; the defaults if null.</param>
    /// <exception cref="ArgumentException">Settings contradict each other, or the table freezes rows and there are no weights for them.</exception>
    /// <exception cref="WeightException">A tensor has another shape than the table needs, or cannot be read; or one is missing that a frozen row needs.</exception>
    /// <exception cref="TrainingMemoryException">It needs more memory than there is.</exception>
    public Trainer(IWeightSource? weights, TrainerOptions? options = null)
    {
        NetworkDescription network = TNetwork.Description;
        _plan = new TrainingPlan(network, options ?? new TrainerOptions());
        _firstTrainedStage = _plan.FrozenStages;
        _rates = _plan.ScheduleFor(_scheduledEpochs);
        if (weights is null && _firstTrainedStage > 0)
        {
            throw Error(
                $"{network.Name} freezes the rows up to {network.Stages[_firstTrainedStage - 1].Name}, whose weights would be drawn: nothing would ever learn them. Give weights, or say '# frozen: none' in the table.");
        }

        if (weights is not null)
        {
            weights = GivenWeights.Require(network, weights);
            FrozenTensors.Require(network, weights, _firstTrainedStage);
        }

        Memory = new MemoryPlan(network, _plan, ModeFrom(_firstTrainedStage)).Require();
        _run = new TrainingRun(network, _plan, new FirstWeights(network, weights, _plan), ModeFrom(_firstTrainedStage));
    }

    /// <summary>What the table says.</summary>
    public NetworkDescription Architecture => TNetwork.Description;

    /// <summary>Steps taken.</summary>
    public long Steps => _run.Optimizer.Steps;

    /// <summary>Numbers that are trained.</summary>
    public long TrainedParameters => _run.Graph.Parameters.Length;

    /// <summary>What training takes of the machine's memory, by part.</summary>
    public MemoryNeed Memory { get; private set; }

    /// <summary>Bytes that a step needs: maps, gradients and scratch.</summary>
    public long StepBytes => _run.Graph.Bytes;

    /// <summary>What is kept of frozen rows, how much memory it takes, and how often it was used. Rows that are frozen or trained now begin new features.</summary>
    public FeatureReport Features => new(4L * (_run.Graph.Features?.Length ?? 0), _run.Features.Kept, _run.Features.FromCache, [.. _run.Features.Remarks]);

    /// <summary>What training would take of the memory, before a trainer is made: rows are frozen as the table says.</summary>
    /// <param name="options">How it is trained; the defaults if null.</param>
    public static MemoryNeed Estimate(TrainerOptions? options = null)
    {
        var plan = new TrainingPlan(TNetwork.Description, options ?? new TrainerOptions());
        return new MemoryPlan(TNetwork.Description, plan, ModeFrom(plan.FrozenStages)).NeedOf(plan.Options.Batch);
    }

    /// <summary>What training would take of the memory with another batch, with the rows that are frozen now.</summary>
    /// <param name="batch">The most images of a step.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public MemoryNeed Estimate(int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        return new MemoryPlan(Architecture, _plan, ModeFrom(_firstTrainedStage)).NeedOf(batch);
    }

    /// <summary>Freezes the rows of the table up to and with a stage: they behave as at inference, with batch norm folded into the weights, and nothing of them changes. What the
    /// optimizer kept is forgotten.</summary>
    /// <param name="last">The last frozen row: <c>CatsAndDogs.Mixed7</c>.</param>
    /// <exception cref="ArgumentException">A tap of another network.</exception>
    /// <exception cref="TrainingMemoryException">It needs more memory than there is. The trainer is as it was.</exception>
    /// <exception cref="InvalidOperationException">Nothing would be left to train. The trainer is as it was.</exception>
    public void FreezeThrough(Tap last) => Restart(StageOf(last) + 1);

    /// <summary>Trains all rows after a stage, and freezes the others: the second phase of fine-tuning.</summary>
    /// <param name="after">The last row that stays frozen; null to train all rows.</param>
    /// <exception cref="ArgumentException">A tap of another network.</exception>
    /// <exception cref="TrainingMemoryException">It needs more memory than there is. The trainer is as it was.</exception>
    /// <exception cref="InvalidOperationException">Nothing would be left to train. The trainer is as it was.</exception>
    public void Unfreeze(Tap? after = null) => Restart(after is null ? 0 : StageOf(after) + 1);

    /// <summary>One step on a batch of the caller's. It ends a training that was cancelled: <see cref="EndFit"/>.</summary>
    /// <param name="images">The numbers that the network reads: (N, H, W, C), at most <see cref="TrainerOptions.Batch"/> images.</param>
    /// <param name="labels">The class of each (N).</param>
    /// <param name="epoch">Epochs since the start, for the schedule: 1.5 in the middle of the second.</param>
    /// <exception cref="ArgumentException">The spans do not fit each other, or there are no images or too many.</exception>
    /// <exception cref="TrainingException">The loss or a gradient is not finite. The weights are as they were.</exception>
    public StepReport Step(ReadOnlySpan<float> images, ReadOnlySpan<int> labels, double epoch = 0)
    {
        long length = Architecture.Input.Elements;
        if (labels.IsEmpty || labels.Length > _plan.Options.Batch)
            throw Error($"A step takes 1 to {_plan.Options.Batch} images; there are {labels.Length} labels. TrainerOptions.Batch is the largest step.");
        if (images.Length != length * labels.Length)
            throw Error($"{labels.Length} images of {Architecture.Input} are {length * labels.Length} numbers (N, H, W, C); there are {images.Length}.");
        EndFit();
        images.CopyTo(_run.Graph.Images(labels.Length));
        return _run.Step(labels, RateAt(epoch));
    }

    /// <summary>The network as it is now, for inference: the running average of the weights if there is one. Training can go on.</summary>
    /// <param name="options">Precision and auxiliary classifiers; the defaults if null.</param>
    public TNetwork ToNetwork(LoadOptions? options = null)
    {
        _run.BeginAverage();
        try
        {
            return TNetwork.Load(_run.Weights, (options ?? new LoadOptions()) with { IgnoreSurplus = true });
        }
        finally
        {
            _run.EndAverage();
        }
    }

    /// <summary>Writes all weights, auxiliary classifiers' too, as a safetensors file with the table's names: <c>Load</c> reads it, and so does PyTorch.</summary>
    /// <param name="path">The file. It is replaced when the new one is complete.</param>
    /// <exception cref="System.IO.IOException">It cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        _run.BeginAverage();
        try
        {
            SafetensorsWriter.Write(path, SavedTensors.AllOf(_run.Weights), metadata: []);
        }
        finally
        {
            _run.EndAverage();
        }
    }

    /// <summary>Writes the network as it is now as an ONNX model, for other runtimes: the running average of the weights if there is one. Batch norm is folded into the convolutions.</summary>
    /// <param name="path">The file. It is replaced when the new one is complete.</param>
    /// <param name="options">Which outputs; the network's own if null.</param>
    /// <exception cref="ArgumentException">An output of another network.</exception>
    /// <exception cref="NotSupportedException">The model takes more than 2 GB.</exception>
    /// <exception cref="System.IO.IOException">It cannot be written.</exception>
    public void ExportOnnx(string path, OnnxOptions? options = null)
    {
        _run.BeginAverage();
        try
        {
            Architecture.ExportOnnx(_run.Weights, path, options);
        }
        finally
        {
            _run.EndAverage();
        }
    }

    private float RateAt(double epoch) => _rates.RateAt(epoch, _plan.Optimizer.LearningRate, _schedule);

    private static Func<StageInfo, RowMode> ModeFrom(int firstTrainedStage) => stage => stage.Index < firstTrainedStage ? RowMode.Frozen : RowMode.Trained;

    private void Restart(int firstTrainedStage)
    {
        Memory = new MemoryPlan(Architecture, _plan, ModeFrom(firstTrainedStage)).Require(released: Memory.Total);
        EndFit();
        IWeightSource weights = _run.Weights.Copied();

        // The old run's memory is free before the new one is made.
        _run = null!;
        _run = new TrainingRun(Architecture, _plan, weights, ModeFrom(_firstTrainedStage = firstTrainedStage));
    }

    private int StageOf(Tap tap)
    {
        ArgumentNullException.ThrowIfNull(tap);
        for (int stage = 0; stage < Architecture.Taps.Count; stage++)
        {
            if (Architecture.Stages[stage].Name == tap.Name && tap.Shape == Architecture.Taps[stage].Shape) return stage;
        }

        throw Error($"{tap.Name} is not a row of {Architecture.Name}.");
    }

    private static ArgumentException Error(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture));
}
