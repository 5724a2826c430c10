using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace InceptionGen.Client;

/// <summary>Writes the JSON of a request.</summary>
internal static class RequestJson
{
    /// <summary>Inputs, with their values or with the number of bytes that come after it, and what the options ask for.</summary>
    public static byte[] Write(IReadOnlyList<InferenceInput> inputs, InferenceOptions options, bool isBinary)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            if (options.Id is not null) json.WriteString("id", options.Id);
            WriteParameters(json, options, isBinary);
            json.WriteStartArray("inputs");
            foreach (InferenceInput input in inputs) WriteInput(json, input, isBinary);
            json.WriteEndArray();
            if (options.Outputs.Count > 0)
            {
                json.WriteStartArray("outputs");
                foreach (InferenceOutput output in options.Outputs) WriteOutput(json, output, isBinary);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return body.ToArray();
    }

    private static void WriteParameters(Utf8JsonWriter json, InferenceOptions options, bool isBinary)
    {
        json.WriteStartObject("parameters");
        if (isBinary) json.WriteBoolean("binary_data_output", true);
        if (options.Priority != 0) json.WriteNumber("priority", options.Priority);
        // Less than a microsecond would be 0, which is the server's own time.
        if (options.Timeout is { } timeout) json.WriteNumber("timeout", Math.Max(1, (long)timeout.TotalMicroseconds));
        json.WriteEndObject();
    }

    private static void WriteInput(Utf8JsonWriter json, InferenceInput input, bool isBinary)
    {
        json.WriteStartObject();
        json.WriteString("name", input.Name);
        json.WriteString("datatype", input.Datatype);
        json.WriteStartArray("shape");
        foreach (long size in input.Shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        if (isBinary || input.Datatype == Datatypes.Bytes)
        {
            json.WriteStartObject("parameters");
            if (isBinary)
                json.WriteNumber("binary_data_size", input.Bytes.Length);
            else
                json.WriteString("content_type", JsonData.Base64);
            json.WriteEndObject();
        }

        if (!isBinary)
        {
            json.WritePropertyName("data");
            JsonData.Write(json, input);
        }

        json.WriteEndObject();
    }

    private static void WriteOutput(Utf8JsonWriter json, InferenceOutput output, bool isBinary)
    {
        json.WriteStartObject();
        json.WriteString("name", output.Name);
        json.WriteStartObject("parameters");
        if (isBinary) json.WriteBoolean("binary_data", true);
        if (output.Classes > 0) json.WriteNumber("classification", output.Classes);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
