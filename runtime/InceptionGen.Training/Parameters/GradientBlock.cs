using System;

namespace InceptionGen.Training.Parameters;

/// <summary>Some numbers of a tensor's gradient, in memory of the thread that computed them.</summary>
/// <param name="start">The first one's place in the tensor.</param>
/// <param name="numbers">The numbers.</param>
/// <param name="length">How many there are.</param>
internal readonly unsafe struct GradientBlock(int start, float* numbers, int length)
{
    /// <summary>The first one's place in the tensor.</summary>
    public int Start => start;

    /// <summary>The numbers.</summary>
    public ReadOnlySpan<float> Numbers => new(numbers, length);
}
