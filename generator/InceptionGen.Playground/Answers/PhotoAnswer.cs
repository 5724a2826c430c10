using System;
using System.Text.Json;
using InceptionGen.Playground.Photos;

namespace InceptionGen.Playground.Answers;

/// <summary>What a network says of a photo, or why it says nothing.</summary>
internal static class PhotoAnswer
{
    /// <param name="write">Writes the answer. What is wrong with a table, weights or a photo becomes <c>refusal</c>.</param>
    public static string Of(Action<Utf8JsonWriter> write) => Answer.Of(json =>
    {
        try
        {
            write(json);
        }
        catch (PhotoException exception)
        {
            json.WriteString("refusal", exception.Message);
        }
    });

    /// <summary>The most probable classes.</summary>
    public static string ClassesOf(PhotoNetwork network, byte[] photo, string name) => Of(json =>
    {
        var classes = network.Predict(photo, name);
        json.WriteStartArray("classes");
        foreach (PhotoClass one in classes)
        {
            json.WriteStartObject();
            json.WriteNumber("index", one.Index);
            if (one.Name is not null) json.WriteString("name", one.Name);
            json.WriteNumber("probability", one.Probability);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
