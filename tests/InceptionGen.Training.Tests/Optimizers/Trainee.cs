using System;
using System.Linq;
using InceptionGen.Training.Optimizers.Rules;

namespace InceptionGen.Training.Tests.Optimizers;

/// <summary>A few numbers that an optimizer changes, with their slots.</summary>
internal sealed class Trainee
{
    private readonly Optimizer _optimizer;
    private long _steps;

    public Trainee(Optimizer optimizer, params float[] weights)
    {
        _optimizer = optimizer;
        Weights = [.. weights];
        Slots = [.. Enumerable.Range(0, optimizer.Slots).Select(slot => Enumerable.Repeat(optimizer.SlotStart(slot), weights.Length).ToArray())];
    }

    public float[] Weights { get; }

    public float[][] Slots { get; }

    public Trainee Step(float[] gradients, float? rate = null, float decay = 0, float scale = 1, float limit = float.PositiveInfinity) =>
        Step(gradients, 0, gradients.Length, Next(rate, decay, scale, limit));

    /// <summary>A step in ranges that end at the places.</summary>
    public void StepInRanges(float[] gradients, int[] ends, float decay, float scale)
    {
        UpdateStep step = Next(null, decay, scale, float.PositiveInfinity);
        int start = 0;
        foreach (int end in ends.Append(Weights.Length))
        {
            Step(gradients, start, end - start, step);
            start = end;
        }
    }

    private UpdateStep Next(float? rate, float decay, float scale, float limit) =>
        new(rate ?? _optimizer.LearningRate, ++_steps) { Decay = decay, GradientScale = scale, GradientLimit = limit };

    private Trainee Step(float[] gradients, int start, int count, UpdateStep step)
    {
        Span<float> Slot(int slot) => slot < Slots.Length ? Slots[slot].AsSpan(start, count) : [];
        _optimizer.Update(Weights.AsSpan(start, count), gradients.AsSpan(start, count), new SlotSpans(Slot(0), Slot(1), Slot(2)), step);
        return this;
    }
}
