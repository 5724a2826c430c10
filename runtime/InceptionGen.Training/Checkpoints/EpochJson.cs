using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace InceptionGen.Training.Checkpoints;

/// <summary>Reports of epochs in JSON. Of confusion matrices it has what is not zero.</summary>
internal static class EpochJson
{
    /// <summary>Writes a list of epochs.</summary>
    public static void Write(Utf8JsonWriter json, string name, IReadOnlyList<EpochReport> epochs)
    {
        json.WriteStartArray(name);
        foreach (EpochReport epoch in epochs)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch.Epoch);
            json.WriteDouble("loss", epoch.Loss);
            json.WriteDouble("accuracy", epoch.Accuracy);
            json.WriteDouble("rate", epoch.LearningRate);
            json.WriteNumber("ticks", epoch.Time.Ticks);
            json.WriteNumber("cached", epoch.CachedImages);
            json.WriteStartArray("remarks");
            foreach (string remark in epoch.Remarks) json.WriteStringValue(remark);
            json.WriteEndArray();
            if (epoch.Validation is { } validation) Write(json, validation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads it.</summary>
    public static IEnumerable<EpochReport> Read(JsonElement json) => json.EnumerateArray().Select(epoch => new EpochReport(
        epoch.Int("epoch"),
        epoch.Double("loss"),
        epoch.Double("accuracy"),
        epoch.TryGetProperty("validation", out JsonElement validation) ? ReadEvaluation(validation) : null,
        (float)epoch.Double("rate"),
        new TimeSpan(epoch.GetProperty("ticks").GetInt64()))
    {
        CachedImages = epoch.GetProperty("cached").GetInt64(),
        Remarks = epoch.GetProperty("remarks") is var remarks && remarks.GetArrayLength() == 0 ? [] : [.. remarks.EnumerateArray().Select(remark => remark.GetString()!)],
    });

    private static void Write(Utf8JsonWriter json, Evaluation validation)
    {
        json.WriteStartObject("validation");
        json.WriteDouble("loss", validation.Loss);
        json.WriteNumber("amongFive", validation.AmongFive);
        json.WriteDouble("area", validation.AreaUnderCurve());
        json.WriteStartArray("classes");
        foreach (string name in validation.ClassNames) json.WriteStringValue(name);
        json.WriteEndArray();

        json.WriteStartArray("confusion");
        int classes = validation.ClassNames.Count;
        for (int label = 0; label < classes; label++)
        {
            for (int answer = 0; answer < classes; answer++)
            {
                if (validation.Count(label, answer) is not (> 0 and int count)) continue;
                json.WriteNumberValue(label);
                json.WriteNumberValue(answer);
                json.WriteNumberValue(count);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("worst");
        foreach ((string name, double loss) in validation.Worst)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteDouble("loss", loss);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Evaluation ReadEvaluation(JsonElement json)
    {
        string[] names = [.. json.GetProperty("classes").EnumerateArray().Select(name => name.GetString()!)];
        int[,] confusion = new int[names.Length, names.Length];
        foreach (int[] entry in json.GetProperty("confusion").EnumerateArray().Select(number => number.GetInt32()).Chunk(3)) confusion[entry[0], entry[1]] = entry[2];
        return new Evaluation(
            names,
            confusion,
            json.Double("loss"),
            json.Int("amongFive"),
            json.Double("area"),
            [.. json.GetProperty("worst").EnumerateArray().Select(image => (image.GetProperty("name").GetString()!, image.Double("loss")))]);
    }
}
