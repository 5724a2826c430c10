using System;

namespace InceptionGen.Training.Initialization;

/// <summary>Connections of a value of the output, and of one of the input, as Keras counts them.</summary>
/// <param name="In">kernel height * width * channels of a group.</param>
/// <param name="Out">kernel height * width * outputs, all groups together.</param>
internal readonly record struct Fan(long In, long Out)
{
    /// <summary>Of a convolution's kernel; a linear layer's is 1x1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static Fan Of(int kernelHeight, int kernelWidth, int channelsPerGroup, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernelHeight, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernelWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channelsPerGroup, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        long window = (long)kernelHeight * kernelWidth;
        return new(window * channelsPerGroup, window * outputs);
    }
}
