using System;
using System.Linq;
using InceptionGen.Training.Initialization;
using InceptionGen.Training.Randomness;
using Xunit;

namespace InceptionGen.Training.Tests.Initialization;

public sealed class InitializerTests
{
    private const int Count = 200_000;

    // The deviation of a normal number that is cut at two.
    private const double Cut = 0.87962566103423978;

    private static readonly Fan Kernel = Fan.Of(3, 3, 64, 96);

    // A logarithm and a cosine are not the same to the last bit on every system.
    private static readonly float[] FirstOfHe = [-0.00440156911f, 0.08290179129f, -0.11909103052f];

    [Fact]
    public void Fans_are_Keras()
    {
        Assert.Equal(new Fan(576, 864), Kernel);
        Assert.Equal(new Fan(37_632, 1024), Fan.Of(1, 1, 37_632, 1024));

        // Depthwise: each of 32 groups has one channel.
        Assert.Equal(new Fan(9, 288), Fan.Of(3, 3, 1, 32));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fan.Of(3, 3, 0, 32));
    }

    [Fact]
    public void Glorot_is_uniform_within_its_limit() => Spread(new GlorotUniform(), Math.Sqrt(6.0 / 1440) / Math.Sqrt(3), Math.Sqrt(6.0 / 1440), kurtosis: 1.8);

    [Fact]
    public void Caffes_xavier_is_uniform_within_its_limit() => Spread(new XavierCaffe(), Math.Sqrt(1.0 / 576), Math.Sqrt(3.0 / 576), kurtosis: 1.8);

    [Fact]
    public void He_has_its_deviation_although_it_is_cut() => Spread(new HeNormal(), Math.Sqrt(2.0 / 576), 2 * Math.Sqrt(2.0 / 576) / Cut, kurtosis: 2.36);

    [Fact]
    public void A_truncated_normal_has_less_than_its_deviation() => Spread(new TruncatedNormal(0.01f), 0.01 * Cut, 0.02, kurtosis: 2.36);

    // A few of 200,000 are beyond four deviations, and one in a thousand times beyond 6.5.
    [Fact]
    public void A_normal_is_not_cut()
    {
        float[] values = Spread(new Normal(0.1f), 0.1, 0.65, kurtosis: 3);
        Assert.Contains(values, value => Math.Abs(value) > 0.4);
    }

    [Fact]
    public void A_constant_is_that()
    {
        float[] values = new float[5];
        new ConstantValue(0.2f).Fill(values, default, default);
        Assert.All(values, value => Assert.Equal(0.2f, value));
    }

    [Fact]
    public void Values_depend_on_the_seed_and_the_tensors_name_alone()
    {
        float[] one = Values(new HeNormal(), 1, "conv1", 100);
        Assert.Equal(one, Values(new HeNormal(), 1, "conv1", 100));
        foreach (float[] other in new[] { Values(new HeNormal(), 2, "conv1", 100), Values(new HeNormal(), 1, "conv2", 100) })
            Assert.DoesNotContain(other, value => one.Contains(value));
    }

    // One value in 480 is drawn three times or more, and its neighbour again in one case of 22 of them.
    [Fact]
    public void Values_that_are_drawn_again_have_nothing_in_common()
    {
        float[] values = Values(new TruncatedNormal(1), 1, "conv1", Count);
        Assert.DoesNotContain(Enumerable.Range(1, Count - 1), i => values[i] == values[i - 1]);
    }

    [Fact]
    public void A_tensor_may_be_drawn_in_parts()
    {
        foreach (Initializer initializer in new Initializer[] { new GlorotUniform(), new XavierCaffe(), new HeNormal(), new TruncatedNormal(1), new Normal(1), new ConstantValue(1) })
        {
            float[] whole = Values(initializer, 1, "conv1", 1000), parts = new float[1000];
            initializer.Fill(parts.AsSpan(777), Kernel, Initializer.StreamOf(1, "conv1"), 777);
            initializer.Fill(parts.AsSpan(0, 777), Kernel, Initializer.StreamOf(1, "conv1"));
            Assert.Equal(whole, parts);
        }
    }

    // Written down when they were made: the same seed gives the same network tomorrow.
    [Fact]
    public void The_first_values_never_change()
    {
        Assert.Equal([-0.00119243853f, -0.0311121773f, 0.0150832832f], Values(new GlorotUniform(), 1, "conv1", 3));
        float[] normal = Values(new HeNormal(), 1, "conv1", 3);
        for (int i = 0; i < normal.Length; i++) Assert.Equal(FirstOfHe[i], normal[i], 1e-7f);
    }

    [Fact]
    public void Deviations_are_above_zero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Normal(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TruncatedNormal(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantValue(float.NaN));
    }

    // Mean and deviation within five deviations of theirs, and nothing beyond the limit.
    private static float[] Spread(Initializer initializer, double deviation, double limit, double kurtosis)
    {
        float[] values = Values(initializer, 7, "conv1", Count);
        double mean = values.Average(value => (double)value), square = values.Average(value => (double)value * value);
        Assert.InRange(mean, -5 * deviation / Math.Sqrt(Count), 5 * deviation / Math.Sqrt(Count));
        double off = 5 * deviation * deviation * Math.Sqrt((kurtosis - 1) / Count);
        Assert.InRange(square, (deviation * deviation) - off, (deviation * deviation) + off);
        Assert.InRange(values.Max(), 0, limit * (1 + 1e-7));
        Assert.InRange(values.Min(), -limit * (1 + 1e-7), 0);
        return values;
    }

    private static float[] Values(Initializer initializer, int seed, string tensor, int count)
    {
        RandomStream stream = Initializer.StreamOf(seed, tensor);
        float[] values = new float[count];
        initializer.Fill(values, Kernel, stream);
        return values;
    }
}
