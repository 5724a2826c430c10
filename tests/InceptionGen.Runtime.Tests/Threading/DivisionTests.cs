using InceptionGen.Kernels;
using InceptionGen.Runtime.Tests.Kernels;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Threading;

/// <summary>How many threads a caller gets depends on who else is there, and how operations are divided depends on the threads: so it must not change what
/// comes out.</summary>
public class DivisionTests
{
    [Theory]
    [MemberData(nameof(EveryAlgorithm.WithKernels), MemberType = typeof(EveryAlgorithm))]
    public void No_division_changes_a_bit(string algorithm, int rows, int columns, int stride)
    {
        // Of few channels and of many, for these are other kernels; of few outputs and of many.
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach ((int height, int width, int channels, int outputs) in new[] { (34, 29, 3, 20), (15, 14, 40, 7), (9, 8, 20, 150), (23, 22, 150, 3) })
            {
                var shape = new ConvolutionCase(height, width, channels, outputs, new(rows, columns))
                {
                    Stride = new(stride, stride),
                    Padding = new(rows / 2, rows / 2, columns / 2, columns / 2),
                };
                if (!Ways.Find(algorithm, shape.Info).Suits(shape.Info)) continue;

                float[] alone = shape.Run(kernels, algorithm);
                for (int threads = 2; threads <= 8; threads++) Assert.Equal(alone, (shape with { Threads = threads }).Run(kernels, algorithm));
            }
        }
    }
}
