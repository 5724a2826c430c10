using System;

namespace InceptionGen.Training;

/// <summary>How the learning rate changes while a network is trained. Time is counted in epochs, so that a schedule does not depend on the size of batches or of the data.</summary>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>The same rate throughout.</summary>
    public static LearningRateSchedule Constant { get; } = new ConstantRate();

    /// <summary>The rate times a factor every so often: 0.94 every 2 epochs is the Inception papers', 0.96 every 8 GoogLeNet's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of what the record allows.</exception>
    public static ExponentialDecay Exponential(float factor, double every) => new(factor, every);

    /// <summary>The rate times a factor at each of some epochs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of what the record allows.</exception>
    /// <exception cref="ArgumentException">The epochs are not ascending.</exception>
    public static StepDecay Steps(float factor, params double[] epochs) => new(factor, epochs);

    /// <summary>The rate times what is left of the epochs, to a power: 0.5 over 60 epochs is Caffe's quick GoogLeNet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of what the record allows.</exception>
    public static PolynomialDecay Polynomial(float power, double epochs) => new(power, epochs);

    /// <summary>Half a wave of the cosine, from the rate down to 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of what the record allows.</exception>
    public static CosineDecay Cosine(double epochs) => new(epochs);

    /// <summary>This schedule, after some epochs in which the rate grows evenly.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is not a finite number above 0.</exception>
    public Warmup AfterWarmup(double epochs) => new(epochs, this);

    /// <summary>The learning rate at a time.</summary>
    /// <param name="epoch">Epochs since the start, with the part of the present one: 1.5 in the middle of the second. 0 or above.</param>
    /// <param name="baseRate">The rate that the schedule starts from: <see cref="Optimizer.LearningRate"/>.</param>
    /// <param name="state">What a schedule that follows the results knows of them; the start's if not given. The others do not look at it.</param>
    public abstract float RateAt(double epoch, float baseRate, ScheduleState state = default);

    /// <summary>The state after an epoch.</summary>
    /// <param name="state">The state before it; the default at the start.</param>
    /// <param name="result">The measured value, such as the loss of the validation images.</param>
    public virtual ScheduleState After(ScheduleState state, double result) => state;

    /// <summary>Whether <see cref="After"/> matters, and which way results improve: true if a higher one is better, false if a lower one is, null if the schedule looks at none.</summary>
    internal virtual bool? PrefersHigher => null;
}
