using InceptionGen.Kernels.Epilogues;

namespace InceptionGen.Kernels.Pooling;

/// <summary>A layer that ends in the pool after it.</summary>
internal interface IEndsInPool
{
    /// <summary>What the pool does to its means: the layer's own end.</summary>
    Epilogue Epilogue { get; }
}
