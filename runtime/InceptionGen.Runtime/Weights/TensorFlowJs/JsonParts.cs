using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.TensorFlowJs;

/// <summary>Parts of a JSON object that may be anything.</summary>
internal static class JsonParts
{
    /// <summary>A member that must be there and of a kind.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static JsonElement Require(this JsonElement element, string member, JsonValueKind kind, string owner) =>
        element.Find(member, kind) ?? throw new InvalidDataException($"{owner} has no {member}, or its {member} is not of the kind {kind.ToString().ToLowerInvariant()}");

    /// <summary>A member of a kind; null if there is none.</summary>
    public static JsonElement? Find(this JsonElement element, string member, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out JsonElement value) && value.ValueKind == kind ? value : null;

    /// <summary>A text that must be there.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static string RequireText(this JsonElement element, string member, string owner) => element.Require(member, JsonValueKind.String, owner).GetString()!;

    /// <summary>A number that must be there.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static double RequireNumber(this JsonElement element, string member, string owner) => element.Require(member, JsonValueKind.Number, owner).GetDouble();

    /// <summary>The whole numbers of a shape, which must be there.</summary>
    /// <exception cref="InvalidDataException">They are not, or are too many for a shape.</exception>
    public static IReadOnlyList<long> RequireWholeNumbers(this JsonElement element, string member, string owner)
    {
        JsonElement array = element.Require(member, JsonValueKind.Array, owner);
        if (array.GetArrayLength() > StoredShape.MostDimensions) throw new InvalidDataException($"the {member} of {owner} has more than {StoredShape.MostDimensions} dimensions");
        return
        [
            .. array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out long number)
                ? number
                : throw new InvalidDataException($"the {member} of {owner} contains something that is not a whole number")),
        ];
    }
}
