using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>Places the image, the output of every stage and the routines' own maps in one workspace. Maps of stages that run image by image are there for one image at a time: they
/// are placed by themselves, after the image and what these stages leave, which stay for all images meanwhile.</summary>
internal sealed class Workspace
{
    private const int TheImage = -1;

    private readonly EquatableArray<StageSpec> _stages;
    private readonly int[] _moments;
    private readonly int[] _owners;
    private readonly Lifetime[] _lifetimes;
    private readonly long[] _offsets;

    /// <param name="network">The network.</param>
    /// <param name="blocks">Its stages in the order in which they run.</param>
    /// <param name="prefixBlocks">How many of the blocks run image by image.</param>
    /// <param name="routines">What each stage does; null for nothing.</param>
    public Workspace(NetworkSpec network, EquatableArray<BlockPlan> blocks, int prefixBlocks, IReadOnlyList<RoutinePlan?> routines)
    {
        _stages = network.Stages;
        _moments = MomentsOf(blocks);
        _owners = OwnersOf(routines);
        _lifetimes = LifetimesOf(network, routines);
        _offsets = new long[_lifetimes.Length];

        int[] all = Enumerable.Range(0, _lifetimes.Length).ToArray();
        if (prefixBlocks == 0)
        {
            Floats = Allocate(all);
        }
        else
        {
            int[] single = blocks.Take(prefixBlocks).SelectMany(block => block.Stages).ToArray();
            int last = single[single.Length - 1], image = OutputMap(TheImage), left = OutputMap(last);

            // The last image is read when the first one has left its output already.
            _lifetimes[image] = _lifetimes[image] with { Until = Math.Max(_lifetimes[image].Until, _moments[last]) };
            int[] passing = single.SelectMany(stage => new[] { OutputMap(stage), ScratchMap(stage) }).Where(map => map != left).ToArray();
            Floats = Allocate(new[] { image, left }.Concat(all).Except(passing).ToArray(), lowest: 2);
            PerImagePrefix = new PerImagePrefixPlan(prefixBlocks, last, Math.Max(EndOf(image), EndOf(left)), Allocate(passing));
        }

        // A stage that is run by hand has its own maps at the start of the workspace.
        Floats = Math.Max(Floats, routines.Max(routine => routine?.ScratchFloats ?? 0));
        Image = new MapPlan(network.Input, _offsets[OutputMap(TheImage)], network.Input.Channels);
    }

    /// <summary>Floats for every image of a batch.</summary>
    public long Floats { get; }

    public MapPlan Image { get; }

    /// <summary>Where the maps are that are there for one image at a time; null if all are there for all.</summary>
    public PerImagePrefixPlan? PerImagePrefix { get; }

    /// <summary>Where the stage's own maps start.</summary>
    public long ScratchOf(int stage) => _lifetimes[ScratchMap(stage)].Floats > 0 ? _offsets[ScratchMap(stage)] : 0;

    public MapPlan InputOf(int stage) => _stages[stage].Source < 0 ? Image : OutputOf(_stages[stage].Source);

    public MapPlan OutputOf(int stage)
    {
        int owner = _owners[stage];
        if (owner == TheImage) return Image;
        Shape shape = _stages[owner].Output;
        return new MapPlan(shape, _offsets[OutputMap(owner)], Layout.PixelStride(shape));
    }

    // The image comes first, then the output and the own maps of each stage.
    private static int OutputMap(int stage) => stage == TheImage ? 0 : 1 + (2 * stage);

    private static int ScratchMap(int stage) => 2 + (2 * stage);

    private long EndOf(int map) => _offsets[map] + Arena.RoundUp(_lifetimes[map].Floats);

    /// <summary>Places the maps so that they share memory with each other, and gives the floats they take.</summary>
    private long Allocate(int[] maps, int lowest = 0)
    {
        (long[] starts, long floats) = Arena.Pack(maps.Select(map => _lifetimes[map]).ToArray(), lowest);
        for (int i = 0; i < maps.Length; i++) _offsets[maps[i]] = starts[i];
        return floats;
    }

    private int[] MomentsOf(EquatableArray<BlockPlan> blocks)
    {
        var result = new int[_stages.Count];
        int moment = 0;
        foreach (int stage in blocks.SelectMany(block => block.Stages)) result[stage] = moment++;
        return result;
    }

    /// <summary>The stage whose map each stage hands on: its own, or that of what it reads if it does nothing.</summary>
    private int[] OwnersOf(IReadOnlyList<RoutinePlan?> routines)
    {
        var result = new int[_stages.Count];
        for (int stage = 0; stage < result.Length; stage++)
        {
            int source = _stages[stage].Source;
            result[stage] = routines[stage] is not null ? stage : source < 0 ? TheImage : result[source];
        }

        return result;
    }

    private Lifetime[] LifetimesOf(NetworkSpec network, IReadOnlyList<RoutinePlan?> routines)
    {
        int[] lastUses = LastUsesOf();

        // The runtime writes the image as one dense span, whatever its channels.
        var result = new List<Lifetime> { new(network.Input.Elements, 0, lastUses[0]) };
        for (int stage = 0; stage < _stages.Count; stage++)
        {
            bool works = _owners[stage] == stage;
            result.Add(new(works ? Layout.Floats(_stages[stage].Output) : 0, _moments[stage], lastUses[stage + 1]));
            result.Add(new(routines[stage]?.ScratchFloats ?? 0, _moments[stage], _moments[stage]));
        }

        return result.ToArray();
    }

    /// <summary>When the image (at 0) and each stage's map (at its index plus 1) are read for the last time.</summary>
    private int[] LastUsesOf()
    {
        int[] result = [0, .. _moments];
        for (int stage = 0; stage < _stages.Count; stage++)
        {
            int source = _stages[stage].Source;
            int read = 1 + (source < 0 ? TheImage : _owners[source]);
            result[read] = Math.Max(result[read], _moments[stage]);
        }

        return result;
    }
}
