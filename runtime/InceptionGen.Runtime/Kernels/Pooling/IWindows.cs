using System;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Pooling;

/// <summary>Where the windows of a pool lie.</summary>
internal interface IWindows
{
    /// <summary>Columns of a window of which its neighbour sees some again; 0 if none, or too few to gain by it.</summary>
    int OverlappingColumns { get; }

    /// <summary>The rows of the windows of one output row.</summary>
    WindowSide Rows(int outputRow);

    /// <summary>The columns of the windows of one output column.</summary>
    WindowSide Columns(int outputColumn);
}

/// <summary>One side of a window: [Start, End) of the input, and how many values it counts.</summary>
internal readonly record struct WindowSide(int Start, int End, int Counted)
{
    public int Length => End - Start;
}

/// <summary>Windows of one size at a stride. They may reach into the padding and, in a pool that rounds its output size up, beyond it.</summary>
internal readonly struct SlidingWindows(MapView input, Extent window, Extent stride, Padding padding, bool countsPadding) : IWindows
{
    public int OverlappingColumns => stride.Width < window.Width ? window.Width : 0;

    public WindowSide Rows(int outputRow) =>
        Side((outputRow * stride.Height) - padding.Top, window.Height, input.Height, padding.Bottom);

    public WindowSide Columns(int outputColumn) =>
        Side((outputColumn * stride.Width) - padding.Left, window.Width, input.Width, padding.Right);

    private WindowSide Side(int start, int length, int input, int paddingAfter)
    {
        int first = Math.Max(start, 0), end = Math.Min(start + length, input);
        return new(first, end, countsPadding ? Math.Min(start + length, input + paddingAfter) - start : end - first);
    }
}

/// <summary>Windows that divide the input evenly, as PyTorch's adaptive_avg_pool2d places them: window i of n over a side of length s is
/// [floor(i s / n), ceil((i + 1) s / n)).</summary>
internal readonly struct DividedWindows(MapView input, MapView output) : IWindows
{
    public int OverlappingColumns => 0;

    public WindowSide Rows(int outputRow) => Side(outputRow, input.Height, output.Height);

    public WindowSide Columns(int outputColumn) => Side(outputColumn, input.Width, output.Width);

    private static WindowSide Side(int window, int length, int windows)
    {
        int start = (int)((long)window * length / windows), end = (int)((((window + 1L) * length) + windows - 1) / windows);
        return new(start, end, end - start);
    }
}
