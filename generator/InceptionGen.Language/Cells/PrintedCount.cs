namespace InceptionGen.Language.Cells;

/// <summary>A printed count: "2.7K" is 2.7 units of 1024 (params) or 1000 (ops), accurate to 0.1 units.</summary>
/// <param name="Value">The number before the unit.</param>
/// <param name="Resolution">One of the last printed digit: 0.1 for "2.7", 1 for "34".</param>
/// <param name="Unit">'K', 'M', 'G' or 'B', or '\0' for plain counts.</param>
internal sealed record PrintedCount(double Value, double Resolution, char Unit);
