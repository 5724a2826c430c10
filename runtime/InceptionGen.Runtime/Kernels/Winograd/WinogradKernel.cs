using System;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The transform of the weights, once, when they are packed: in float64, so that only its result is rounded.</summary>
/// <param name="size">Weights in one dimension.</param>
internal sealed class WinogradKernel(int size)
{
    private readonly double[,] _transform = SixPoints.KernelTransform(size);
    private readonly double[,] _rows = new double[SixPoints.Count, size];

    // kernel (r, r) -> points (6, 6): G * kernel * G^T
    public void Apply(ReadOnlySpan<float> kernel, Span<float> points)
    {
        for (int i = 0; i < SixPoints.Count; i++)
        {
            for (int column = 0; column < size; column++)
            {
                double sum = 0;
                for (int row = 0; row < size; row++) sum += _transform[i, row] * kernel[(row * size) + column];
                _rows[i, column] = sum;
            }
        }

        for (int i = 0; i < SixPoints.Count; i++)
        {
            for (int j = 0; j < SixPoints.Count; j++)
            {
                double sum = 0;
                for (int column = 0; column < size; column++) sum += _rows[i, column] * _transform[j, column];
                points[(i * SixPoints.Count) + j] = (float)sum;
            }
        }
    }
}
