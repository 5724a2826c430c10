namespace InceptionGen;

/// <summary>A tensor that a table needs, with what a source has for it.</summary>
/// <param name="Tensor">What is needed, and by which row.</param>
/// <param name="Name">The source's name of it; null if it is missing.</param>
/// <param name="Fit">Whether it can be loaded.</param>
public sealed record TensorMatch(TensorInfo Tensor, string? Name, TensorFit Fit);
