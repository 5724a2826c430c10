using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Timm;

/// <summary>What timm says of a model: the config.json beside its weights, with the name of the architecture and how images are prepared.</summary>
/// <param name="Architecture">"inception_v3".</param>
/// <param name="Input">The image (H, W, C); null if it is not said.</param>
/// <param name="Classes">How many outputs it has, 0 for a model without its classifier; null if it is not said.</param>
/// <param name="Preprocess">How bytes become the input, as tables say it; null if it is not said.</param>
internal sealed record TimmConfig(string Architecture, Spec.Shape? Input, int? Classes, string? Preprocess)
{
    // The file is a page long.
    private const long MostBytes = 1 << 20;

    private const int MostClasses = 1_000_000, LargestSide = 10_000;

    /// <summary>The description in a file; null if it is another JSON file, or none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static TimmConfig? Find(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || file.Length > MostBytes) return null;
        try
        {
            using var document = StrictJson.Parse(file);
            return Of(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            // Whoever reads it next says what is wrong.
            return null;
        }
    }

    private static TimmConfig? Of(JsonElement root)
    {
        if (Get(root, "architecture") is not { ValueKind: JsonValueKind.String } architecture) return null;

        JsonElement weights = Get(root, "pretrained_cfg") ?? root;
        return new TimmConfig(architecture.GetString()!, SizeOf(Get(weights, "input_size")), CountOf(Get(root, "num_classes") ?? Get(weights, "num_classes")), FormulaOf(Get(weights, "mean"), Get(weights, "std")));
    }

    private static JsonElement? Get(JsonElement json, string key) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out JsonElement value) ? value : null;

    private static Spec.Shape? SizeOf(JsonElement? size) =>
        Numbers(size) is [var channels, var height, var width] && channels == 3 && IsSide(height) && IsSide(width) ? new Spec.Shape((int)height, (int)width, (int)channels) : null;

    private static bool IsSide(decimal side) => side >= 1 && side <= LargestSide && side == decimal.Truncate(side);

    private static int? CountOf(JsonElement? count) => count is { ValueKind: JsonValueKind.Number } json && json.TryGetInt32(out int number) && number is >= 0 and <= MostClasses ? number : null;

    /// <summary>Images are first numbers from 0 to 1.</summary>
    private static string? FormulaOf(JsonElement? mean, JsonElement? deviation)
    {
        if (Numbers(mean) is not { Length: 3 } means || Numbers(deviation) is not { Length: 3 } deviations || deviations.Any(value => value <= 0)) return null;
        if (means.Concat(deviations).All(value => value == 0.5m)) return "rgb / 127.5 - 1";
        return FormattableString.Invariant($"rgb / 255 - {means[0]} {means[1]} {means[2]} / {deviations[0]} {deviations[1]} {deviations[2]}");
    }

    private static decimal[]? Numbers(JsonElement? array)
    {
        if (array is not { ValueKind: JsonValueKind.Array } json) return null;
        JsonElement[] items = [.. json.EnumerateArray()];
        return items.All(item => item.ValueKind == JsonValueKind.Number && item.TryGetDecimal(out _)) ? [.. items.Select(item => item.GetDecimal())] : null;
    }
}
