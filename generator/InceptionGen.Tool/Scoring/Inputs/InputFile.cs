namespace InceptionGen.Tool.Scoring.Inputs;

/// <summary>An image, or a tar file of images.</summary>
/// <param name="Key">What rows call it.</param>
/// <param name="Path">Where it is.</param>
/// <param name="IsTar">Whether it holds images.</param>
internal readonly record struct InputFile(string Key, string Path, bool IsTar);
