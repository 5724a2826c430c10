using System;

namespace InceptionGen.Training;

/// <summary>Training that cannot go on: a loss or a gradient that is not finite, whose row, step and learning rate the message names; or <see cref="TrainingMemoryException"/>.</summary>
/// <param name="message">What is wrong.</param>
public class TrainingException(string message) : Exception(message);
