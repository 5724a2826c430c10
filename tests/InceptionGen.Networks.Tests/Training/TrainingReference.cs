using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>What steps of training give in float64: losses, the first gradients, running statistics.</summary>
internal sealed record TrainingReference(
    string Source,
    string Note,
    int[] Input,
    string[] Batch,
    double[] Labels,
    IReadOnlyList<ReferenceStep> Steps,
    IReadOnlyDictionary<string, double>? Losses,
    IReadOnlyDictionary<string, ReferenceGradient> Gradients,
    [property: JsonPropertyName("float32_torch_error")] IReadOnlyDictionary<string, double>? TorchError,
    [property: JsonPropertyName("running_statistics_after_one_step")] IReadOnlyDictionary<string, ReferenceSample>? RunningStatistics)
{
    // The reference of a frozen base gives no error of float32. Its layers are inference's own, of which the fast ones are good to 1e-4.
    private const double ErrorOfHead = 1e-4;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>By how much float32 PyTorch misses the gradients of the worst tensor.</summary>
    public double WorstError => TorchError?["worst_tensor_norm_of_difference_over_norm"] ?? ErrorOfHead;

    /// <summary>By how much it misses all gradients together.</summary>
    public double Error => TorchError?["all_gradients_norm_of_difference_over_norm"] ?? ErrorOfHead;

    /// <summary>By how much the first loss may differ: it has only the rounding of the forward pass.</summary>
    public double ErrorOfLoss => TorchError is null ? ErrorOfHead : 1e-6;

    public static TrainingReference Read(string file) =>
        JsonSerializer.Deserialize<TrainingReference>(File.ReadAllText(file), Options) ?? throw new InvalidDataException(file);
}

/// <param name="Losses">By part, and "total"; null if there is one part.</param>
/// <param name="Loss">The loss, if there is one part.</param>
/// <param name="GlobalNorm">The norm of all gradients before clipping.</param>
/// <param name="LearningRate">The rate of the step.</param>
internal sealed record ReferenceStep(
    IReadOnlyDictionary<string, double>? Losses, double? Loss, [property: JsonPropertyName("global_norm")] double? GlobalNorm, [property: JsonPropertyName("learning_rate")] double? LearningRate)
{
    public double Total => Loss ?? Losses!["total"];
}

/// <param name="Norm">The root of the sum of squares of the whole tensor.</param>
/// <param name="Sum">The sum of the whole tensor.</param>
/// <param name="Indices">Where the values stand, in the tensor's own layout.</param>
/// <param name="Values">A sample of it.</param>
internal sealed record ReferenceGradient(double Norm, double Sum, int[] Indices, double[] Values);

internal sealed record ReferenceSample(double Norm, int[] Indices, double[] Values);
