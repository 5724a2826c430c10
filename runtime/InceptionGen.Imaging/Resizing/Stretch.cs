using System;

namespace InceptionGen.Imaging;

/// <summary>One direction of resizing: how a line of pixels is stretched or shrunk, and which part of the result is wanted.</summary>
/// <param name="Source">Pixels of the line.</param>
/// <param name="Result">Pixels of the whole result: more than an image can have, if little of it is wanted.</param>
/// <param name="First">The first pixel of the result that is wanted.</param>
/// <param name="Count">How many are wanted.</param>
internal readonly record struct Stretch(int Source, long Result, long First, int Count)
{
    /// <summary>Whether the line stays as it is.</summary>
    public bool IsIdentity => Result == Source && Count == Source;

    /// <summary>The source pixels that the wanted part covers.</summary>
    public Range Covered => Cover(0).Start..Cover(Count - 1).End;

    /// <summary>How far the triangle filter reaches to each side: one source pixel when enlarging, one result pixel when reducing.</summary>
    public double Reach => Math.Max(Scale, 1);

    private double Scale => (double)Source / Result;

    /// <summary>The whole result is wanted.</summary>
    public static Stretch Whole(int source, int result) => new(source, result, First: 0, result);

    /// <summary>The middle of the result is wanted.</summary>
    public static Stretch Middle(int source, long result, int count) => new(source, result, (result - count) / 2, count);

    /// <summary>The source pixels that a wanted pixel covers.</summary>
    public Range Cover(int index) =>
        Math.Max((int)(Center(index) - Reach + 0.5), 0)..Math.Min((int)(Center(index) + Reach + 0.5), Source);

    /// <summary>How much a source pixel counts in a wanted one; 1 in its middle.</summary>
    public double Weight(int index, int source) => Math.Max(0, 1 - Math.Abs((source - Center(index) + 0.5) / Reach));

    /// <summary>Where the middle of a wanted pixel lies in the source.</summary>
    public double Center(int index) => (First + index + 0.5) * Scale;
}
