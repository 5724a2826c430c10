using System;
using System.Collections.Generic;
using InceptionGen.Kernels.Context;
using InceptionGen.Memory;
using InceptionGen.Threading;
using InceptionGen.Training.Optimizers.Rules;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Running;

/// <summary>An optimizer with what it keeps for every trained number, and the running average of the weights.</summary>
internal sealed unsafe class OptimizerState
{
    // A range's weights, gradients and slots stay in the second-level cache.
    private const int RangeLength = 1 << 15;

    private readonly Optimizer _optimizer;
    private readonly WeightAverage? _averaging;
    private readonly ParameterSet _parameters;
    private readonly PinnedFloats[] _slots;
    private readonly PinnedFloats? _average;
    private readonly Range[] _ranges;

    /// <param name="optimizer">Its rule.</param>
    /// <param name="averaging">The running average; null for none.</param>
    /// <param name="parameters">What is trained.</param>
    /// <param name="rates">What multiplies the learning rate of each tensor; null for 1.</param>
    public OptimizerState(Optimizer optimizer, WeightAverage? averaging, ParameterSet parameters, TensorRates? rates = null)
    {
        optimizer.RequireConsistent();
        (_optimizer, _averaging, _parameters) = (optimizer, averaging, parameters);
        _slots = new PinnedFloats[optimizer.Slots];
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            _slots[slot] = new PinnedFloats(parameters.Length);
            _slots[slot].Span.Fill(optimizer.SlotStart(slot));
        }

        if (averaging is not null)
        {
            _average = new PinnedFloats(parameters.Length);
            parameters.Values.CopyTo(_average.Span);
        }

        List<Range> ranges = [];
        for (int tensor = 0; tensor < parameters.Trained.Count; tensor++)
        {
            Parameter parameter = parameters.Trained[tensor];
            float decay = optimizer.DecayOf(parameter.Role), rate = rates?.Of(parameter) ?? 1;
            for (int item = 0; item < parameter.Gradient?.Items; item++) ranges.Add(new(parameter.Start, 0, decay, rate, tensor) { Item = item });
            if (parameter.Gradient is not null) continue;
            for (int first = 0; first < parameter.Length; first += RangeLength)
                ranges.Add(new(parameter.Start + first, Math.Min(RangeLength, parameter.Length - first), decay, rate, tensor) { Gradient = parameter.GradientStart + first });
        }

        _ranges = [.. ranges];
    }

    /// <summary>Steps taken.</summary>
    public long Steps { get; set; }

    /// <summary>What the optimizer keeps from step to step: as many numbers as are trained, in each.</summary>
    public IReadOnlyList<PinnedFloats> Slots => _slots;

    /// <summary>The running average of the weights; empty without averaging.</summary>
    public Span<float> Average => _average is null ? [] : _average.Span;

    /// <summary>One step of all trained numbers.</summary>
    /// <param name="context">Threads.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="scales">What multiplies the gradients: one number, or one for each tensor.</param>
    /// <param name="limit">The largest size of a gradient.</param>
    public void Step(KernelContext context, float rate, ReadOnlySpan<float> scales, float limit)
    {
        Steps++;
        var body = new Update(this, context, rate, scales, limit);
        context.For(ref body, _ranges.Length);
        _parameters.Touch();
    }

    /// <summary>Some numbers of one tensor; or an item of the gradient of one that begins there, if no buffer holds its gradient.</summary>
    private readonly record struct Range(int Start, int Length, float Decay, float Rate, int Tensor)
    {
        public int Gradient { get; init; }

        public int Item { get; init; }
    }

    private readonly ref struct Update(OptimizerState state, KernelContext context, float rate, ReadOnlySpan<float> scales, float limit) : IParallelBody
    {
        private readonly ReadOnlySpan<float> _scales = scales;

        public void Run(int item, int thread)
        {
            Range range = state._ranges[item];
            if (state._parameters.Trained[range.Tensor].Gradient is not { } gradient)
            {
                Take(range, state._parameters.Gradients.Slice(range.Gradient, range.Length));
                return;
            }

            // The optimizer takes a block while it is in the cache.
            float* scratch = context.Scratch(thread);
            gradient.Begin(range.Item, scratch);
            for (int i = 0; i < gradient.BlocksOf(range.Item); i++)
            {
                GradientBlock block = gradient.Compute(range.Item, i, scratch);
                Take(range with { Start = range.Start + block.Start, Length = block.Numbers.Length }, block.Numbers);
            }
        }

        private void Take(Range range, ReadOnlySpan<float> gradients)
        {
            Span<float> weights = state._parameters.Values.Slice(range.Start, range.Length);
            var step = new UpdateStep(rate * range.Rate, state.Steps)
            {
                GradientScale = _scales.Length == 1 ? _scales[0] : _scales[range.Tensor],
                GradientLimit = limit,
                Decay = range.Decay,
            };
            state._optimizer.Update(weights, gradients, new SlotSpans(state.Slot(0, range), state.Slot(1, range), state.Slot(2, range)), step);
            state._averaging?.Update(state._average!.Span.Slice(range.Start, range.Length), weights, state.Steps);
        }
    }

    private Span<float> Slot(int slot, Range range) => slot < _slots.Length ? _slots[slot].Span.Slice(range.Start, range.Length) : [];
}
