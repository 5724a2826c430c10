namespace InceptionGen.Playground.Photos;

/// <summary>A class that a network names.</summary>
/// <param name="Index">Its place among the outputs.</param>
/// <param name="Name">Its name; null if the table has none.</param>
/// <param name="Probability">From 0 to 1.</param>
internal sealed record PhotoClass(int Index, string? Name, float Probability);
