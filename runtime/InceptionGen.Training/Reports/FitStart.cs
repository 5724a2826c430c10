using System.Collections.Generic;

namespace InceptionGen.Training;

/// <summary>What a training is going to be.</summary>
/// <param name="FirstEpoch">The number of its first epoch, from 1. A trainer counts the epochs of all its trainings.</param>
/// <param name="LastEpoch">The number of its last epoch, unless it ends before.</param>
/// <param name="Images">Images to train on.</param>
/// <param name="ValidationImages">Images that are not trained on.</param>
/// <param name="Advice">What is probably not meant as it is written, such as a shear of 0.2 degrees. See <see cref="ImageSource.Advice"/>.</param>
public sealed record FitStart(int FirstEpoch, int LastEpoch, int Images, int ValidationImages, IReadOnlyList<string> Advice);
