using System;

namespace InceptionGen.Tool.Scoring;

/// <summary>Images or parts that cannot be used as they are. The message names the file and says what to do.</summary>
internal sealed class ScoreException(string message) : Exception(message);
