using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>Turns a stage's nested operations into a list of steps. A concatenation costs nothing: its branches write their channels of its map.</summary>
internal sealed class RoutinePlanner
{
    private readonly List<StepPlan> _steps = [];
    private readonly List<Shape> _maps = [];

    private RoutinePlanner()
    {
    }

    /// <summary>What a stage does; null if that is nothing at inference.</summary>
    public static RoutinePlan? Plan(OperationSpec stage)
    {
        if (stage.PassesThrough) return null;
        var planner = new RoutinePlanner();
        planner.WriteChain(Chain.Of(stage, first: 0), new Operand(MapSlot.Input, 0, stage.Input, null), new Operand(MapSlot.Output, 0, stage.Output, null));
        return planner.Finish(stage);
    }

    /// <summary>A map of the routine's own.</summary>
    private Operand NewMap(Shape shape)
    {
        _maps.Add(shape);
        return new Operand(MapSlot.Scratch, _maps.Count - 1, shape, null);
    }

    /// <summary>The output of the last of the links, in a map of the routine's own unless there is nothing to do.</summary>
    private Operand Make(IEnumerable<Link> links, Operand x)
    {
        foreach (Link link in links)
        {
            Operand y = NewMap(link.Operation.Output);
            Write(link, x, y);
            x = y;
        }

        return x;
    }

    /// <summary>The output of the last of the links, written to a given place.</summary>
    private void WriteChain(IReadOnlyList<Link> links, Operand x, Operand y)
    {
        if (links.Count == 0)
            _steps.Add(new CopyStep(x, y));
        else
            Write(links[links.Count - 1], Make(links.Take(links.Count - 1), x), y);
    }

    private void Write(Link link, Operand x, Operand y)
    {
        switch (link.Operation)
        {
            case ConvolutionSpec:
                var alone = new Branch([link], y);
                RunStep step = Begin(alone, x);
                _steps.Add(step);
                Continue(alone, step.Y);
                break;
            case ConcatSpec concat:
                WriteBranches(concat, link.First, x, y);
                break;
            case ResidualSpec residual:
                WriteResidual(residual, link.First, x, y);
                break;
            default:
                _steps.Add(new RunStep(x, y, Planned(link)));
                break;
        }
    }

    /// <summary>Branches that begin with a 1x1 convolution of the module's input begin together, as one product: the input is read once.</summary>
    private void WriteBranches(ConcatSpec concat, int first, Operand x, Operand y)
    {
        var branches = new List<Branch>();
        int channel = 0;
        foreach (OperationSpec branch in concat.Branches)
        {
            branches.Add(new Branch(Chain.Of(branch, first), y.Channels(channel, branch.Output.Channels)));
            channel += branch.Output.Channels;
            first += branch.Count;
        }

        Branch[] pointwise = branches.Where(branch => branch.Links.Count > 0 && IsPointwise(branch.Links[0])).ToArray();
        RunStep[] begun = pointwise.Select(branch => Begin(branch, x)).ToArray();
        if (begun.Length == 1) _steps.Add(begun[0]);
        if (begun.Length > 1) _steps.Add(new RunTogetherStep(x, begun.ToEquatableArray()));
        for (int i = 0; i < begun.Length; i++) Continue(pointwise[i], begun[i].Y);
        foreach (Branch branch in branches.Except(pointwise)) WriteChain(branch.Links, x, branch.Output);
    }

    private RunStep Begin(Branch branch, Operand x)
    {
        Link first = branch.Links[0];
        bool isAll = branch.Links.Count == 1 && first.PoolAfter is null;
        return new RunStep(x, isAll ? branch.Output : NewMap(first.Operation.Output), Planned(first));
    }

    /// <summary>What is left of a branch when its first convolution is done.</summary>
    private void Continue(Branch branch, Operand sums)
    {
        Link first = branch.Links[0];
        if (first.PoolAfter is { } pool)
        {
            Operand pooled = branch.Links.Count == 1 ? branch.Output : NewMap(first.Operation.Output);
            _steps.Add(new EndInPoolStep(sums, pooled, Planned(pool), first.First));
            sums = pooled;
        }

        if (branch.Links.Count > 1) WriteChain(branch.Links.Skip(1).ToArray(), sums, branch.Output);
    }

    /// <summary>A body that ends in a 1x1 convolution adds its result while it is in the cache.</summary>
    private void WriteResidual(ResidualSpec residual, int first, Operand x, Operand y)
    {
        IReadOnlyList<Link> links = Chain.Of(residual.Body, first);
        int addition = first + residual.Body.Count;
        if (links.Count > 0 && links[links.Count - 1] is { PoolAfter: null } last && IsPointwise(last))
            _steps.Add(new RunAddingStep(Make(links.Take(links.Count - 1), x), x, y, Planned(last), addition));
        else
            _steps.Add(new ResidualStep(x, Make(links, x), y, addition));
    }

    private static bool IsPointwise(Link link) =>
        link.Operation is ConvolutionSpec { IsPointwise: true };

    private static PlannedOperation Planned(Link link) => new(
        link.First,
        link.Operation is ConvolutionSpec convolution ? convolution with { Tensors = TensorNames.None } : link.Operation,
        link.PoolAfter is not null);

    private RoutinePlan Finish(OperationSpec stage)
    {
        (long[] offsets, long floats) = Arena.Pack(_maps.Select((map, index) => LifetimeOf(index, map)).ToArray());
        return new RoutinePlan(
            stage.Input,
            stage.Output,
            _maps.Select((map, index) => new MapPlan(map, offsets[index], Layout.PixelStride(map))).ToEquatableArray(),
            floats,
            _steps.ToEquatableArray());
    }

    private Lifetime LifetimeOf(int map, Shape shape)
    {
        int first = _steps.FindIndex(step => Touches(step, map));
        int last = _steps.FindLastIndex(step => Touches(step, map));
        return new Lifetime(Layout.Floats(shape), first, last);
    }

    private static bool Touches(StepPlan step, int map) =>
        step.Reads.Concat(step.Writes).Any(operand => IsMap(operand, map));

    private static bool IsMap(Operand operand, int map) => operand.Slot == MapSlot.Scratch && operand.Map == map;

    /// <summary>A branch of a concatenation and its channels of the map.</summary>
    private sealed class Branch(IReadOnlyList<Link> links, Operand output)
    {
        public IReadOnlyList<Link> Links => links;

        public Operand Output => output;
    }
}
