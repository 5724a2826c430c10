using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>Puts stages in the order in which they run: those the output needs in sequence, and every auxiliary classifier (or stage that nothing
/// reads) right after the stage it reads, so that no map is kept for it.</summary>
internal sealed class Schedule
{
    private readonly EquatableArray<StageSpec> _stages;
    private readonly ILookup<int, int> _readers;
    private readonly bool[] _needed;
    private readonly List<BlockPlan> _blocks = [];
    private readonly List<int> _open = [];

    private Schedule(EquatableArray<StageSpec> stages)
    {
        _stages = stages;
        _readers = Enumerable.Range(0, stages.Count).ToLookup(stage => stages[stage].Source);
        _needed = new bool[stages.Count];
        int last = stages.Count - 1;
        while (last >= 0 && stages[last].Head.Length > 0) last--;
        for (int stage = last; stage >= 0; stage = stages[stage].Source) _needed[stage] = true;
    }

    public static EquatableArray<BlockPlan> Of(EquatableArray<StageSpec> stages)
    {
        var schedule = new Schedule(stages);
        schedule.Run();
        return schedule._blocks.ToEquatableArray();
    }

    private void Run()
    {
        // -1 is the image, which is there before any stage.
        for (int stage = -1; stage < _stages.Count; stage++)
        {
            if (stage >= 0 && !_needed[stage]) continue;
            if (stage >= 0) _open.Add(stage);
            List<int> extras = _readers[stage].Where(reader => !_needed[reader]).ToList();
            if (extras.Count == 0) continue;
            Close(EquatableArray<StageRange>.Empty);
            RunExtras(extras);
        }

        Close(EquatableArray<StageRange>.Empty);
    }

    /// <summary>Stages that run only if wanted. A chain of them is one block; where several read one stage, each starts a block of its own.</summary>
    private void RunExtras(List<int> extras)
    {
        var waiting = new Stack<int>(Enumerable.Reverse(extras));
        while (waiting.Count > 0)
        {
            int first = waiting.Pop();
            int stage = first;
            _open.Add(stage);
            while (_readers[stage].Take(2).Count() == 1)
            {
                stage = _readers[stage].First();
                _open.Add(stage);
            }

            Close(WithWhatReadsIt(first));
            foreach (int reader in _readers[stage].Reverse()) waiting.Push(reader);
        }
    }

    private EquatableArray<StageRange> WithWhatReadsIt(int stage)
    {
        var found = new List<int> { stage };
        for (int next = 0; next < found.Count; next++) found.AddRange(_readers[found[next]]);
        found.Sort();

        var ranges = new List<StageRange>();
        foreach (int index in found)
        {
            if (ranges.Count > 0 && ranges[ranges.Count - 1].Last == index - 1)
                ranges[ranges.Count - 1] = ranges[ranges.Count - 1] with { Last = index };
            else
                ranges.Add(new StageRange(index, index));
        }

        return ranges.ToEquatableArray();
    }

    private void Close(EquatableArray<StageRange> wantedBy)
    {
        if (_open.Count > 0) _blocks.Add(new BlockPlan(_open.ToEquatableArray(), wantedBy));
        _open.Clear();
    }
}
