using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Keras;

/// <summary>What a layer's "config" says.</summary>
/// <param name="layer">What messages call the layer.</param>
/// <param name="json">The object; of another kind, it says nothing.</param>
internal sealed class KerasConfig(string layer, JsonElement json)
{
    /// <summary>A value; null if it is not said, or null.</summary>
    public JsonElement? Find(string key) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <exception cref="InvalidDataException">It is not a text.</exception>
    public string Text(string key, string otherwise) => Find(key) is not { } value ? otherwise : value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(key, "a text");

    /// <exception cref="InvalidDataException">It is neither true nor false.</exception>
    public bool Flag(string key, bool otherwise) => Find(key) is not { } value ? otherwise : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(key, "true or false");

    /// <exception cref="InvalidDataException">It is not a finite number.</exception>
    public float? Number(string key) => Find(key) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out float number) && float.IsFinite(number) ? number : throw Wrong(key, "a number");

    /// <exception cref="InvalidDataException">It is not there, or no whole number from 1 on.</exception>
    public int Count(string key) => Find(key) is { } value && Whole(value) is >= 1 and int count ? count : throw Wrong(key, "a whole number from 1 on");

    /// <summary>A size of rows and columns: one number for both, or two.</summary>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    public Spec.Extent? Extent(string key)
    {
        if (Find(key) is not { } value) return null;
        if (Whole(value) is >= 1 and int both) return new Spec.Extent(both, both);
        bool isPair = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2;
        return isPair && Whole(value[0]) is >= 1 and int height && Whole(value[1]) is >= 1 and int width ? new Spec.Extent(height, width) : throw Wrong(key, "one or two whole numbers from 1 on");
    }

    /// <summary>Amounts of padding: one number, one for rows and one for columns, or two for each.</summary>
    /// <exception cref="InvalidDataException">It is none of these.</exception>
    public Spec.Padding Padding(string key)
    {
        if (Find(key) is not { } value) return new Spec.Padding(1, 1, 1, 1);
        if (Whole(value) is >= 0 and int all) return new Spec.Padding(all, all, all, all);
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != 2) throw Wrong(key, "amounts of padding");
        ((int top, int bottom), (int left, int right)) = (Sides(value[0]), Sides(value[1]));
        return new Spec.Padding(top, bottom, left, right);

        (int Before, int After) Sides(JsonElement side)
        {
            if (Whole(side) is >= 0 and int same) return (same, same);
            bool isPair = side.ValueKind == JsonValueKind.Array && side.GetArrayLength() == 2;
            return isPair && Whole(side[0]) is >= 0 and int before && Whole(side[1]) is >= 0 and int after ? (before, after) : throw Wrong(key, "amounts of padding");
        }
    }

    /// <summary>One whole number, or the only one of a list, as axes are written.</summary>
    /// <exception cref="InvalidDataException">It is not one.</exception>
    public int? Axis(string key)
    {
        if (Find(key) is not { } value) return null;
        JsonElement one = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 ? value[0] : value;
        return Whole(one) ?? throw Wrong(key, "one dimension");
    }

    /// <summary>The dimensions of a shape, null for those that are open.</summary>
    /// <exception cref="InvalidDataException">It is not a list of whole numbers.</exception>
    public int?[]? Shape(string key)
    {
        if (Find(key) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Array) throw Wrong(key, "a shape");
        return [.. value.EnumerateArray().Select(dimension => dimension.ValueKind == JsonValueKind.Null ? (int?)null : Whole(dimension) ?? throw Wrong(key, "a shape"))];
    }

    /// <summary>The activation's name: written alone, or as an object of a function or layer. Empty where nothing is said.</summary>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    public string Activation(string key)
    {
        if (Find(key) is not { } value) return "";
        if (value.ValueKind == JsonValueKind.String) return value.GetString()!;
        if (value.ValueKind != JsonValueKind.Object) throw Wrong(key, "an activation");

        var inner = new KerasConfig(layer, value);
        return inner.Find("config") is { ValueKind: JsonValueKind.String } function ? function.GetString()! : inner.Text("class_name", "");
    }

    private static int? Whole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int whole) ? whole : null;

    private InvalidDataException Wrong(string key, string wanted) =>
        new(Find(key) is { } found ? $"layer {layer} says \"{key}\": {Short(found.GetRawText())}, which is not {wanted}" : $"layer {layer} does not say \"{key}\", which is {wanted}");

    private static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "...");
}
