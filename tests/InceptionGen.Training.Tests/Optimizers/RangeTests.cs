using System;
using System.Linq;
using InceptionGen.Training.Optimizers.Rules;
using InceptionGen.Training.Randomness;
using Xunit;

namespace InceptionGen.Training.Tests.Optimizers;

/// <summary>What a number becomes does not depend on how the numbers are divided into ranges, on vectors, or on what else is in the range.</summary>
public sealed class RangeTests
{
    private const int Count = 1003;
    private const float Decay = 0.01f;
    private const float Scale = 0.37f;

    public static TheoryData<string, Optimizer> All => new()
    {
        { "SGD", new Sgd(0.1f) },
        { "momentum", Sgd.Keras(0.1f, 0.9f) },
        { "Nesterov", Sgd.PyTorch(0.1f, 0.9f) with { Nesterov = true } },
        { "Keras 2", RmsProp.Keras2(0.01f) },
        { "papers", RmsProp.InceptionPapers() },
        { "PyTorch, centered", RmsProp.PyTorch(0.01f, 0.5f) with { Centered = true } },
        { "centered", RmsProp.Keras3(0.01f) with { Centered = true } },
        { "Adam", Adam.Keras() },
        { "AdamW", AdamW.PyTorch() },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Every_division_into_ranges_gives_the_same_bits(string name, Optimizer optimizer)
    {
        Trainee whole = Run(optimizer, []);
        foreach (int[] ends in new int[][] { [1], [16, 32], [7, 8, 9, 500], [.. Enumerable.Range(1, Count - 1)], [Count - 1] })
        {
            Trainee parts = Run(optimizer, ends);
            Assert.True(Bits(whole.Weights).SequenceEqual(Bits(parts.Weights)), $"{name} depends on ranges.");
            for (int slot = 0; slot < whole.Slots.Length; slot++)
                Assert.True(Bits(whole.Slots[slot]).SequenceEqual(Bits(parts.Slots[slot])), $"{name} depends on ranges in slot {slot}.");
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(4)]
    public void Every_width_of_vectors_gives_the_same_bits(int lanes)
    {
        UpdateStep step = new(0.01f, 3) { Decay = Decay, GradientScale = Scale, GradientLimit = 0.5f };
        SameAtWidth(Sgd.Keras(0.1f, 0.9f).RuleOf(step), lanes);
        SameAtWidth(RmsProp.InceptionPapers().RuleOf(step), lanes);
        SameAtWidth((RmsProp.PyTorch(0.01f, 0.9f) with { Centered = true }).RuleOf(step), lanes);
        SameAtWidth(Adam.PyTorch().RuleOf(step), lanes);
        SameAtWidth(AdamW.Keras().RuleOf(step), lanes);
    }

    // So they do not depend on whether a processor can round a product and a sum once.
    [Fact]
    public void Every_operation_is_rounded_by_itself()
    {
        float[] weights = Numbers("weight", 0), gradients = Numbers("gradient", 1), squares = Positive("first"), moves = Numbers("second", 0);
        int[] expected = [.. Enumerable.Range(0, Count).Select(i => BitConverter.SingleToInt32Bits(Plain(weights[i], gradients[i], squares[i], moves[i])))];
        UpdateLoop.Run(RmsProp.InceptionPapers().RuleOf(new(0.045f, 1) { Decay = Decay }), weights, gradients, new(squares, moves));
        Assert.Equal(expected, Bits(weights));

        static float Plain(float weight, float gradient, float square, float move)
        {
            float decay = Decay * weight;
            float push = gradient + decay;
            float old = 0.9f * square, share = 0.1f * (push * push);
            float root = MathF.Sqrt(old + share + 1);
            float kept = 0.9f * move, moved = 0.045f * push / root;
            return weight - (kept + moved);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_allocates_nothing(string name, Optimizer optimizer)
    {
        Trainee trainee = Run(optimizer, []);
        float[] gradients = Numbers("gradient", 1);
        trainee.Step(gradients);
        Assert.True(OwnAllocations.Of(() => trainee.Step(gradients)) == 0, $"{name} allocates.");
    }

    // After some 800 steps of 0.9 a float is denormal, and each operation on it a hundred times as slow.
    [Theory]
    [MemberData(nameof(All))]
    public void A_weight_without_gradients_rests_and_its_slots_are_never_denormal(string name, Optimizer optimizer)
    {
        var trainee = new Trainee(optimizer with { WeightDecay = 0 }, 1, 1, 1);
        trainee.Step([1e-3f, 1e-18f, 0]);
        for (int step = 0; step < 3000; step++) trainee.Step([0, 0, 0]);
        Assert.Equal(1, trainee.Weights[2]);
        float last = trainee.Weights[0];
        Assert.Equal(last, trainee.Step([0, 0, 0]).Weights[0]);
        Assert.True(trainee.Slots.SelectMany(slot => slot).All(value => value == 0 || float.IsNormal(value)), $"{name} has denormal slots.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_gradient_that_is_not_a_number_stays_visible(string name, Optimizer optimizer)
    {
        float[] gradients = new float[40];
        gradients[20] = float.NaN;
        Trainee trainee = new Trainee(optimizer, new float[40]).Step(gradients, limit: 1);
        Assert.Equal([20], Enumerable.Range(0, 40).Where(i => float.IsNaN(trainee.Weights[i])));
        Assert.NotEmpty(name);
    }

    [Fact]
    public void Lengths_are_checked()
    {
        Assert.Throws<ArgumentException>(() => new Sgd(1).Update(new float[3], new float[2], new([]), new(1, 1)));
        string message = Assert.Throws<ArgumentException>(() => Adam.Keras().Update(new float[3], new float[3], new(new float[3], new float[2]), new(1, 1))).Message;
        Assert.Equal("A step of 3 numbers needs 2 slots of that length.", message);
    }

    private static void SameAtWidth<TRule>(TRule rule, int lanes)
        where TRule : struct, IUpdateRule
    {
        float[][] wide = Once(lanes), narrow = Once(1);
        for (int i = 0; i < wide.Length; i++) Assert.True(Bits(wide[i]).SequenceEqual(Bits(narrow[i])), $"{typeof(TRule).Name} depends on the width, in {i}.");

        float[][] Once(int width)
        {
            float[] weights = Numbers("weight", 0), first = Numbers("first", 0), second = Positive("second"), third = Numbers("third", 0);
            if (rule is RmsPropRule) first = Positive("first");
            UpdateLoop.Run(rule, weights, Numbers("gradient", 1), new(first, second, third), width);
            return [weights, first, second, third];
        }
    }

    private static Trainee Run(Optimizer optimizer, int[] ends)
    {
        var trainee = new Trainee(optimizer, Numbers("weight", 0));
        for (int step = 1; step <= 3; step++) trainee.StepInRanges(Numbers("gradient", step), ends, Decay, Scale);
        return trainee;
    }

    private static float[] Numbers(string name, int step)
    {
        RandomStream stream = RandomStream.Of(3, name).For(step);
        return [.. Enumerable.Range(0, Count).Select(i => (float)Math.Pow(10, (stream.Double(i) * 8) - 6) * (stream.Bits(i + Count) % 2 == 0 ? 1 : -1))];
    }

    private static float[] Positive(string name) => [.. Numbers(name, 0).Select(MathF.Abs)];

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
