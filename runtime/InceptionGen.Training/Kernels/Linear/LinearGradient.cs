using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels.WeightGradients;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Kernels.Linear;

/// <summary>The gradient of a linear layer's kernel: for an input and an output, the sum over the batch of what was read there and of the gradient of what was made. A block is
/// some inputs by one panel.</summary>
internal abstract unsafe class LinearGradient : BlockwiseGradient
{
    // A block's gradients, the images' inputs and the panel of their gradients are in the first-level cache. Tiles of 12, 6 and 4 rows divide them.
    private const int BlockRows = 96;

    // An item's panels read the same inputs.
    private const int PanelsOfItem = 8;

    private readonly GramNorm _gram;
    private MapView _x;

    /// <param name="panels">The order of the kernel.</param>
    /// <param name="batch">The most images of a step.</param>
    private protected LinearGradient(WeightPanels panels, int batch)
        : base(Chunks(panels) * Groups(panels))
    {
        Panels = panels;
        Packed = new PinnedFloats((long)panels.Count * batch * WeightPanels.Width);
        _gram = new GramNorm(panels, batch);
    }

    /// <summary>The order of the kernel.</summary>
    protected WeightPanels Panels { get; }

    /// <summary>The gradients of the outputs: (panels, N, width of a panel), zeros where the last panel has no outputs.</summary>
    protected PinnedFloats Packed { get; }

    /// <summary>Images of the step.</summary>
    protected int Batch => _x.Batch;

    // Rows of the images' inputs. Tiles are loaded that reach beyond the last one.
    protected static int Stride => RowStride.Of(BlockRows);

    private static int Chunks(WeightPanels panels) => (panels.Depth + BlockRows - 1) / BlockRows;

    private static int Groups(WeightPanels panels) => (panels.Count + PanelsOfItem - 1) / PanelsOfItem;

    /// <summary>Floats of scratch memory for each thread.</summary>
    public static long ScratchFloats(int batch) => ((long)batch * Stride) + (2 * BlockRows * WeightPanels.Width);

    /// <summary>Notes what a step's gradient is made of.</summary>
    /// <param name="x">What the layer read: (N, 1, 1, D). It has to stay until the weights were changed.</param>
    /// <param name="dy">The gradient of its sums: (N, 1, 1, O), which is copied.</param>
    public void Take(MapView x, MapView dy)
    {
        _x = x;
        for (int panel = 0; panel < Panels.Count; panel++)
        {
            int columns = Panels.Columns(panel);
            for (int image = 0; image < dy.Batch; image++)
            {
                Span<float> to = Packed.Span.Slice(((panel * Batch) + image) * WeightPanels.Width, WeightPanels.Width);
                new ReadOnlySpan<float>(dy.Data + ((long)image * dy.PixelStride) + (panel * WeightPanels.Width), columns).CopyTo(to);
                to[columns..].Clear();
            }
        }
    }

    public override int BlocksOf(int item) => Math.Min(PanelsOfItem, Panels.Count - FirstPanel(item));

    public override void Begin(int item, float* scratch)
    {
        (int first, int rows) = RowsOf(item);
        for (int image = 0; image < Batch; image++)
        {
            float* from = _x.Data + ((long)image * _x.PixelStride) + first;
            new ReadOnlySpan<float>(from, rows).CopyTo(new Span<float>(scratch + (image * Stride), rows));
        }
    }

    public override GradientBlock Compute(int item, int block, float* scratch)
    {
        (int first, int rows) = RowsOf(item);
        int panel = FirstPanel(item) + block, columns = Panels.Columns(panel);
        float* numbers = scratch + ((long)Batch * Stride);
        Compute(scratch, rows, Packed.Data + ((long)panel * Batch * WeightPanels.Width), columns, numbers);
        return new(Panels.Start(panel) + (first * columns), numbers, rows * columns);
    }

    public override double Square(KernelContext context)
    {
        if (!_gram.Serves(Batch)) return base.Square(context);
        double square = _gram.Square(context, _x, Packed.Data);

        // Then sums in float32 may be infinite even so.
        return double.IsFinite(square) ? square : base.Square(context);
    }

    /// <summary>x (N, rows), dy (N, width) -> gradient (rows, columns).</summary>
    protected abstract void Compute(float* x, int rows, float* dy, int columns, float* gradient);

    private int FirstPanel(int item) => item % Groups(Panels) * PanelsOfItem;

    private (int First, int Count) RowsOf(int item)
    {
        int first = item / Groups(Panels) * BlockRows;
        return (first, Math.Min(BlockRows, Panels.Depth - first));
    }
}

/// <summary>With vectors of one type.</summary>
internal sealed unsafe class LinearGradient<TSimd, TVector>(WeightPanels panels, int batch) : LinearGradient(panels, batch)
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private static int MostRows => TSimd.HasManyRegisters ? 12 : 6;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Compute(float* x, int rows, float* dy, int columns, float* gradient)
    {
        bool isWhole = columns == WeightPanels.Width && 2 * TSimd.Lanes == WeightPanels.Width;
        float* sums = stackalloc float[MostRows * 2 * TSimd.Lanes];
        var pairs = new PixelPairs { InputPixel = Stride, OutputPixel = WeightPanels.Width, Images = 1, Rows = 1, Columns = Batch };
        for (int row = 0; row < rows; row += MostRows)
        {
            int height = Math.Min(MostRows, rows - row);
            pairs.Input = x + row;
            for (int column = 0; column < columns; column += 2 * TSimd.Lanes)
            {
                pairs.Output = dy + column;
                int width = columns - column > TSimd.Lanes ? 2 * TSimd.Lanes : TSimd.Lanes;
                float* to = gradient + (row * columns) + column, tile = isWhole ? to : sums;
                if (width > TSimd.Lanes) GradientTile<TSimd, TVector, WidePanel>.Run(pairs, height, tile);
                else GradientTile<TSimd, TVector, NarrowPanel>.Run(pairs, height, tile);
                if (!isWhole) new GradientRows(to, columns, height, Math.Min(width, columns - column)).Take<TSimd, TVector>(sums, width, adds: false);
            }
        }
    }
}
