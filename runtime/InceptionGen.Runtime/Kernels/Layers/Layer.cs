using System;
using System.ComponentModel;
using InceptionGen.Kernels.Context;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Layers;

/// <summary>An operation ready to run on this machine. Immutable, shared by all threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Layer
{
    private protected Layer()
    {
    }

    /// <summary>The operation it computes.</summary>
    public abstract OperationInfo Info { get; }

    /// <summary>Bytes of its weights.</summary>
    internal virtual long WeightBytes => 0;

    /// <summary>Floats of scratch memory that each thread needs to run it.</summary>
    internal virtual long ScratchFloats(int batch) => 0;

    // input (N, H, W, C) -> output (N, Ho, Wo, O); shapes are checked by the caller
    internal abstract void Run(KernelContext context, MapView x, MapView y);
}
