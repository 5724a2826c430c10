namespace InceptionGen.Onnx.Graphs;

/// <summary>A tensor of a graph: a map (N, C, H, W), or what is left of one after a linear layer (N, C).</summary>
/// <param name="Name">What nodes call it.</param>
/// <param name="Shape">One image's.</param>
/// <param name="IsVector">Whether it is (N, C).</param>
internal readonly record struct OnnxValue(string Name, MapShape Shape, bool IsVector = false)
{
    /// <summary>Its dimensions, without the batch.</summary>
    public int[] Dimensions => IsVector ? [Shape.Channels] : [Shape.Channels, Shape.Height, Shape.Width];
}
