using System.Runtime.CompilerServices;

namespace InceptionGen.Kernels.Products;

/// <summary>Brings a kernel's weights into the order of a panel, in which the same weight of neighbouring output channels stands side by side.</summary>
internal static unsafe class KernelRows
{
    /// <summary>Weights of an output channel to move at a time: with those of a panel's other channels they stay in the first-level cache.</summary>
    public const int Block = 128;

    // kernel (outputs, the given stride apart), count weights of each -> rows (count, width), zeros beyond the outputs
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(float* kernel, nint stride, int outputs, int count, float* rows, int width)
    {
        for (int output = 0; output < outputs; output++, kernel += stride)
        {
            float* to = rows + output;
            for (int i = 0; i < count; i++, to += width) *to = kernel[i];
        }

        for (int output = outputs; output < width; output++)
        {
            float* to = rows + output;
            for (int i = 0; i < count; i++, to += width) *to = 0;
        }
    }
}
