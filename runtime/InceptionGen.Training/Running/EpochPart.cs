using System;

namespace InceptionGen.Training.Running;

/// <summary>The part of an epoch that is done.</summary>
/// <param name="Images">Images that were shown.</param>
/// <param name="Loss">The sum of their losses.</param>
/// <param name="Correct">Right answers among them.</param>
/// <param name="Rate">The learning rate of the last step.</param>
/// <param name="Time">How long it took.</param>
internal readonly record struct EpochPart(int Images, double Loss, int Correct, float Rate, TimeSpan Time)
{
    /// <summary>The same with one step more.</summary>
    public EpochPart Plus(StepReport step) => this with
    {
        Images = Images + step.Images,
        Loss = Loss + (step.Loss * step.Images),
        Correct = Correct + step.Correct,
        Rate = step.LearningRate,
    };

    /// <summary>The epoch, once it is complete.</summary>
    public EpochReport Report(int epoch, Evaluation? validation) => new(epoch, Loss / Images, (double)Correct / Images, validation, Rate, Time);
}
