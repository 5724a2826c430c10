using System.IO;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras;

/// <summary>A tensor as Keras keeps it.</summary>
/// <param name="Name">"conv2d_1/kernel".</param>
/// <param name="Shape">(H, W, I, O) of a convolution, (in, out) of a dense layer.</param>
/// <param name="Elements">Its values in that order.</param>
internal sealed record KerasTensor(string Name, TensorShape Shape, IElements Elements)
{
    // Every tensor has its name, and with it its layer's, several times over; names that people give are far shorter.
    private const int LongestName = 1000;

    /// <summary>What Keras calls layers of this class that nobody named ("conv2d"), if the file says which it is.</summary>
    public string? LayerClass { get; init; }

    /// <summary>Its dimensions as those of a convolution: (H, W, C, M) of a depthwise one, with M filters for each of C channels, is (H, W, 1, C * M), an ordinary kernel
    /// whose filters read one channel.</summary>
    public int[] Dimensions => IsDepthwise && Shape.Dimensions is [var height, var width, var channels, var filters] && (long)channels * filters <= int.MaxValue
        ? [height, width, 1, channels * filters]
        : Shape.Dimensions.ToArray();

    // Keras 3 calls it a kernel, as any other, and tells the layer's class.
    private bool IsDepthwise => Role == "depthwise_kernel" || (LayerClass == "depthwise_conv2d" && Role == "kernel");

    /// <summary>The name of a variable without its output's number: "conv2d_1/kernel:0" is called "conv2d_1/kernel".</summary>
    /// <exception cref="InvalidDataException">It is far too long.</exception>
    public static string NameOf(string variable)
    {
        if (variable.Length > LongestName) throw new InvalidDataException($"it has a name of {variable.Length} characters, '{variable[..40]}...'");
        return variable.EndsWith(":0", System.StringComparison.Ordinal) ? variable[..^2] : variable;
    }

    /// <summary>The layer's part of the name.</summary>
    public string Layer => Name[..System.Math.Max(0, Name.LastIndexOf('/'))];

    /// <summary>What it is to its layer: "kernel".</summary>
    public string Role => Name[(Name.LastIndexOf('/') + 1)..];
}
