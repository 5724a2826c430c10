using System.Collections.Generic;

namespace InceptionGen.Imaging;

/// <summary>One of the smaller pictures an interlaced PNG is made of: every n-th pixel of the whole, from a first one.</summary>
internal readonly record struct PngPass(int FirstX, int FirstY, int StepX, int StepY)
{
    /// <summary>The picture at once.</summary>
    public static IReadOnlyList<PngPass> Whole { get; } = [new(0, 0, 1, 1)];

    /// <summary>The seven passes of Adam7.</summary>
    public static IReadOnlyList<PngPass> Adam7 { get; } =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2),
    ];

    public int Width(int imageWidth) => (imageWidth - FirstX + StepX - 1) / StepX;

    public int Height(int imageHeight) => (imageHeight - FirstY + StepY - 1) / StepY;
}
