namespace InceptionGen.Training;

/// <summary>What a step was.</summary>
/// <param name="Loss">The loss that was made smaller: that of the network's output, and those of auxiliary classifiers times their weight. Of the weights before the step.</param>
/// <param name="Main">The loss of the network's output alone.</param>
/// <param name="Correct">Images whose answer was right, by the network's output.</param>
/// <param name="Images">Images of the step.</param>
/// <param name="GradientNorm">The norm of all gradients, before clipping.</param>
/// <param name="LearningRate">The rate of the step.</param>
public readonly record struct StepReport(double Loss, double Main, int Correct, int Images, double GradientNorm, float LearningRate);
