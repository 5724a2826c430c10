using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Language.Planning;

/// <summary>Places memory so that what is used at the same time does not overlap. Largest first, each in the smallest gap that holds it
/// (Pisarchyk and Lee 2020, "Efficient memory management for deep neural net inference", greedy by size).</summary>
internal static class Arena
{
    /// <summary>Every place is a multiple of this: a cache line, also of the widest vector.</summary>
    public const int Alignment = 16;

    /// <summary>What this number of floats takes in the workspace.</summary>
    public static long RoundUp(long floats) => (floats + Alignment - 1) / Alignment * Alignment;

    /// <summary>Where each of the items starts, and how much all of them take.</summary>
    /// <param name="items">What is placed.</param>
    /// <param name="lowest">How many of the items, the first ones, are placed before larger ones, and so at the lowest places.</param>
    public static (long[] Offsets, long Floats) Pack(IReadOnlyList<Lifetime> items, int lowest = 0)
    {
        long[] offsets = new long[items.Count];
        long floats = 0;

        // Who is there at each moment; most items live for a moment or two, so that placing one looks at few others.
        int moments = items.Count == 0 ? 0 : items.Max(item => item.Until) + 1;
        var placed = new List<int>?[moments];

        foreach (int index in Enumerable.Range(0, items.Count).OrderBy(index => index >= lowest).ThenByDescending(index => items[index].Floats))
        {
            Lifetime item = items[index];
            long size = RoundUp(item.Floats);
            offsets[index] = BestGap(size, NeighboursOf(item));
            floats = Math.Max(floats, offsets[index] + size);
            for (int moment = item.From; moment <= item.Until; moment++) (placed[moment] ??= []).Add(index);
        }

        return (offsets, floats);

        IEnumerable<(long Start, long End)> NeighboursOf(Lifetime item) => Enumerable
            .Range(item.From, item.Until - item.From + 1)
            .SelectMany(moment => placed[moment] ?? [])
            .Distinct()
            .Select(other => (offsets[other], offsets[other] + RoundUp(items[other].Floats)))
            .OrderBy(neighbour => neighbour);
    }

    private static long BestGap(long size, IEnumerable<(long Start, long End)> neighbours)
    {
        long end = 0;
        (long Start, long Size) best = (-1, long.MaxValue);
        foreach ((long Start, long End) neighbour in neighbours)
        {
            long gap = neighbour.Start - end;
            if (gap >= size && gap < best.Size) best = (end, gap);
            end = Math.Max(end, neighbour.End);
        }

        return best.Start >= 0 ? best.Start : end;
    }
}
