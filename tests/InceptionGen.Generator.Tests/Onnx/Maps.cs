using System;
using System.Linq;

namespace InceptionGen.Generator.Tests.Onnx;

/// <summary>A tensor of ONNX as maps: (N, C, D, H, W), all of them there.</summary>
/// <param name="Images">N.</param>
/// <param name="Channels">C.</param>
/// <param name="Depth">D, which the runtime has among the channels.</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
/// <param name="Values">The values, W the fastest.</param>
internal sealed record Maps(int Images, int Channels, int Depth, int Height, int Width, float[] Values)
{
    /// <summary>"7x5x3".</summary>
    public string Size => $"{Height}x{Width}x{Channels * Depth}";

    /// <summary>(N, C), (N, C, W), (N, C, H, W) or (N, C, D, H, W).</summary>
    /// <exception cref="NotExpressibleException">More dimensions, or fewer.</exception>
    public static Maps Of(OnnxTensor tensor)
    {
        if (tensor.Dimensions is not { Length: >= 2 and <= 5 } dimensions) throw new NotExpressibleException("maps of more than three dimensions or fewer than one");
        int[] spatial = [.. Enumerable.Repeat(1, 5 - dimensions.Length), .. dimensions[2..]];
        return new(dimensions[0], dimensions[1], spatial[0], spatial[1], spatial[2], tensor.Values);
    }

    /// <summary>One dimension as channels, those before it as images, those after it as the columns of one row.</summary>
    public static Maps Along(OnnxTensor tensor, int axis)
    {
        axis = axis < 0 ? axis + tensor.Dimensions.Length : axis;
        return new(tensor.Product(0, axis), tensor.Dimensions[axis], 1, 1, tensor.Product(axis + 1, tensor.Dimensions.Length), tensor.Values);
    }

    /// <summary>(N, H, W, C), depth and channels as one.</summary>
    public float[] ToPixels()
    {
        float[] pixels = new float[Values.Length];
        int from = 0, channels = Channels * Depth, pixelsPerImage = Height * Width;
        for (int image = 0; image < Images; image++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int pixel = 0; pixel < pixelsPerImage; pixel++) pixels[(((image * pixelsPerImage) + pixel) * channels) + channel] = Values[from++];
            }
        }

        return pixels;
    }

    /// <summary>The same as images of one pixel each.</summary>
    public Maps AsPixels() => new(Images * Height * Width, Channels * Depth, 1, 1, 1, ToPixels());
}
