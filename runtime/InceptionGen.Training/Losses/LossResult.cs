namespace InceptionGen.Training.Losses;

/// <summary>The loss of a batch.</summary>
/// <param name="Mean">The mean of the samples' losses, each times its class's weight; 0 of no samples.</param>
/// <param name="Correct">Samples whose answer is right.</param>
internal readonly record struct LossResult(double Mean, int Correct);
