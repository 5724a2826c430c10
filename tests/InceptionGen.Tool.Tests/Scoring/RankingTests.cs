using System.Linq;
using System.Text;
using System.Text.Json;
using InceptionGen.Tool.Scoring.Rows;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>Which classes a row lists.</summary>
public sealed class RankingTests
{
    [Theory]
    [InlineData(3, new[] { 0.1f, 0.2f, 0.3f, 0.4f }, new[] { 3, 2, 1 })]
    [InlineData(3, new[] { 0.4f, 0.3f, 0.2f, 0.1f }, new[] { 0, 1, 2 })]
    [InlineData(4, new[] { 0.2f, 0.4f, 0.1f, 0.3f }, new[] { 1, 3, 0, 2 })]
    // Of equal ones, the first class comes first, and stays in the list.
    [InlineData(2, new[] { 0.2f, 0.4f, 0.4f, 0.4f }, new[] { 1, 2 })]
    [InlineData(3, new[] { 0f, 0f, 0f, 1f }, new[] { 3, 0, 1 })]
    [InlineData(1, new[] { 0.5f, 0.5f }, new[] { 0 })]
    public void The_most_probable_ones_come_first(int top, float[] output, int[] classes)
    {
        var row = new Row(values: 0);
        using var writer = new RowWriter(top, []);
        // A row's memory is used again.
        writer.WriteError(row, "before", "it was broken");
        writer.Write(row, "key", output);

        JsonElement json = JsonDocument.Parse(row.Line.WrittenMemory).RootElement;
        Assert.False(row.IsBroken);
        Assert.Equal(classes, json.GetProperty("top").EnumerateArray().Select(one => one.GetProperty("class").GetInt32()));
        Assert.Equal(classes.Select(index => output[index]), json.GetProperty("top").EnumerateArray().Select(one => one.GetProperty("probability").GetSingle()));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Numbers_that_are_not_finite_are_an_error_of_that_image(float value)
    {
        var row = new Row(values: 2);
        using var writer = new RowWriter(top: 0, []);
        writer.Write(row, "a\"b.jpg", [0.5f, value]);

        Assert.True(row.IsBroken);
        Assert.All(row.Values, one => Assert.True(float.IsNaN(one)));
        Assert.Equal("a\"b.jpg", JsonDocument.Parse(row.Line.WrittenMemory).RootElement.GetProperty("key").GetString());
        Assert.EndsWith("}\n", Encoding.UTF8.GetString(row.Line.WrittenSpan));
    }
}
