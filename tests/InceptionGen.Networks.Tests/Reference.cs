using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using InceptionGen.Tests;

namespace InceptionGen.Networks.Tests;

/// <summary>What a real implementation of a network gives in float64 for a photo, with the synthetic weights: PyTorch, and for GoogLeNet as the paper
/// has it an implementation written from Caffe's deployment file.</summary>
internal sealed record Reference(IReadOnlyList<ReferenceCase> Cases)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static Reference Of(string network) =>
        JsonSerializer.Deserialize<Reference>(File.ReadAllText($"References/{network}.json"), Options) ?? throw new InvalidDataException(network);
}

internal sealed record ReferenceCase(string Photo, int[] Top5, double[] Logits, IReadOnlyDictionary<string, ReferenceTap> Taps);

/// <param name="Shape">(C, H, W), or (classes).</param>
/// <param name="MaxAbs">The largest value of the whole map.</param>
/// <param name="Indices">Where the values stand, in C, H, W order.</param>
/// <param name="Values">A sample of the map.</param>
internal sealed record ReferenceTap(int[] Shape, double MaxAbs, int[] Indices, double[] Values)
{
    /// <summary>The largest error of a map's sample over the map's largest value; infinite if any value of the map is not finite.</summary>
    /// <param name="map">The values in H, W, C order.</param>
    public double Error(ReadOnlySpan<float> map)
    {
        int channels = Shape[0], pixels = map.Length / channels;
        float[] sample = new float[Indices.Length];
        for (int i = 0; i < sample.Length; i++) sample[i] = map[(Indices[i] % pixels * channels) + (Indices[i] / pixels)];
        return double.IsFinite(Deviation.LargestSize(map)) ? Deviation.Largest(Values, sample) / MaxAbs : double.PositiveInfinity;
    }
}
