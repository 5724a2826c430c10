using System;

namespace InceptionGen.Weights;

/// <summary>Memory for kernels in turn. Fresh memory for each is collected while the network loads, and threads that load wait for that.</summary>
internal sealed class KernelMemory
{
    private float[] _floats = [];

    /// <summary>This number of floats, with arbitrary contents. The next call hands out the same ones.</summary>
    public Span<float> Take(int length)
    {
        if (_floats.Length < length) _floats = GC.AllocateUninitializedArray<float>(length);
        return _floats.AsSpan(0, length);
    }
}
