namespace InceptionGen.AspNetCore;

/// <summary>An output that a request asks for.</summary>
/// <param name="Name">What the model calls it.</param>
/// <param name="IsBinary">Whether it comes after the JSON; null if the request says it for all.</param>
/// <param name="Classes">How many classes to name instead of all values; 0 for the values.</param>
internal sealed record RequestedOutput(string Name, bool? IsBinary = null, int Classes = 0);
