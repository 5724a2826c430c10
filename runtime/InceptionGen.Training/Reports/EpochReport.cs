using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InceptionGen.Training;

/// <summary>What an epoch was: all training images once, then the validation images.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean loss of the training images, each taken when its step was made: of worse weights than those at the epoch's end, and with dropout. So it is often
/// larger than the validation's.</param>
/// <param name="Accuracy">The share of right answers among them, in the same way.</param>
/// <param name="Validation">The validation images at the epoch's end; null if there are none.</param>
/// <param name="LearningRate">The rate of its last step.</param>
/// <param name="Time">How long it took, validation included.</param>
public sealed record EpochReport(int Epoch, double Loss, double Accuracy, Evaluation? Validation, float LearningRate, TimeSpan Time)
{
    /// <summary>Training and validation images of the epoch whose features came from the cache, so that the frozen rows did not run. See <see cref="FeatureCache"/>.</summary>
    public long CachedImages { get; init; }

    /// <summary>What was found wrong with the cache of features in the epoch, and what was done; empty if it was nothing.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>One line, as Keras writes it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {Epoch}: {Time.TotalSeconds:0.0} s - loss {Loss:0.0000} - accuracy {Accuracy:0.0000}{(Validation is null ? "" : string.Create(CultureInfo.InvariantCulture, $" - val_loss {Validation.Loss:0.0000} - val_accuracy {Validation.Accuracy:0.0000}"))}{(CachedImages == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" - {CachedImages:N0} images from the cache"))}{string.Concat(Remarks.Select(remark => $" - {remark}"))}");

    internal EpochReport With(FeatureReport before, FeatureReport after) => this with
    {
        CachedImages = after.FromCache - before.FromCache,
        Remarks = after.Remarks.Count == before.Remarks.Count ? [] : [.. after.Remarks.Skip(before.Remarks.Count)],
    };
}
