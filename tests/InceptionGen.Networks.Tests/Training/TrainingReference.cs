using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>What a step of training gives in float64: losses, gradients, running statistics, and the weights after some steps.</summary>
internal sealed record TrainingReference(
    int[] Input,
    string[] Batch,
    double[] Labels,
    IReadOnlyDictionary<string, double> Losses,
    IReadOnlyDictionary<string, ReferenceGradient> Gradients,
    [property: JsonPropertyName("float32_torch_error")] IReadOnlyDictionary<string, double> TorchError,
    [property: JsonPropertyName("running_statistics_after_one_step")] IReadOnlyDictionary<string, ReferenceSample> RunningStatistics)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static TrainingReference Read(string file) =>
        JsonSerializer.Deserialize<TrainingReference>(File.ReadAllText(file), Options) ?? throw new InvalidDataException(file);
}

/// <param name="Norm">The root of the sum of squares of the whole tensor.</param>
/// <param name="Sum">The sum of the whole tensor.</param>
/// <param name="MaxAbs">Its largest size.</param>
/// <param name="Indices">Where the values stand, in the tensor's own layout.</param>
/// <param name="Values">A sample of it.</param>
internal sealed record ReferenceGradient(double Norm, double Sum, double Probe, [property: JsonPropertyName("max_abs")] double MaxAbs, int[] Indices, double[] Values);

internal sealed record ReferenceSample(double Norm, int[] Indices, double[] Values);
