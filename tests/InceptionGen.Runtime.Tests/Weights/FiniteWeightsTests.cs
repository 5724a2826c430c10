using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using InceptionGen.Execution;

namespace InceptionGen.Tests;

/// <summary>Weights that are not finite, or cannot be folded into finite ones, are refused when they are loaded.</summary>
public class FiniteWeightsTests
{
    [Theory]
    [InlineData("conv1.weight", 30, "conv1", "[1, 0, 1, 0]")]
    [InlineData("bn1.weight", 7, "conv1", "[7]")]
    [InlineData("bn1.bias", 0, "conv1", "[0]")]
    [InlineData("bn1.running_mean", 3, "conv1", "[3]")]
    [InlineData("a/3x3.weight", 215, "inception (a), #3x3", "[5, 3, 2, 2]")]
    [InlineData("a/pool_proj.bias", 2, "inception (a), pool proj", "[2]")]
    [InlineData("fc.weight", 79, "linear", "[4, 15]")]
    [InlineData("fc.bias", 4, "linear", "[4]")]
    public void One_number_is_named_with_its_row_column_tensor_and_place(string tensor, int index, string cell, string place)
    {
        foreach (float number in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
            weights[tensor][index] = number;
            WeightException exception = Assert.Throws<WeightException>(() => TinyNetwork.Load(weights));
            string problem = FormattableString.Invariant($"{cell}: {tensor} holds 1 number that is not finite in float32: {number} at {place}.");
            Assert.Equal([problem], exception.Problems);
            Assert.StartsWith("test weights contains numbers that Tiny cannot compute with.\n  " + problem, exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_tensors_are_listed_in_the_order_of_the_table()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        weights["fc.bias"].AsSpan().Fill(float.NaN);
        weights["a/3x3_reduce.weight"].AsSpan(5, 3).Fill(float.PositiveInfinity);
        weights["bn1.running_var"][2] = -1;
        weights["conv1.weight"][9] = float.NaN;
        weights["aux.weight"][0] = float.NaN;
        string[] problems =
        [
            "conv1: conv1.weight holds 1 number that is not finite in float32: NaN at [0, 1, 0, 0].",
            "conv1: bn1.running_var holds the variance -1 for channel 2.",
            "inception (a), #3x3 reduce: a/3x3_reduce.weight holds 3 numbers that are not finite in float32, the first is Infinity at [0, 5, 0, 0].",
            "linear: fc.bias holds 5 numbers that are not finite in float32, the first is NaN at [0].",
        ];

        // The auxiliary classifier is not read unless it is asked for.
        Assert.Equal(problems, Assert.Throws<WeightException>(() => TinyNetwork.Load(weights)).Problems);
        Assert.Equal(
            [.. problems, "aux: aux.weight holds 1 number that is not finite in float32: NaN at [0, 0]."],
            Assert.Throws<WeightException>(() => TinyNetwork.Load(weights, new() { AuxiliaryClassifiers = true })).Problems);
    }

    [Theory]
    [InlineData(-0.0005f, "-0.0005")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void What_is_no_variance_is_refused(float variance, string text)
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        weights["bn1.running_var"][6] = weights["bn1.running_var"][7] = variance;
        Assert.Equal(
            [$"conv1: bn1.running_var holds the variance {text} for channel 6, and 1 more that are not possible."],
            Assert.Throws<WeightException>(() => TinyNetwork.Load(weights)).Problems);
    }

    [Fact]
    public void A_variance_that_rounding_made_negative_is_one()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        (weights["bn1.running_var"][0], weights["bn1.running_var"][1]) = (-1e-7f, 0);
        TinyNetwork.Load(weights);
    }

    [Fact]
    public void What_folding_makes_of_finite_numbers_must_be_finite()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        weights["bn1.weight"][3] = 1e30f;
        weights["conv1.weight"].AsSpan(3 * 27, 27).Fill(1e30f);
        Assert.Equal(["conv1: conv1.weight * bn1.weight / sqrt(bn1.running_var + 0.001) is beyond float32 at [3, 0, 0, 0]."], Problems());

        weights["conv1.weight"].AsSpan(3 * 27, 27).Fill(1e-30f);
        weights["bn1.running_mean"][3] = 1e30f;
        Assert.Equal(["conv1: (0 - bn1.running_mean) * bn1.weight / sqrt(bn1.running_var + 0.001) + bn1.bias is beyond float32 at [3]."], Problems());

        string[] Problems() => [.. Assert.Throws<WeightException>(() => TinyNetwork.Load(weights)).Problems];
    }

    /// <summary>A kernel that batch norm multiplies by zero is still wrong.</summary>
    [Fact]
    public void Nothing_hides_what_is_not_finite()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        weights["bn1.weight"].AsSpan().Clear();
        weights["conv1.weight"][0] = float.NegativeInfinity;
        Assert.Contains("-Infinity at [0, 0, 0, 0]", Assert.Throws<WeightException>(() => TinyNetwork.Load(weights)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F64")]
    [InlineData("BF16")]
    [InlineData("F16")]
    public void Numbers_of_a_file_that_float32_cannot_hold_are_refused(string type)
    {
        byte[] data = new byte[3 * (type == "F64" ? 8 : 2)];
        if (type == "F64") BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(16), 1e300);
        if (type == "BF16") BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(4), 0x7F80);
        if (type == "F16") BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(4), Half.PositiveInfinity);
        using TemporaryFile file = new($$$"""{"w":{"dtype":"{{{type}}}","shape":[1,3],"data_offsets":[0,{{{data.Length}}}]}}""", data);
        using WeightFile weights = WeightFile.Open(file.Path);
        DescriptionBuilder table = new("One", "", "", new(1, 1, 3), "rgb");
        table.Stage("fc", "Fc");
        table.Linear("", -1, 1, tensors: new("w"));
        WeightException exception = Assert.Throws<WeightException>(() => LayerSet.Load(table.Build(), weights));
        Assert.Equal(["fc: w holds 1 number that is not finite in float32: Infinity at [0, 2]."], exception.Problems);
        Assert.Contains(file.Path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_not_written_either()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        weights["conv1.weight"][0] = weights["fc.bias"][1] = float.NaN;
        string path = Path.Combine(Directory.CreateTempSubdirectory("finite").FullName, "tiny.onnx");
        WeightException exception = Assert.Throws<WeightException>(() => TinyNetwork.Description.ExportOnnx(weights, path));
        Assert.Equal(["conv1: conv1.weight", "linear: fc.bias"], exception.Problems.Select(problem => problem[..problem.IndexOf(" holds", StringComparison.Ordinal)]));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!));
        Directory.Delete(Path.GetDirectoryName(path)!);
    }
}
