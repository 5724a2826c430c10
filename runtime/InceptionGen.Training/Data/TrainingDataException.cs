using System;

namespace InceptionGen.Training;

/// <summary>Training data that cannot be used: a folder without images, a damaged file, labels that do not fit. The message names the file or the folder and says what to
/// do.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="inner">What caused it, if anything.</param>
public sealed class TrainingDataException(string message, Exception? inner = null) : Exception(message, inner);
