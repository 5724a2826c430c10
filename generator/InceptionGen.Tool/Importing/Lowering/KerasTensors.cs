namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>What the runtime calls the tensors of Keras' layers: "conv2d_1/kernel".</summary>
internal static class KerasTensors
{
    public const string Kernel = "kernel", Bias = "bias", Gamma = "gamma", Beta = "beta", Mean = "moving_mean", Variance = "moving_variance";

    private const string Depthwise = "/depthwise", Pointwise = "/pointwise";

    /// <summary>The first convolution of a separable layer.</summary>
    public static string DepthwiseOf(string layer) => layer + Depthwise;

    /// <summary>The second convolution of a separable layer, which has its bias.</summary>
    public static string PointwiseOf(string layer) => layer + Pointwise;

    public static string Name(string owner, string role) => owner + "/" + role;
}
