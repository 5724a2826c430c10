using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>Where a vector of channels of a tile's outputs goes. A tile may reach beyond the last row or column of its map, a vector beyond the last channel.</summary>
/// <param name="first">The tile's first pixel, at the vector's first channel.</param>
/// <param name="rowStride">Floats from a row to the next.</param>
/// <param name="pixelStride">Floats from a pixel to the next.</param>
/// <param name="rows">Rows of the tile that the map has.</param>
/// <param name="columns">Columns of the tile that the map has.</param>
/// <param name="lanes">Channels of the vector that the map has.</param>
/// <param name="bias">What is added to every output.</param>
/// <param name="floor">What every output is raised to.</param>
internal readonly unsafe struct OutputTile<TSimd, TVector>(
    float* first, nint rowStride, nint pixelStride, int rows, int columns, int lanes, TVector bias, TVector floor)
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>Rows of the tile that the map has.</summary>
    public int Rows => rows;

    /// <summary>One of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public OutputLine<TSimd, TVector> Row(int row) => new(first + (row * rowStride), pixelStride, columns, lanes, bias, floor);

    /// <summary>The first column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public OutputLine<TSimd, TVector> Column() => new(first, rowStride, rows, lanes, bias, floor);
}

/// <summary>A row or a column of it.</summary>
internal readonly unsafe struct OutputLine<TSimd, TVector>(float* first, nint step, int count, int lanes, TVector bias, TVector floor)
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>Outputs that the map has.</summary>
    public int Count => count;

    /// <summary>Adds the bias, applies the activation and stores one that the map has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int index, TVector sum)
    {
        float* output = first + (index * step);
        TVector value = TSimd.AtLeast(floor, TSimd.Add(sum, bias));
        if (lanes == TSimd.Lanes)
            TSimd.Store(output, value);
        else
            StoreSome(output, value, lanes);
    }

    // Not inlined: taking the vector's address would keep it in memory on the fast path, too.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreSome(float* output, TVector value, int lanes) => new ReadOnlySpan<float>(&value, lanes).CopyTo(new Span<float>(output, lanes));
}
