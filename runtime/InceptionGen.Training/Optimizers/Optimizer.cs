using System;
using InceptionGen.Training.Optimizers.Rules;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>How a step changes the weights, given their gradients. All of them work number by number, so they do not know of tensors.</summary>
/// <remarks>Rules of one name differ between frameworks, most of all RMSProp's. Each has a factory that is named after the framework.</remarks>
public abstract record Optimizer
{
    /// <param name="learningRate">See <see cref="LearningRate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a finite number above 0.</exception>
    private protected Optimizer(float learningRate) => LearningRate = learningRate;

    /// <summary>The rate that the schedule starts from: about how far a step goes, per unit of gradient for SGD and in units of the weights for the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0. Rows that are to stay as they are can be frozen.</exception>
    public float LearningRate { get; init => field = Setting.Positive(value); }

    /// <summary>How strongly weights are drawn to 0. It is added to a gradient as this number times the weight (L2, as in Caffe and PyTorch: that of half the squared weights
    /// in the loss), after clipping. <see cref="AdamW"/> shrinks the weights themselves. The loss that is shown does not contain it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number, 0 or above.</exception>
    public float WeightDecay { get; init => field = Setting.AtLeastZero(value); }

    /// <summary>Whether biases and batch norm's beta and gamma decay too. They do not by default, as in slim and GoogLeNet's Caffe files.</summary>
    public bool DecaysBiases { get; init; }

    /// <summary>Numbers that a step keeps for every weight until the next step: moments and averages, at most <see cref="SlotSpans.Most"/>.</summary>
    internal abstract int Slots { get; }

    /// <summary>The value of a slot before the first step.</summary>
    internal virtual float SlotStart(int slot) => 0;

    /// <summary>The decay of a tensor's numbers, for <see cref="UpdateStep.Decay"/>.</summary>
    internal float DecayOf(TensorRole role) => role == TensorRole.Kernel || DecaysBiases ? WeightDecay : 0;

    /// <summary>Checks what no setting alone can be wrong about.</summary>
    /// <exception cref="ArgumentException">Settings contradict each other.</exception>
    internal virtual void RequireConsistent()
    {
    }

    /// <summary>One step of a range of numbers. A number's result does not depend on the range it is in, on the others in it, or on the width of vectors.</summary>
    /// <param name="weights">What is trained (count); changed.</param>
    /// <param name="gradients">Its gradients (count), before clipping.</param>
    /// <param name="slots"><see cref="Slots"/> spans (count); changed.</param>
    /// <param name="step">Rate, number of the step, clipping and decay.</param>
    /// <exception cref="ArgumentException">The spans differ in length, or there are fewer slots than the rule needs.</exception>
    internal abstract void Update(Span<float> weights, ReadOnlySpan<float> gradients, SlotSpans slots, in UpdateStep step);
}
