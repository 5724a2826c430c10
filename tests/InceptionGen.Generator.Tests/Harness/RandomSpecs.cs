using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Random networks whose shapes are right: nested modules, residual additions, stages that read any earlier one, heads.</summary>
internal sealed class RandomSpecs(int seed)
{
    private readonly Random _random = new(seed);
    private int _names;

    /// <summary>Runs the first stages image by image, as long as their maps have this number of bytes.</summary>
    public static PerImagePrefix PerImagePrefix(int seed) => new(mapBytes: seed % 8 * 200, mapsOverWeights: 0);

    public NetworkSpec Network()
    {
        var image = new Shape(_random.Next(3, 9), _random.Next(3, 9), 3);
        var stages = new List<StageSpec>();
        int own = _random.Next(1, 10);
        for (int index = 0; index < own; index++)
        {
            int source = _random.Next(4) == 0 ? _random.Next(-1, index) : index - 1;
            stages.Add(Specs.Stage("Stage" + index, source, Operation(OutputOf(source), depth: 2)));
        }

        for (int head = 0; head < _random.Next(3); head++)
        {
            int source = _random.Next(-1, stages.Count);
            for (int index = 0; index < _random.Next(1, 4); index++)
            {
                stages.Add(Specs.Stage("Head" + stages.Count, source, Operation(OutputOf(source), depth: 1), "Aux" + head));
                source = stages.Count - 1;
            }
        }

        return Specs.Network(image, stages.ToArray());

        Shape OutputOf(int stage) => stage < 0 ? image : stages[stage].Output;
    }

    private OperationSpec Operation(Shape input, int depth) => _random.Next(depth > 0 ? 12 : 8) switch
    {
        0 => Convolution(input, 3),
        1 => Convolution(input, 1),
        2 => Pool(input),
        3 => _random.Next(3) == 0 ? new DropoutSpec(input, "0.5") : Pool(input),
        4 => _random.Next(2) == 0 ? new LocalResponseNormSpec(input, 5, "0.0001", "0.75", "1") : BatchNorm(input),
        5 => input.Elements < 2000 ? new FlattenSpec(input, ChannelsLast: _random.Next(2) == 0) : Specs.Halve(input),
        6 => Specs.Convolution(input, _random.Next(8) == 0 ? 1024 : 16, stride: 2, name: NewName()),
        7 => _random.Next(2) == 0 ? Specs.Linear(input, _random.Next(1, 20), NewName()) : _random.Next(2) == 0 ? new SoftmaxSpec(input) : new SigmoidSpec(input),
        8 or 9 => Concat(input, depth),
        10 => Sequence(input, depth),
        _ => new ResidualSpec(
            input, Specs.Sequence(input, Keeping(input, depth), Specs.Convolution(input, input.Channels, name: NewName())), "0.17", Activation.Relu),
    };

    /// <summary>A pool of any window and rule, more often than not an average that counts its padding and rounds up.</summary>
    private PoolSpec Pool(Shape input)
    {
        if (_random.Next(4) == 0) return Specs.Pool(input, (PoolKind)_random.Next(2));

        string[] rules = ["ceil", "1 ceil", "1+0x0+1 ceil", "half ceil", "ceil", "1 ceil", "same", "same lower", "valid", "half", "1", "0+1"];
        while (true)
        {
            Extent window = new(_random.Next(1, 5), _random.Next(1, 5)), stride = new(_random.Next(1, 4), _random.Next(1, 4));
            PoolKind kind = _random.Next(4) == 0 ? PoolKind.Max : PoolKind.Average;
            if (Specs.Pool(input, kind, window, stride, rules[_random.Next(rules.Length)], countsPadding: _random.Next(4) > 0) is { } pool) return pool;
        }
    }

    private ConvolutionSpec BatchNorm(Shape input)
    {
        (string name, bool gamma) = (NewName(), _random.Next(2) == 0);
        return new(
            input, input, new Extent(1), new Extent(1), Padding.None, Bias: false, new BatchNormSpec("0.01", gamma), (Activation)_random.Next(2), Column: "", IsLinear: false,
            new("", null, gamma ? name + ".gamma" : null, name + ".beta", name + ".mean", name + ".variance"), Groups: input.Channels, HasKernel: false);
    }

    private ConvolutionSpec Convolution(Shape input, int kernel)
    {
        string name = NewName();
        ConvolutionSpec convolution = Specs.Convolution(input, _random.Next(1, 40), kernel, name: name, activation: (Activation)_random.Next(4));
        if (_random.Next(4) == 0)
        {
            // As many filters of each group as it has channels, or twice as many: depthwise if groups are channels.
            int groups = Enumerable.Range(1, input.Channels).Where(count => input.Channels % count == 0).OrderBy(_ => _random.Next()).First();
            convolution = convolution with { Groups = groups, Output = convolution.Output with { Channels = input.Channels * _random.Next(1, 3) } };
        }

        bool gamma = _random.Next(2) == 0;
        return _random.Next(2) == 0 ? convolution : convolution with
        {
            Bias = false,
            BatchNorm = new BatchNormSpec("0.01", gamma),
            Tensors = new(name + ".weight", null, gamma ? name + ".gamma" : null, name + ".beta", name + ".mean", name + ".variance"),
        };
    }

    /// <summary>An operation that keeps the rows and columns of its input.</summary>
    private OperationSpec Keeping(Shape input, int depth)
    {
        while (true)
        {
            OperationSpec operation = Operation(input, depth - 1);
            if (operation.Output == input) return operation;
        }
    }

    private ConcatSpec Concat(Shape input, int depth)
    {
        var branches = new List<OperationSpec>();
        while (branches.Count < _random.Next(1, 5))
        {
            OperationSpec branch = _random.Next(5) == 0 ? Specs.Sequence(input) : Operation(input, depth - 1);
            if (branch.Output.Height == input.Height && branch.Output.Width == input.Width) branches.Add(branch);
        }

        return Specs.Concat(input, branches.ToArray());
    }

    private SequenceSpec Sequence(Shape input, int depth)
    {
        var operations = new List<OperationSpec>();
        Shape shape = input;
        for (int count = _random.Next(0, 4); count > 0; count--)
        {
            operations.Add(Operation(shape, depth - 1));
            shape = operations.Last().Output;
        }

        return Specs.Sequence(input, operations.ToArray());
    }

    private string NewName() => "layer" + _names++;
}
