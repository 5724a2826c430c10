using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Kernels.Context;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels;
using InceptionGen.Training.Maps;
using InceptionGen.Training.Nodes;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training.Graph;

/// <summary>A network in training: its nodes in the order of the table, its trained numbers, and the memory of a step.</summary>
internal sealed class TrainingGraph
{
    private readonly TrainingNode[] _nodes;
    private readonly MapPlace _image;
    private readonly PinnedFloats _memory;
    private readonly StepContext _step;
    private readonly int _baseNodes;
    private bool _hasFeatures;

    public TrainingGraph(ParameterSet parameters, IReadOnlyList<TrainingNode> nodes, IReadOnlyList<LossHead> heads, MapPlan maps, GraphSettings settings, GraphBase frozen)
    {
        (Parameters, _nodes, Heads, _image, Batch) = (parameters, [.. nodes], heads, maps.ImagePlace, settings.Batch);
        _memory = new PinnedFloats(maps.Floats);
        _baseNodes = frozen.Nodes;
        Features = frozen.Identity is { } identity ? new FeatureMaps(frozen.Outputs, _memory, identity) : null;
        Kernels = new KernelContext(nodes.Max(node => node.ScratchFloats(settings.Batch)), settings.Threads);
        int channels = parameters.Trained.Concat(parameters.Statistics).Select(parameter => parameter.Operation.Output.Channels).DefaultIfEmpty(1).Max();
        _step = new StepContext(Kernels, _memory, new double[ChannelSums.Room(channels)]);
    }

    /// <summary>What is trained.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>The network's output first, then those of auxiliary classifiers.</summary>
    public IReadOnlyList<LossHead> Heads { get; }

    /// <summary>The most images of a step.</summary>
    public int Batch { get; }

    /// <summary>What the frozen base hands to the rest; null if it is not worth keeping: there is no base, or no convolution in it.</summary>
    public FeatureMaps? Features { get; }

    /// <summary>Threads and scratch.</summary>
    public KernelContext Kernels { get; }

    /// <summary>Bytes of maps, gradients and scratch.</summary>
    public long Bytes => _memory.Bytes + Kernels.Bytes;

    /// <summary>Measures the parts of steps; null as a rule.</summary>
    public StepClock? Clock
    {
        get => _step.Clock;
        set => _step.Clock = value;
    }

    /// <summary>Where the images of a step go: (N, H, W, C).</summary>
    public Span<float> Images(int batch)
    {
        _hasFeatures = false;
        return _memory.Span.Slice((int)_image.Room.Offset, checked((int)(_image.Shape.Elements * batch)));
    }

    /// <summary>The logits of a head: (N, K).</summary>
    public ReadOnlySpan<float> Logits(LossHead head) => Rows(head.Logits);

    /// <summary>The gradient of the loss with respect to a head's logits: (N, K). To be written between <see cref="Forward"/> and <see cref="Backward"/>.</summary>
    public Span<float> LogitGradients(LossHead head) => Rows(head.Gradient);

    /// <summary>Computes the features of the images. They may be fewer than those of the step.</summary>
    /// <param name="batch">How many there are.</param>
    public void RunBase(int batch)
    {
        _step.Batch = batch;
        RunNodes(0, _baseNodes);
    }

    /// <summary>Tells that the features of all images of the next step are in their place, so that <see cref="Forward"/> does not need the images.</summary>
    public void UseFeatures() => _hasFeatures = true;

    /// <summary>Computes all logits of the images, or of their features.</summary>
    /// <param name="batch">How many there are.</param>
    /// <param name="isTraining">Whether rows behave as in training: batch norm by the batch, dropout.</param>
    /// <param name="random">The random numbers of this step.</param>
    public void Forward(int batch, bool isTraining, RandomStream random)
    {
        if (!_hasFeatures) RunBase(batch);
        _hasFeatures = false;
        (_step.Batch, _step.IsTraining, _step.Random) = (batch, isTraining, random);
        RunNodes(_baseNodes, _nodes.Length);
    }

    /// <summary>Computes the gradients of all trained numbers.</summary>
    public void Backward()
    {
        for (int index = _nodes.Length - 1; index >= _baseNodes; index--)
        {
            Clock?.Begin(_nodes[index].Cell);
            _nodes[index].Backward(_step);
            Clock?.Lap("backward");
        }
    }

    /// <summary>A copy of a tensor's gradient after <see cref="Backward"/>, in the order of its weights.</summary>
    public float[] GradientOf(Parameter parameter)
    {
        float[] gradient = new float[parameter.Length];
        if (parameter.Gradient is { } blocks) blocks.CopyTo(Kernels, gradient);
        else Parameters.GradientSlice(parameter).CopyTo(gradient);
        return gradient;
    }

    /// <summary>Takes what the rows learned of the batch besides gradients: batch norm's statistics.</summary>
    public void Accept()
    {
        foreach (TrainingNode node in _nodes) node.Accept();
    }

    private void RunNodes(int first, int end)
    {
        for (int index = first; index < end; index++)
        {
            Clock?.Begin(_nodes[index].Cell);
            _nodes[index].Forward(_step);
            Clock?.Lap("forward");
        }
    }

    private Span<float> Rows(MapPlace place) =>
        _memory.Span.Slice((int)(place.Room.Offset + place.FirstChannel), _step.Batch * place.Shape.Channels);
}
