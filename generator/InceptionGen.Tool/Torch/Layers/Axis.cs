using System;

namespace InceptionGen.Tool.Torch.Layers;

/// <summary>Where windows lie along one side of a map.</summary>
/// <param name="Input">Pixels of the map.</param>
/// <param name="Output">Windows.</param>
/// <param name="Window">Pixels of a window.</param>
/// <param name="Stride">Pixels from a window to the next.</param>
/// <param name="Before">Padding before the map.</param>
/// <param name="After">Padding after it.</param>
internal readonly record struct Axis(int Input, int Output, int Window, int Stride, int Before, int After)
{
    /// <summary>Padding after the map that windows reach into or beyond.</summary>
    public int Reached => Math.Max(0, ((Output - 1) * Stride) + Window - Input - Before);

    /// <summary>Whether PyTorch counts as many windows with the same padding on both sides, rounding down.</summary>
    public bool IsFloor(int padding) => Fits(padding) >= 0 && (Fits(padding) / Stride) + 1 == Output;

    /// <summary>The same, rounding up, without a window that starts after the map.</summary>
    public bool IsCeil(int padding)
    {
        if (Fits(padding) < 0) return false;
        int windows = ((Fits(padding) + Stride - 1) / Stride) + 1;
        if ((windows - 1) * Stride >= Input + padding) windows--;
        return windows == Output;
    }

    private int Fits(int padding) => Input + (2 * padding) - Window;
}
