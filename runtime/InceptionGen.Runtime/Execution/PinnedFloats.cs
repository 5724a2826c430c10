using System;

namespace InceptionGen.Execution;

/// <summary>Floats that the garbage collector does not move and that start at a cache line, so that kernels may hold pointers into them
/// and vector loads do not straddle lines. Lives as long as something refers to this object.</summary>
internal sealed unsafe class PinnedFloats
{
    private const int CacheLineBytes = 64;
    private readonly float[] _array;

    /// <summary>Allocates zeros.</summary>
    public PinnedFloats(long length)
    {
        Length = checked((int)length);
        _array = GC.AllocateArray<float>(checked(Length + (CacheLineBytes / sizeof(float))), pinned: true);
        nuint start = (nuint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_array));
        Data = (float*)((start + CacheLineBytes - 1) & ~(nuint)(CacheLineBytes - 1));
    }

    /// <summary>The first float.</summary>
    public float* Data { get; }

    /// <summary>How many there are.</summary>
    public int Length { get; }

    /// <summary>All of them.</summary>
    public Span<float> Span => new(Data, Length);
}
