using System;
using System.Threading;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Products;

/// <summary>The weights of matrix products, packed in the order in which the micro-kernel reads them.</summary>
/// <remarks>
/// matrices (M, depth, outputs) -> panels (outputs / width, M, depth, width), zeros where the last panel reaches beyond the outputs.
/// A panel is two vectors wide, the last one as narrow as one if that is enough.
/// </remarks>
internal sealed unsafe class PackedPanels<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private readonly Lock _gate = new();
    private readonly PinnedFloats _bias;
    private readonly long _floats;
    private PinnedFloats? _weights;

    /// <summary>Weights, which are zeros yet. Their memory is allocated when they are first asked for, so that what a network needs can be told before.</summary>
    /// <param name="outputs">Columns of every matrix.</param>
    /// <param name="depth">Rows of every matrix.</param>
    /// <param name="bias">What each column's sums start with; zeros if empty.</param>
    /// <param name="matrices">How many matrices there are.</param>
    public PackedPanels(int outputs, int depth, ReadOnlySpan<float> bias, int matrices = 1)
    {
        (Outputs, Depth, Matrices) = (outputs, depth, matrices);
        int vectors = (outputs + TSimd.Lanes - 1) / TSimd.Lanes;
        Count = (vectors + 1) / 2;
        _floats = (long)vectors * TSimd.Lanes * depth * matrices;
        _bias = new PinnedFloats(Count * Width);
        bias.CopyTo(_bias.Span);
    }

    /// <summary>Columns of a panel that is not the last.</summary>
    public static int Width => 2 * TSimd.Lanes;

    /// <summary>Panels.</summary>
    public int Count { get; }

    /// <summary>Columns of every matrix.</summary>
    public int Outputs { get; }

    /// <summary>Rows of every matrix.</summary>
    public int Depth { get; }

    /// <summary>How many matrices there are.</summary>
    public int Matrices { get; }

    /// <summary>What each column's sums start with.</summary>
    public Span<float> Bias => _bias.Span[..Outputs];

    /// <summary>What they cost.</summary>
    public long Bytes => PinnedFloats.BytesOf(_floats);

    /// <summary>One panel of one matrix.</summary>
    public Panel this[int panel, int matrix = 0]
    {
        get
        {
            int columns = Math.Min(Width, Outputs - (panel * Width));
            bool isWide = columns > TSimd.Lanes;
            long depthOfPanelsBefore = (long)panel * Matrices * Depth;
            float* weights = (_weights ?? Allocate()).Data + (depthOfPanelsBefore * Width) + ((long)matrix * Depth * (isWide ? Width : TSimd.Lanes));
            return new(weights, _bias.Data + (panel * Width), columns, isWide ? Width : TSimd.Lanes);
        }
    }

    // Threads that fill panels ask at the same time.
    private PinnedFloats Allocate()
    {
        lock (_gate) return _weights ??= new PinnedFloats(_floats);
    }
}
