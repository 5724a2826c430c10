using System;

namespace InceptionGen.Compilation;

/// <summary>A table that no build would accept. The message names every mistake with its row and column, and says what to do.</summary>
public sealed class TableException(string message) : Exception(message);
