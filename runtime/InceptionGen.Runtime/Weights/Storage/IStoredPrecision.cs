namespace InceptionGen.Weights.Storage;

/// <summary>A source that knows in which type its tensors are stored.</summary>
internal interface IStoredPrecision
{
    /// <summary>The type of a tensor's elements; float32 of what is rounded in another way.</summary>
    /// <param name="name">One of its tensors.</param>
    ElementType PrecisionOf(string name);
}
