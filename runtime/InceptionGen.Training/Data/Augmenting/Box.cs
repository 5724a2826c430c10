namespace InceptionGen.Training.Data.Augmenting;

/// <summary>A part of an image. Its edges need not be edges of pixels.</summary>
/// <param name="Left">Columns to the left of it.</param>
/// <param name="Top">Rows above it.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Height">Its rows.</param>
internal readonly record struct Box(double Left, double Top, double Width, double Height);
