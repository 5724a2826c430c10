using System;

namespace InceptionGen.Training;

/// <summary>Training that cannot go on: a loss or a gradient that is not finite. The message names the row, the step and the learning rate.</summary>
/// <param name="message">What is wrong.</param>
public sealed class TrainingException(string message) : Exception(message);
