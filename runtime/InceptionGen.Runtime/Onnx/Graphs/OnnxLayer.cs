namespace InceptionGen.Onnx.Graphs;

/// <summary>A layer whose weights are to follow: large ones are read, written and forgotten in turn.</summary>
/// <param name="Operation">Index of the layer among the network's operations.</param>
/// <param name="Shape">The kernel's shape: (O, I, H, W) or (out, in).</param>
/// <param name="Kernel">What its kernel is called.</param>
/// <param name="Bias">What its bias is called; null if it has none.</param>
internal sealed record OnnxLayer(int Operation, TensorShape Shape, string Kernel, string? Bias);
