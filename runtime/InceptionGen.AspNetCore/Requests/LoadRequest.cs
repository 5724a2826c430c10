using System;
using System.Text.Json;

namespace InceptionGen.AspNetCore;

/// <summary>What a request to load a model says.</summary>
internal static class LoadRequest
{
    /// <summary>Refuses a request that brings a configuration or files: what a model is, the program says.</summary>
    /// <exception cref="ProtocolException">It brings some, or cannot be read.</exception>
    public static void RequirePlain(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return;
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw ProtocolException.Invalid($"The request is not an object.");
            if (!json.RootElement.TryGetProperty("parameters", out JsonElement parameters) || parameters.ValueKind != JsonValueKind.Object) return;
            foreach (JsonProperty parameter in parameters.EnumerateObject())
                RequireKnown(parameter.Name);
        }
        // A name that is not UTF-8 is an invalid operation to the reader.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw ProtocolException.Invalid($"The request cannot be read: {exception.Message}");
        }
    }

    /// <summary>Refuses a parameter that brings a configuration or a file.</summary>
    /// <exception cref="ProtocolException">It does.</exception>
    public static void RequireKnown(string parameter)
    {
        if (parameter == "config" || parameter.StartsWith("file:", StringComparison.Ordinal))
            throw ProtocolException.Invalid($"'{parameter}' is not supported: a model is loaded as the program says. Leave it out.");
    }
}
