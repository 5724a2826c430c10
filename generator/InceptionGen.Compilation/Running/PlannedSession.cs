using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Language.Planning;
using InceptionGen.Memory;

namespace InceptionGen.Compilation.Running;

/// <summary>One caller's workspace of a planned network: runs the stages in the plan's order.</summary>
internal sealed class PlannedSession : Session
{
    private readonly NetworkPlan _plan;
    private readonly StagePlan[] _stages;
    private readonly (int[] Stages, StageRange[] WantedBy)[] _blocks;
    private readonly Routine[] _routines;

    public PlannedSession(Network network, NetworkPlan plan, SessionOptions? options)
        : base(network, options, plan.MapFloats, plan.Image.Offset, plan.PerImagePrefix?.Offset ?? 0, plan.PerImagePrefix?.Floats ?? 0)
    {
        _plan = plan;
        _stages = [.. plan.Stages];
        _blocks = [.. plan.Blocks.Select(block => (block.Stages.ToArray(), block.WantedBy.ToArray()))];
        _routines = [.. plan.Routines.Select(routine => new Routine(routine))];
    }

    /// <summary>A map of the plan.</summary>
    public static MapView Map(Frame frame, MapPlan map, long scratch = 0) =>
        frame.Map(scratch + map.Offset, map.Shape.Height, map.Shape.Width, map.Shape.Channels, map.PixelStride);

    /// <inheritdoc/>
    protected override void Forward(Frame frame)
    {
        MapView image = Map(frame, _plan.Image);
        int first = 0;
        if (_plan.PerImagePrefix is { } prefix)
        {
            first = prefix.Blocks;
            MapView left = Map(frame, _stages[prefix.LastStage].Output);
            while (frame.NextImage()) Run(frame, 0, first, frame.OneOf(image), prefix.LastStage, frame.OneOf(left));
            if (frame.IsDone) return;
        }

        Run(frame, first, _blocks.Length, image);
    }

    // While stages run image by image, the last of them leaves its map among those of all images.
    private void Run(Frame frame, int firstBlock, int endBlock, MapView image, int lastStage = -1, MapView left = default)
    {
        for (int block = firstBlock; block < endBlock; block++)
        {
            (int[] stages, StageRange[] wantedBy) = _blocks[block];
            if (!IsWanted(frame, wantedBy)) continue;
            foreach (int index in stages)
            {
                StagePlan stage = _stages[index];
                MapView y = index == lastStage ? left : OutputOf(frame, index, image);
                if (stage.Routine is { } routine) _routines[routine].Run(frame, Layers(index), OutputOf(frame, stage.Stage.Source, image), y, stage.Scratch);
                if (frame.CompleteStage(index, y)) return;
            }
        }
    }

    // The output needs what nobody is named for.
    private static bool IsWanted(Frame frame, StageRange[] wantedBy)
    {
        if (wantedBy.Length == 0) return true;
        foreach (StageRange range in wantedBy)
        {
            if (frame.Wants(range.First, range.Last)) return true;
        }

        return false;
    }

    // A stage that does nothing shares the map of what it reads.
    private MapView OutputOf(Frame frame, int stage, MapView image)
    {
        while (stage >= 0 && _stages[stage].Routine is null) stage = _stages[stage].Stage.Source;
        return stage < 0 ? image : Map(frame, _stages[stage].Output);
    }
}
