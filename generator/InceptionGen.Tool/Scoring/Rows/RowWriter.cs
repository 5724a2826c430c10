using System;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InceptionGen.Tool.Scoring.Rows;

/// <summary>Makes rows of what a network says of images. For one thread.</summary>
/// <param name="top">How many classes a line lists, the most probable ones first; 0 if the whole output goes into an array.</param>
/// <param name="labels">The classes' names; empty if they have none.</param>
internal sealed class RowWriter(int top, IReadOnlyList<string> labels) : IDisposable
{
    private static readonly JsonEncodedText Key = JsonEncodedText.Encode("key"), Error = JsonEncodedText.Encode("error"), Top = JsonEncodedText.Encode("top");
    private static readonly JsonEncodedText Class = JsonEncodedText.Encode("class"), Label = JsonEncodedText.Encode("label"), Probability = JsonEncodedText.Encode("probability");

    private readonly Utf8JsonWriter _json = new(System.IO.Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly int[] _best = new int[top];

    /// <summary>Makes the row of an image.</summary>
    public void Write(Row row, string key, ReadOnlySpan<float> output)
    {
        foreach (float value in output)
        {
            if (float.IsFinite(value)) continue;
            WriteError(row, key, "the network gives numbers that are not finite for it; its weights or its preprocessing may be wrong");
            return;
        }

        Begin(row, key, isBroken: false);
        if (top == 0)
        {
            output.CopyTo(row.Values);
        }
        else
        {
            Rank(output);
            _json.WriteStartArray(Top);
            foreach (int index in _best) WriteClass(index, output[index]);
            _json.WriteEndArray();
        }

        End(row);
    }

    /// <summary>Makes the row of an image that could not be read.</summary>
    public void WriteError(Row row, string key, string message)
    {
        Begin(row, key, isBroken: true);
        _json.WriteString(Error, message);
        row.Values.AsSpan().Fill(float.NaN);
        End(row);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Begin(Row row, string key, bool isBroken)
    {
        row.IsBroken = isBroken;
        row.Line.ResetWrittenCount();
        _json.Reset(row.Line);
        _json.WriteStartObject();
        _json.WriteString(Key, key);
    }

    private void End(Row row)
    {
        _json.WriteEndObject();
        _json.Flush();
        row.Line.GetSpan(1)[0] = (byte)'\n';
        row.Line.Advance(1);
    }

    private void WriteClass(int index, float probability)
    {
        _json.WriteStartObject();
        _json.WriteNumber(Class, index);
        if (labels.Count > 0) _json.WriteString(Label, labels[index]);
        _json.WriteNumber(Probability, probability);
        _json.WriteEndObject();
    }

    // The best ones so far, in order; of equal ones the first class comes first.
    private void Rank(ReadOnlySpan<float> output)
    {
        int known = 0;
        for (int index = 0; index < output.Length; index++)
        {
            if (known == _best.Length && output[index] <= output[_best[^1]]) continue;
            int place = known < _best.Length ? known++ : known - 1;
            for (; place > 0 && output[index] > output[_best[place - 1]]; place--) _best[place] = _best[place - 1];
            _best[place] = index;
        }
    }
}
