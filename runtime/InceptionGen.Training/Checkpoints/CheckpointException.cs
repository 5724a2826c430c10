using System;

namespace InceptionGen.Training;

/// <summary>A file from which training cannot go on: it is not a checkpoint, is cut off, or belongs to another training. The message says what differs and what can be done.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="inner">Where it was found out; null if here.</param>
public sealed class CheckpointException(string message, Exception? inner = null) : Exception(message, inner);
