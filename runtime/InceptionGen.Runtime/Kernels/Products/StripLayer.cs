using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Products;

/// <summary>A convolution of few input channels, as the first of every network: gathering its patches would cost a fifth of its time. Instead a strip of the
/// input is copied once, with its padding, and the tiles read it in place, since each row of what a kernel sees is contiguous there.</summary>
internal sealed unsafe class StripLayer<TSimd, TVector> : PanelLayer<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // A strip stays in the second-level cache while every panel passes over it.
    private const int StripFloats = 32 * 1024;

    private readonly int _paddedRow;
    private readonly int _mostRows;

    public StripLayer(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
        : base(info, kernelOihw, bias, isPrecise)
    {
        _paddedRow = checked((((info.Output.Width - 1) * info.Stride.Width) + info.Kernel.Width) * info.Input.Channels);
        int rows = ((StripFloats / _paddedRow) - info.Kernel.Height) / info.Stride.Height;
        _mostRows = Math.Clamp(rows, 1, info.Output.Height);
    }

    /// <summary>Whether the copy of the input is small beside the patches, and a tile's rows are many enough.</summary>
    public static bool Suits(ConvolutionInfo info) =>
        info.Input.Channels <= 8 && info.Output.Width >= TileRows && info.Kernel.Height * info.Kernel.Width > info.Stride.Height * info.Stride.Width;

    internal override long ScratchFloats(int batch) => (long)InputRows(_mostRows) * _paddedRow;

    internal override void Run(KernelContext context, MapView x, MapView y, Residual residual)
    {
        var strips = new Strips(this, context, x, y, residual);
        context.For(ref strips, strips.Count);
    }

    private int InputRows(int outputRows) => ((outputRows - 1) * Info.Stride.Height) + Info.Kernel.Height;

    // input (N, H, W, C) -> rows (rows, padded width, C) from the given one on, zeros where it has none
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(MapView x, int image, int firstRow, int rows, float* strip)
    {
        int left = Math.Min(Info.Padding.Left * x.ChannelCount, _paddedRow), inside = Math.Min(x.Width * x.ChannelCount, _paddedRow - left);
        for (int row = firstRow; row < firstRow + rows; row++, strip += _paddedRow)
        {
            if ((uint)row >= (uint)x.Height)
            {
                VectorCopy<TSimd, TVector>.Clear(strip, _paddedRow);
                continue;
            }

            VectorCopy<TSimd, TVector>.Clear(strip, left);
            VectorCopy<TSimd, TVector>.Pixels(
                x.Data + ((((long)image * x.Height) + row) * x.Width * x.PixelStride), x.PixelStride, strip + left, inside / x.ChannelCount, x.ChannelCount);
            VectorCopy<TSimd, TVector>.Clear(strip + left + inside, _paddedRow - left - inside);
        }
    }

    // One item is a strip of output rows.
    private readonly struct Strips : IParallelBody
    {
        private readonly StripLayer<TSimd, TVector> _layer;
        private readonly KernelContext _context;
        private readonly MapView _x;
        private readonly MapView _y;
        private readonly Epilogue _epilogue;
        private readonly int _rows;
        private readonly int _stripsOfImage;

        public Strips(StripLayer<TSimd, TVector> layer, KernelContext context, MapView x, MapView y, Residual residual)
        {
            (_layer, _context, _x, _y, _epilogue) = (layer, context, x, y, new(layer.Info.Activation, residual));
            int items = context.Threads == 1 ? 1 : ItemsPerThread * context.Threads;
            _rows = Math.Min(layer._mostRows, DivideUp(y.Height, items));
            _stripsOfImage = DivideUp(y.Height, _rows);
        }

        public int Count => _y.Batch * _stripsOfImage;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            ConvolutionInfo info = _layer.Info;
            int image = item / _stripsOfImage, first = item % _stripsOfImage * _rows, rows = Math.Min(_rows, _y.Height - first);
            float* strip = _context.Scratch(thread);
            _layer.Copy(_x, image, (first * info.Stride.Height) - info.Padding.Top, _layer.InputRows(rows), strip);

            nint inputRow = (nint)info.Stride.Height * _layer._paddedRow, outputRow = (nint)_y.Width * _y.PixelStride;
            float* output = _y.Data + ((((long)image * _y.Height) + first) * outputRow);
            for (int panel = 0; panel < _layer.Panels.Count; panel++, output += PackedPanels<TSimd, TVector>.Width)
            {
                for (int row = 0; row < rows; row++)
                {
                    var pixels = new MatrixRows(
                        strip + (row * inputRow), info.Stride.Width * _x.ChannelCount, _y.Width,
                        info.Kernel.Width * _x.ChannelCount, info.Kernel.Height, _layer._paddedRow);
                    _layer.Multiply(panel, pixels, output + (row * outputRow), _y.PixelStride);
                }
            }

            _epilogue.Finish<TSimd, TVector>(_y, ((image * _y.Height) + first) * _y.Width, rows * _y.Width, channel: 0, _y.ChannelCount);
        }
    }
}
