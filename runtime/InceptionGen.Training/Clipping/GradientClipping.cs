using System;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>How gradients that are too large are made smaller before a step.</summary>
/// <remarks>Weight decay is added after it, as in PyTorch and Caffe; slim's decay is part of the loss and is clipped too.</remarks>
public sealed record GradientClipping
{
    private GradientClipping(Kind kind, float threshold)
    {
        Way = kind;
        Threshold = Setting.Positive(threshold, nameof(threshold));
    }

    /// <summary>What is compared with the threshold.</summary>
    internal enum Kind
    {
        /// <summary>The norm of all gradients together.</summary>
        GlobalNorm,

        /// <summary>The norm of each tensor's gradients.</summary>
        TensorNorm,

        /// <summary>Each gradient's size.</summary>
        Value,
    }

    /// <summary>The largest norm, or the largest size.</summary>
    public float Threshold { get; }

    /// <summary>What is compared with it.</summary>
    internal Kind Way { get; }

    /// <summary>The largest size of a single gradient; infinite unless sizes are limited. See <see cref="Optimizers.Rules.UpdateStep.GradientLimit"/>.</summary>
    internal float Limit => Way == Kind.Value ? Threshold : float.PositiveInfinity;

    /// <summary>All gradients are scaled by one factor if their norm, that of all tensors together, is larger: the papers' clipping, at 2.0 (Pascanu, Mikolov and
    /// Bengio 2013).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not a finite number above 0.</exception>
    public static GradientClipping ByGlobalNorm(float threshold) => new(Kind.GlobalNorm, threshold);

    /// <summary>The gradients of a tensor are scaled if the tensor's own norm is larger: Keras' <c>clipnorm</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not a finite number above 0.</exception>
    public static GradientClipping ByTensorNorm(float threshold) => new(Kind.TensorNorm, threshold);

    /// <summary>Gradients of a larger size become the threshold, with their sign: Keras' <c>clipvalue</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not a finite number above 0.</exception>
    public static GradientClipping ByValue(float threshold) => new(Kind.Value, threshold);

    /// <summary>The factor of gradients: threshold / max(norm, threshold), so exactly 1 up to the threshold, and always 1 by value.</summary>
    /// <param name="norm">The norm of all gradients, or of a tensor's: <see cref="Clipping.GradientNorm"/>.</param>
    /// <param name="scale">The factor, for <see cref="Optimizers.Rules.UpdateStep.GradientScale"/>; NaN where the norm is not finite.</param>
    /// <returns>Whether the norm is finite. If it is not, a step would spoil the weights: the caller names the row.</returns>
    internal bool TryScale(double norm, out float scale)
    {
        scale = float.NaN;
        if (!double.IsFinite(norm)) return false;
        scale = Way == Kind.Value || norm <= Threshold ? 1 : (float)(Threshold / norm);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Way} {Threshold}");
}
