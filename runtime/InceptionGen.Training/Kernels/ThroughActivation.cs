using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>gradient = that of the activation's input, in place, with a factor for each channel or none.</summary>
internal readonly unsafe struct ThroughActivation<TActivation>(MapView gradient, MapView output, float* scale) : IPixelRow
    where TActivation : struct, IActivationGradient
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TSimd, TVector>(long firstPixel, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        float* place = gradient.Data + (firstPixel * gradient.PixelStride), value = output.Data + (firstPixel * output.PixelStride);
        for (; count > 0; count--, place += gradient.PixelStride, value += output.PixelStride)
        {
            int c = 0;
            for (; c <= output.ChannelCount - TSimd.Lanes; c += TSimd.Lanes) Put<TSimd, TVector>(place + c, value + c, c);
            for (; TSimd.Lanes > Simd128.Lanes && c <= output.ChannelCount - Simd128.Lanes; c += Simd128.Lanes) Put<Simd128, Vector128<float>>(place + c, value + c, c);
            for (; c < output.ChannelCount; c++) Put<SimdScalar, float>(place + c, value + c, c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put<TSimd, TVector>(float* place, float* value, int channel)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector through = TActivation.Of<TSimd, TVector>(TSimd.Load(place), TSimd.Load(value));
        TSimd.Store(place, scale is null ? through : TSimd.Multiply(through, TSimd.Load(scale + channel)));
    }
}

/// <summary>Runs it for an activation.</summary>
internal static unsafe class ThroughActivation
{
    /// <summary>gradient (N, H, W, C) of the output (N, H, W, C) becomes that of the activation's input, times a factor for each channel unless that is null.</summary>
    public static void Run(KernelContext context, MapView gradient, MapView output, Activation activation, float* scale = null)
    {
        switch (activation)
        {
            case Activation.Relu: Run<ReluGradient>(context, gradient, output, scale); break;
            case Activation.Relu6: Run<Relu6Gradient>(context, gradient, output, scale); break;
            case Activation.Sigmoid: Run<SigmoidGradient>(context, gradient, output, scale); break;
            default:
                if (scale is not null) Run<NoActivation>(context, gradient, output, scale);
                break;
        }
    }

    private static void Run<TActivation>(KernelContext context, MapView gradient, MapView output, float* scale)
        where TActivation : struct, IActivationGradient =>
        PixelRows.Run(context, new ThroughActivation<TActivation>(gradient, output, scale), output.Batch * output.Height, output.Width);
}
