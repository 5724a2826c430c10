using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace InceptionGen.Tests;

public class SafetensorsTests
{
    [Theory]
    [InlineData("mini.safetensors", 0)]
    [InlineData("mini_bf16.safetensors", 1.0 / 256)]
    public void A_file_of_the_real_library_is_read(string name, double relativeError)
    {
        using WeightFile file = WeightFile.Open($"Formats/{name}");
        Dictionary<string, JsonElement> expected = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText("Formats/mini.json"))!;
        foreach ((string tensor, JsonElement values) in expected.Where(tensor => file.Tensors.ContainsKey(tensor.Key) && tensor.Key != "bn1.num_batches_tracked"))
        {
            float[] read = new float[file.Tensors[tensor].Elements];
            file.Read(tensor, read);
            Assert.Equal(values.GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt32()), file.Tensors[tensor].Dimensions.ToArray());
            foreach ((double first, float actual) in values.GetProperty("first").EnumerateArray().Select(value => value.GetDouble()).Zip(read))
                Assert.Equal(first, actual, Math.Abs(first) * relativeError);
            if (relativeError == 0) Assert.Equal(values.GetProperty("sum").GetDouble(), read.Sum(value => (double)value), 1e-12);
        }

        Assert.True(file.Tensors.Count >= 10);
    }

    [Theory]
    [InlineData("F16", new byte[] { 0x00, 0x3C, 0x00, 0xC0, 0xFF, 0x7B, 0x01, 0x00 }, new[] { 1f, -2f, 65504f, 5.9604645E-08f })]
    [InlineData("BF16", new byte[] { 0x80, 0x3F, 0x00, 0xC0, 0x80, 0x7F, 0x49, 0x40 }, new[] { 1f, -2f, float.PositiveInfinity, 3.140625f })]
    [InlineData("F32", new byte[] { 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0 }, new[] { 1f, -2f })]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0 }, new[] { 1f, -2f })]
    public void Every_floating_point_type_becomes_float32(string dtype, byte[] data, float[] expected)
    {
        using TemporaryFile file = new($$"""{"x":{"dtype":"{{dtype}}","shape":[{{expected.Length}}],"data_offsets":[0,{{data.Length}}]} }""", data);
        using WeightFile weights = WeightFile.Open(file.Path);
        float[] actual = new float[expected.Length];
        weights.Read("x", actual);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_long_half_precision_tensor_is_converted_in_blocks()
    {
        Half[] values = [.. Enumerable.Range(0, 5001).Select(i => (Half)(i % 2048))];
        byte[] data = [.. values.SelectMany(BitConverter.GetBytes)];
        using TemporaryFile file = new($$"""{"x":{"dtype":"F16","shape":[3,1667],"data_offsets":[0,{{data.Length}}]} }""", data);
        using WeightFile weights = WeightFile.Open(file.Path);
        float[] actual = new float[5001];
        weights.Read("x", actual);
        Assert.Equal(values.Select(value => (float)value), actual);
    }

    [Fact]
    public void Metadata_and_padding_of_the_header_are_skipped()
    {
        using TemporaryFile file = new("""{"__metadata__":{"format":"pt"},"x":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}   """, new byte[4]);
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal("scalar", Assert.Single(weights.Tensors).Value.ToString());
        Assert.Equal(file.Path, weights.Description);
    }

    [Fact]
    public void Wrong_requests_are_refused()
    {
        using TemporaryFile file = new("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"steps":{"dtype":"I64","shape":[1],"data_offsets":[8,16]}}""", new byte[16]);
        WeightFile weights = WeightFile.Open(file.Path);
        Assert.Throws<ArgumentException>(() => weights.Read("y", new float[2]));
        Assert.Throws<ArgumentException>(() => weights.Read("x", new float[3]));
        Assert.Contains("'steps' holds I64", Assert.Throws<WeightException>(() => weights.Read("steps", new float[1])).Message, StringComparison.Ordinal);
        weights.Dispose();
        Assert.ThrowsAny<ObjectDisposedException>(() => weights.Read("x", new float[2]));
    }

    [Theory]
    [InlineData("""[]""", "is not a file of weights")]
    [InlineData("""{"x":[]}""", "'x' is not a JSON object")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2]}}""", "'x' lacks its dtype, shape or data_offsets")]
    [InlineData("""{"x":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""", "the dtype of 'x' is not a text")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "'x' has 8 bytes, which do not match 3 of F32")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "the shape of 'x' contains something that is not a whole number")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "the shape of 'x' contains something that is not a whole number")]
    [InlineData("""{"x":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}}""", "the shape of 'x' contains something that is not a whole number")]
    [InlineData("""{"x":{"dtype":"F32","shape":[99999999999],"data_offsets":[0,8]}}""", "'x' has a dimension that is too large")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""", "'x' has more elements than can be counted")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2147483647,2147483647,2],"data_offsets":[0,8]}}""", "'x' has 8 bytes, which do not match 2147483647x2147483647x2 of F32")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "the data_offsets of 'x' are not a start and an end")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "the data_offsets of 'x' are not a start and an end")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "'x' ends 4 bytes after the end of the file")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "4 bytes at its end belong to no tensor")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "there is a gap before 'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'y' overlaps the tensor before it")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'x' is in its header twice")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}""", "'x' has 'shape' twice, or 'shape' is unknown")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"stride":[1]}}""", "'x' has 'stride' twice, or 'stride' is unknown")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} {}""", "cannot be read as a safetensors file")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", "cannot be read as a safetensors file")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "cannot be read as a safetensors file")]
    [InlineData("""{ nonsense""", "cannot be read as a safetensors file")]
    public void A_damaged_header_is_named(string header, string reason)
    {
        using TemporaryFile file = new(header, new byte[8]);
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(file.Path));
        Assert.StartsWith(file.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 100, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}' }, "a header of 100 bytes goes beyond its end")]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, (byte)'{', (byte)'}' }, "a header of 18446744073709551615 bytes goes beyond its end")]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, (byte)'{' }, "cannot be read as a safetensors file")]
    [InlineData(new byte[] { 1, 2, 3 }, "is not a file of weights")]
    public void A_file_of_another_kind_is_named(byte[] bytes, string reason)
    {
        using TemporaryFile file = new(bytes);
        Assert.Contains(reason, Assert.Throws<WeightException>(() => WeightFile.Open(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F8_E4M3", 2)]
    [InlineData("F4", 1)]
    [InlineData("made up since", 5)]
    public void A_tensor_of_a_type_that_is_not_read_spoils_only_itself(string dtype, int bytes)
    {
        using TemporaryFile file = new($$"""{"x":{"dtype":"{{dtype}}","shape":[2],"data_offsets":[0,{{bytes}}]},"y":{"dtype":"F32","shape":[1],"data_offsets":[{{bytes}},{{bytes + 4}}]} }""", new byte[bytes + 4]);
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal([0f], MiniTensors.Read(weights, "y"));
        Assert.Equal($"holds {dtype}, which cannot be read: save it as float32, float16 or bfloat16", weights.DefectOf("x"));
        Assert.StartsWith($"{file.Path}: 'x' holds {dtype}", Assert.Throws<WeightException>(() => MiniTensors.Read(weights, "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_more_tensors_than_a_network_has_is_refused_before_they_are_kept()
    {
        string tensors = string.Join(',', Enumerable.Range(0, 200_000).Select(i => $$"""  "{{i}}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}"""));
        using TemporaryFile file = new("{" + tensors + "}", []);
        Assert.Contains("it lists more than 100000 tensors", Assert.Throws<WeightException>(() => WeightFile.Open(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_of_more_dimensions_than_a_tensor_has_is_refused()
    {
        using TemporaryFile file = new($$"""{"x":{"dtype":"F32","shape":[{{string.Join(',', Enumerable.Repeat("1", 65))}}],"data_offsets":[0,4]} }""", new byte[4]);
        Assert.Contains("the shape of 'x' has more than 64 numbers", Assert.Throws<WeightException>(() => WeightFile.Open(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_io_error() =>
        Assert.Throws<FileNotFoundException>(() => WeightFile.Open("nowhere.safetensors"));

    [Fact]
    public void Damaged_files_are_refused_or_read_within_bounds()
    {
        byte[] intact = File.ReadAllBytes("Formats/mini.safetensors");
        Random random = new(12345);
        int opened = 0;
        for (int round = 0; round < 2000; round++)
        {
            byte[] damaged = Damage(intact, random);
            using TemporaryFile file = new(damaged);
            try
            {
                using WeightFile weights = WeightFile.Open(file.Path);
                opened++;
                foreach ((string name, TensorShape shape) in weights.Tensors)
                {
                    Assert.InRange(shape.Elements, 0, damaged.Length);
                    weights.Read(name, new float[shape.Elements]);
                }
            }
            catch (WeightException exception)
            {
                Assert.Contains(file.Path, exception.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(opened, 100, 1900);
    }

    // Mostly in the header, where it hurts; sometimes the end is cut off.
    private static byte[] Damage(byte[] intact, Random random)
    {
        ReadOnlySpan<byte> likely = "0123456789abc,:[]{}\""u8;
        byte[] damaged = [.. intact];
        int header = 8 + BitConverter.ToInt32(intact);
        for (int count = random.Next(1, 4); count > 0; count--)
            damaged[random.Next(random.Next(3) == 0 ? damaged.Length : header)] = random.Next(4) == 0 ? (byte)random.Next(256) : likely[random.Next(likely.Length)];
        return random.Next(8) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }
}
