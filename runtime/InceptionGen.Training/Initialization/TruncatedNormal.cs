using System;
using InceptionGen.Training.Initialization;
using InceptionGen.Training.Randomness;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>Normal with a deviation, drawn again beyond two deviations: TensorFlow's and slim's trunc_normal. What remains has 0.88 of the deviation.</summary>
/// <param name="Deviation">The deviation before numbers are drawn again, above 0: slim's side classifiers have 0.01 and 0.001.</param>
/// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
/// <remarks>torchvision's trunc_normal of 0.1 cuts at 2, which is 20 deviations: that is <see cref="Normal"/>.</remarks>
public sealed record TruncatedNormal(float Deviation) : Initializer
{
    /// <summary>The deviation before numbers are drawn again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
    public float Deviation { get; init => field = Setting.Positive(value); } = Setting.Positive(Deviation);

    internal override void Fill(Span<float> values, Fan fan, RandomStream stream, long first = 0)
    {
        double deviation = Deviation;
        for (int i = 0; i < values.Length; i++) values[i] = (float)(Draws.TruncatedNormal(stream, first + i) * deviation);
    }
}
