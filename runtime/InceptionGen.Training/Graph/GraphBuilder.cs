using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Context;
using InceptionGen.Memory;
using InceptionGen.Training.Maps;
using InceptionGen.Training.Nodes;
using InceptionGen.Training.Parameters;
using InceptionGen.Weights;

namespace InceptionGen.Training.Graph;

/// <summary>Makes a graph: gives every operation that an output depends on a node, and every map its memory.</summary>
/// <remarks>Moments of a step, by which memory is shared: the i-th operation to run does so at i, losses are taken at n, gradients go through it at 2n - i, and weights change
/// at 2n + 1.</remarks>
internal sealed class GraphBuilder
{
    private readonly NetworkDescription _network;
    private readonly GraphSettings _settings;
    private readonly FrozenWeights _frozen;
    private readonly OperationUses _uses;
    private readonly FrozenBase _base;
    private readonly MapPlan _maps;
    private readonly ParameterSet _parameters = new();
    private readonly List<TrainingNode> _nodes = [];

    /// <param name="network">What the table says.</param>
    /// <param name="settings">What the graph is made for.</param>
    /// <param name="weights">The weights of frozen rows; null to <see cref="Measure"/> only.</param>
    public GraphBuilder(NetworkDescription network, GraphSettings settings, IWeightSource? weights)
    {
        (_network, _settings, _frozen) = (network, settings, new FrozenWeights(network, weights));
        _uses = new OperationUses(network, settings);
        _base = new FrozenBase(network, _uses);
        _maps = new MapPlan(network, _uses, _base, settings.Batch);
    }

    /// <summary>The graph, its trained numbers yet zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The maps of a step are more than one array holds.</exception>
    public TrainingGraph Build()
    {
        int baseNodes = AddNodes();
        LossHead[] heads = [.. _uses.Heads.Select(head => new LossHead(head.Name, _maps.ValueOf(head.Logits), _maps.GradientOf(head.Logits)))];
        _maps.Place();
        _parameters.Allocate();
        BaseIdentity? identity = _base.SavesWork ? new(_base.RowsOf(_network), _frozen.WeightsHash, _frozen.KernelsHash) : null;
        return new TrainingGraph(_parameters, _nodes, heads, _maps, _settings, new(baseNodes, [.. _base.Outputs.Select(_maps.ValueOf)], identity));
    }

    /// <summary>What the graph needs. Nothing large is allocated for it.</summary>
    public GraphNeed Measure()
    {
        AddNodes();
        _maps.Place();
        return new GraphNeed
        {
            MapFloats = _maps.Floats,
            ScratchFloats = (long)KernelContext.ScratchFloats(_nodes.Max(node => node.ScratchFloats(_settings.Batch)), _settings.Threads),
            TrainedFloats = _parameters.Length,
            GradientFloats = _parameters.GradientLength,
            StatisticFloats = _parameters.Statistics.Sum(statistic => (long)statistic.Length),
            PackedBytes = _nodes.Sum(node => node.WeightBytes) + _frozen.Bytes,
            Trained = [.. _parameters.Trained.Concat(_parameters.Statistics).Select(parameter => parameter.Name)],
        };
    }

    // How many of the nodes are the frozen base's, which come first.
    private int AddNodes()
    {
        int baseNodes = 0;
        foreach (int index in _base.Order)
        {
            foreach (MapCopy copy in _maps.CopiesOf(index)) Add(index, Copy(index, copy));
            if (NodeOf(index) is { } node) Add(index, node);
            if (_base.Contains(index)) baseNodes = _nodes.Count;
        }

        return baseNodes;
    }

    private void Add(int index, TrainingNode node)
    {
        node.Cell = TableCell.Of(_network, _network.Operations[index]);
        _nodes.Add(node);
    }

    private TrainingNode? NodeOf(int index)
    {
        OperationInfo operation = _network.Operations[index];
        MapPlace y = _maps.ValueOf(index);
        if (operation is ConcatInfo) return null;
        int[] inputs = [.. _uses.InputsOf(index)];
        MapPlace x = _maps.Read(inputs[0], index);
        if (operation is ConvolutionInfo convolution) return Convolution(index, convolution, x, y);
        if (!_uses.HasGradient(index)) return Inference(operation, index, inputs, x, y);

        MapPlace dy = _maps.ReadGradient(index);
        GradientTarget? dx = _maps.Target(inputs[0], index);
        switch (operation)
        {
            case PoolInfo pool:
                if (pool.Pool == PoolKind.Max) _maps.UseInBackward(index, x, y);
                return new PoolNode(pool, x, y, dy, dx!);
            case LocalResponseNormInfo norm:
                _maps.UseInBackward(index, x);
                return new LocalResponseNormNode(norm, x, y, dy, dx!);
            case ResidualInfo residual:
                if (residual.Activation != Activation.None) _maps.UseInBackward(index, y);
                return new ResidualNode(residual, x, _maps.Read(inputs[1], index), y, dy, dx, _maps.Target(inputs[1], index));
            case DropoutInfo dropout:
                return new DropoutNode(index, dropout.Rate!.Value, x, y, dy, dx);
            case FlattenInfo flatten:
                return new FlattenNode(flatten, x, y, dy, dx);
            default:
                throw new NotSupportedException($"{_network.Name}: a {operation.Name} row can be trained only at the end of a network or auxiliary classifier, where the loss takes its place.");
        }
    }

    private TrainingNode Inference(OperationInfo operation, int index, int[] inputs, MapPlace x, MapPlace y) => operation switch
    {
        ResidualInfo residual => new ResidualNode(residual, x, _maps.Read(inputs[1], index), y, y, dx: null, dBody: null),
        DropoutInfo dropout => new DropoutNode(index, dropout.Rate!.Value, x, y, dy: null, dx: null),
        FlattenInfo flatten => new FlattenNode(flatten, x, y, dy: null, dx: null),
        _ => new LayerNode(KernelSet.Best.Plain(operation)!, x, y),
    };

    private CopyNode Copy(int concat, MapCopy copy)
    {
        MapPlace x = _maps.Read(copy.From, concat);
        return new CopyNode(x, copy.To, copy.Gradient, copy.Gradient is null ? null : _maps.Target(copy.From, concat));
    }

    private TrainingNode Convolution(int index, ConvolutionInfo convolution, MapPlace x, MapPlace y)
    {
        RowMode mode = _uses.ModeOf(index);
        Activation activation = _uses.MakesLogits(index) && convolution.Activation == Activation.Sigmoid ? Activation.None : convolution.Activation;
        bool isFrozen = mode == RowMode.Frozen || (mode == RowMode.TrainedButBatchNorm && convolution is BatchNormRowInfo);
        if (isFrozen && !_uses.HasGradient(index)) return new LayerNode(_frozen.LayerOf(convolution), x, y);

        int input = _uses.InputsOf(index).First();
        GradientTarget? dx = _maps.Target(input, index);
        bool hasNorm = convolution.BatchNorm is not null && !isFrozen, isFixed = mode == RowMode.TrainedButBatchNorm;
        MapPlace sums = hasNorm && !isFixed && convolution is not BatchNormRowInfo ? _maps.Own(convolution.Output, index, inBackward: true) : y;
        bool isLinear = !isFrozen && LinearNode.Suits(convolution, x, dx);
        MapPlace? own = isLinear || dx is null || dx.IsFirst ? dx?.Place : _maps.OwnGradient(convolution.Input, index);
        bool isStrided = convolution.Stride != new Extent(1) && dx is not null && !isLinear && convolution is not BatchNormRowInfo;
        var places = new ConvolutionPlaces(x, sums, y, _maps.ReadGradient(index), dx, own, isStrided ? _maps.OwnGradient(ConvolutionProducts.StretchedShape(convolution), index) : null);

        // Batch norm computes again on which side of relu's corner a number was.
        bool isRecomputed = hasNorm && !isFixed && activation is (Activation.Relu or Activation.Relu6);
        if (activation != Activation.None && !isRecomputed) _maps.UseInBackward(index, y);
        if (isFrozen)
        {
            (PinnedFloats kernel, float[] bias) = _frozen.KernelOf(convolution);
            return new ConvolutionNode(_parameters, convolution, activation, places, kernel, bias);
        }

        _maps.UseInBackward(index, x);
        BatchNorm? norm = hasNorm ? new BatchNorm(_parameters, convolution, convolution.BatchNorm!, _settings.BatchNormMomentum ?? convolution.BatchNorm!.Momentum, isFixed) : null;
        if (norm is { IsFixed: true }) _frozen.ReadFixed(convolution, norm);
        if (!isLinear) return new ConvolutionNode(_parameters, convolution, activation, places, norm);

        _maps.UseInUpdate(x);
        return new LinearNode(_parameters, convolution, activation, places, norm, _settings.Batch);
    }
}
