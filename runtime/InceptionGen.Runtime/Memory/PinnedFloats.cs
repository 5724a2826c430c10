using System;

namespace InceptionGen.Memory;

/// <summary>Floats that the garbage collector does not move and that start at a cache line, so that kernels may hold pointers into them
/// and vector loads do not straddle lines. Whoever holds such a pointer keeps this object reachable.</summary>
internal sealed unsafe class PinnedFloats
{
    private const int CacheLineBytes = 64;
    private const int Slack = CacheLineBytes / sizeof(float);

    /// <summary>The most floats that one array can hold.</summary>
    public static readonly int MaxLength = Array.MaxLength - Slack;

    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Allocates zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More floats than one array can hold.</exception>
    public PinnedFloats(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxLength);
        Length = (int)length;
        _array = GC.AllocateArray<float>(Length + Slack, pinned: true);
        fixed (float* first = _array)
        {
            Data = (float*)(((nuint)first + CacheLineBytes - 1) & ~(nuint)(CacheLineBytes - 1));
            _start = (int)(Data - first);
        }
    }

    /// <summary>The first float.</summary>
    public float* Data { get; }

    /// <summary>How many there are.</summary>
    public int Length { get; }

    /// <summary>What it costs.</summary>
    public long Bytes => BytesOf(Length);

    /// <summary>What a number of floats costs.</summary>
    public static long BytesOf(long length) => (length + Slack) * sizeof(float);

    /// <summary>All of them. Made from the array, not from the pointer, so that a span alone keeps the memory alive.</summary>
    public Span<float> Span => _array.AsSpan(_start, Length);
}
