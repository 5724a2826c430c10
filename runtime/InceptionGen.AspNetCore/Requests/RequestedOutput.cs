namespace InceptionGen.AspNetCore;

/// <summary>An output that a request asks for.</summary>
/// <param name="Name">What the model calls it.</param>
/// <param name="IsBinary">Whether it comes after the JSON; null if the request says it for all.</param>
/// <param name="Classes">How many classes to name instead of all values; 0 for the values.</param>
internal sealed record RequestedOutput(string Name, bool? IsBinary = null, int Classes = 0)
{
    /// <summary>How many classes a request may ask for.</summary>
    /// <exception cref="ProtocolException">Less than one, or more than can be counted.</exception>
    public static int ClassesOf(long count) => count is >= 1 and <= int.MaxValue ? (int)count : throw ProtocolException.Invalid($"'classification' must be at least 1.");
}
