namespace InceptionGen.Weights.Keras;

/// <summary>A tensor as Keras keeps it.</summary>
/// <param name="Name">"conv2d_1/kernel".</param>
/// <param name="Shape">(H, W, I, O) of a convolution, (in, out) of a dense layer.</param>
/// <param name="Elements">Its values in that order.</param>
internal sealed record KerasTensor(string Name, TensorShape Shape, IElements Elements)
{
    /// <summary>The name of a variable without its output's number: "conv2d_1/kernel:0" is called "conv2d_1/kernel".</summary>
    public static string NameOf(string variable) => variable.EndsWith(":0", System.StringComparison.Ordinal) ? variable[..^2] : variable;

    /// <summary>The layer's part of the name.</summary>
    public string Layer => Name[..System.Math.Max(0, Name.LastIndexOf('/'))];

    /// <summary>What it is to its layer: "kernel".</summary>
    public string Role => Name[(Name.LastIndexOf('/') + 1)..];
}
