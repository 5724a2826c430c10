using System;

namespace Classify;

/// <summary>A file that can be read but not used. The message names it.</summary>
internal sealed class FileException(string message) : Exception(message);
