using System;

namespace InceptionGen.Tool.Importing;

/// <summary>A file that cannot be read as what it is. The message names the file and the place in it, and says what to do.</summary>
internal sealed class ImportException(string message) : Exception(message);
