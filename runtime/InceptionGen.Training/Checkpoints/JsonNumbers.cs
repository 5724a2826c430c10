using System;
using System.Globalization;
using System.Text.Json;

namespace InceptionGen.Training.Checkpoints;

/// <summary>Numbers in JSON that come back to the bit; those that are not finite, which JSON does not have, as texts.</summary>
internal static class JsonNumbers
{
    /// <summary>Writes a number.</summary>
    public static void WriteDouble(this Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Reads it.</summary>
    public static double Double(this JsonElement json, string name) =>
        json.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? double.Parse(text.GetString()!, CultureInfo.InvariantCulture) : json.GetProperty(name).GetDouble();

    /// <summary>Reads a whole number, 0 or above.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static int Int(this JsonElement json, string name) => json.GetProperty(name).GetInt32() is >= 0 and int number ? number : throw new FormatException($"{name} is below 0.");
}
