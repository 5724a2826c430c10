using InceptionGen.Kernels.Context;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels;

/// <summary>What is done to every pixel of a map by itself.</summary>
internal interface IPixelRow
{
    /// <summary>Does it to some pixels, those of a row of an image.</summary>
    void Run(long firstPixel, int count);
}

/// <summary>Runs it on all threads.</summary>
internal static class PixelRows
{
    /// <summary>Does it to all pixels of a batch.</summary>
    public static void Run<TRow>(KernelContext context, TRow row, int rows, int pixelsOfRow)
        where TRow : struct, IPixelRow
    {
        var body = new Body<TRow>(row, pixelsOfRow);
        context.For(ref body, rows);
    }

    private readonly struct Body<TRow>(TRow row, int pixels) : IParallelBody
        where TRow : struct, IPixelRow
    {
        public void Run(int item, int thread) => row.Run((long)item * pixels, pixels);
    }
}
