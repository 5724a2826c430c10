namespace InceptionGen.Tool.Torch.Layers;

/// <summary>What a layer with weights is to PyTorch.</summary>
internal enum LayerForm
{
    Convolution,
    Linear,

    /// <summary>A batch norm of its own over maps.</summary>
    Norm,

    /// <summary>A batch norm of its own over vectors, which PyTorch has another class for.</summary>
    VectorNorm,
}
