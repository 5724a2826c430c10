using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>Turns a stage's nested operations into a list of steps. A concatenation costs nothing: its branches write their channels of its map.</summary>
internal sealed class RoutinePlanner
{
    private readonly List<StepPlan> steps = [];
    private readonly List<Shape> maps = [];
    private int layers;

    private RoutinePlanner()
    {
    }

    /// <summary>What a stage does; null if that is nothing at inference.</summary>
    public static RoutinePlan? Plan(OperationSpec stage)
    {
        if (PassesThrough(stage)) return null;
        var planner = new RoutinePlanner();
        planner.Write(stage, new Operand(Place.Input, 0, stage.Input, null), new Operand(Place.Output, 0, stage.Output, null));
        return planner.Finish(stage);
    }

    /// <summary>Whether an operation's output is its input at inference.</summary>
    private static bool PassesThrough(OperationSpec operation) => operation.Input == operation.Output && operation switch
    {
        DropoutSpec or FlattenSpec => true,
        SequenceSpec sequence => sequence.Operations.All(PassesThrough),
        ConcatSpec concat => concat.Branches.Count == 1 && PassesThrough(concat.Branches[0]),
        _ => false,
    };

    /// <summary>The operation's output, in a map of the routine's own unless it is the input.</summary>
    private Operand Make(OperationSpec operation, Operand x)
    {
        if (PassesThrough(operation)) return x;
        maps.Add(operation.Output);
        var y = new Operand(Place.Scratch, maps.Count - 1, operation.Output, null);
        Write(operation, x, y);
        return y;
    }

    /// <summary>The operation's output, written to a given place.</summary>
    private void Write(OperationSpec operation, Operand x, Operand y)
    {
        switch (operation)
        {
            case var _ when PassesThrough(operation):
                steps.Add(new CopyStep(x, y));
                break;
            case SequenceSpec sequence:
                WriteSequence(sequence, x, y);
                break;
            case ConcatSpec concat:
                WriteBranches(concat, x, y);
                break;
            case ResidualSpec residual:
                steps.Add(new AddScaledStep(x, Make(residual.Body, x), y, residual.Scale, residual.Activation));
                break;
            case ConvolutionSpec convolution:
                steps.Add(new ConvolveStep(x, y, layers++, convolution.Kernel, convolution.Column));
                break;
            case PoolSpec pool:
                steps.Add(new PoolStep(x, y, pool.Kind, pool.Window, pool.Stride, pool.Padding, pool.CountsPadding));
                break;
            case LocalResponseNormSpec norm:
                steps.Add(new LocalResponseNormStep(x, y, norm.Size, norm.Alpha, norm.Beta, norm.K));
                break;
            case FlattenSpec:
                steps.Add(new FlattenStep(x, y));
                break;
            case SoftmaxSpec:
                steps.Add(new SoftmaxStep(x, y));
                break;
            default:
                throw new InvalidOperationException($"No step for {operation.GetType().Name}.");
        }
    }

    private void WriteSequence(SequenceSpec sequence, Operand x, Operand y)
    {
        OperationSpec[] working = sequence.Operations.Where(operation => !PassesThrough(operation)).ToArray();
        if (working.Length == 0)
        {
            // Only a stand-in for a row that was not understood does nothing and yet has another output. It need not run, only compile.
            steps.Add(new CopyStep(x, y));
            return;
        }

        foreach (OperationSpec operation in working.Take(working.Length - 1)) x = Make(operation, x);
        Write(working[working.Length - 1], x, y);
    }

    private void WriteBranches(ConcatSpec concat, Operand x, Operand y)
    {
        int first = 0;
        foreach (OperationSpec branch in concat.Branches)
        {
            Write(branch, x, y.Channels(first, branch.Output.Channels));
            first += branch.Output.Channels;
        }
    }

    private RoutinePlan Finish(OperationSpec stage)
    {
        (long[] offsets, long floats) = Arena.Pack(maps.Select((map, index) => LifetimeOf(index, map)).ToArray());
        return new RoutinePlan(
            stage.Input,
            stage.Output,
            maps.Select((map, index) => new MapPlan(map, offsets[index], Layout.PixelStride(map))).ToEquatableArray(),
            floats,
            steps.ToEquatableArray());
    }

    private Lifetime LifetimeOf(int map, Shape shape)
    {
        int first = steps.FindIndex(step => Touches(step, map));
        int last = steps.FindLastIndex(step => Touches(step, map));
        return new Lifetime(Layout.Floats(shape), first, last);
    }

    private static bool Touches(StepPlan step, int map) =>
        IsMap(step.X, map) || IsMap(step.Y, map) || (step is AddScaledStep add && IsMap(add.Body, map));

    private static bool IsMap(Operand operand, int map) => operand.Place == Place.Scratch && operand.Map == map;
}
