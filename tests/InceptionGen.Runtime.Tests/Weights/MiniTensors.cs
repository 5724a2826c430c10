using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace InceptionGen.Tests;

/// <summary>What the small files hold, as the library that made them printed it.</summary>
internal static class MiniTensors
{
    private static readonly Dictionary<string, JsonElement> All = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText("Formats/mini.json"))!;

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>Compares the tensors of a file with them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">What the file calls which of them.</param>
    /// <param name="relativeError">What the file's type of numbers loses.</param>
    public static void AssertHeldBy(WeightFile file, IReadOnlyDictionary<string, string> names, double relativeError = 0)
    {
        foreach ((string name, string expected) in names)
        {
            float[] values = Read(file, name);
            Assert.Equal(All[expected].GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt32()), file.Tensors[file.Find(name)!].Dimensions.ToArray());
            foreach ((double first, float actual) in All[expected].GetProperty("first").EnumerateArray().Select(value => value.GetDouble()).Zip(values))
                Assert.Equal(first, actual, Math.Abs(first) * relativeError);
            Assert.Equal(All[expected].GetProperty("sum").GetDouble(), values.Sum(value => (double)value), 1e-12 + (relativeError * values.Sum(Math.Abs)));
        }
    }

    public static float[] Read(WeightFile file, string name)
    {
        float[] values = new float[file.Tensors[file.Find(name)!].Elements];
        file.Read(name, values);
        return values;
    }
}
