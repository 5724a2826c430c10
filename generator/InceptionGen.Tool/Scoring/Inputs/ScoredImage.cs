namespace InceptionGen.Tool.Scoring.Inputs;

/// <summary>An image to score.</summary>
/// <param name="Key">What its row calls it.</param>
/// <param name="Path">Its file, or the tar file that holds it.</param>
/// <param name="Offset">Where it starts in the tar file; -1 if it is a file of its own.</param>
/// <param name="Length">Its bytes in the tar file.</param>
internal readonly record struct ScoredImage(string Key, string Path, long Offset = -1, long Length = 0);
