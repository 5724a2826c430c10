using System;

namespace InceptionGen.Kernels.Winograd;

/// <summary>What follows from the points alone.</summary>
internal static class Interpolation
{
    /// <summary>Weights to points: the value of their polynomial at each point, divided by that point's differences to the others. The last point is infinity.</summary>
    public static double[,] KernelTransform(ReadOnlySpan<double> finite, int kernel)
    {
        var transform = new double[finite.Length + 1, kernel];
        for (int point = 0; point < finite.Length; point++)
        {
            double differences = 1;
            foreach (double other in finite) differences *= other == finite[point] ? 1 : finite[point] - other;
            for (int power = 0; power < kernel; power++) transform[point, power] = Math.Pow(finite[point], power) / differences;
        }

        transform[finite.Length, kernel - 1] = 1;
        return transform;
    }
}
