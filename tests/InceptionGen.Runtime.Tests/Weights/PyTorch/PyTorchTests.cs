using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tests;

public class PyTorchTests
{
    private static readonly Dictionary<string, string> AllNames = MiniTensors.Names.Where(name => name != "bn1.num_batches_tracked").ToDictionary(name => name);

    [Theory]
    [InlineData("mini.pth", 0)]
    [InlineData("mini_legacy.pth", 0)]
    [InlineData("mini_checkpoint.pth", 0)]
    [InlineData("mini_half.pth", 1.0 / 2048)]
    public void A_file_of_the_real_library_is_read(string name, double relativeError)
    {
        using WeightFile file = WeightFile.Open($"Formats/{name}");
        MiniTensors.AssertHeldBy(file, AllNames, relativeError);
        Assert.Equal(MiniTensors.Names.Order(StringComparer.Ordinal), file.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(FlattenOrder.ChannelsFirst, file.FlattenOrder);
    }

    [Fact]
    public void Views_share_a_storage()
    {
        using WeightFile file = WeightFile.Open("Formats/mini_views.pth");
        float[] a = MiniTensors.Read(file, "a");
        Assert.Equal("4x6 6x4 2x3", string.Join(' ', file.Tensors["a"], file.Tensors["b"], file.Tensors["c"]));
        Assert.Equal(24, a.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 24).Select(i => a[(i % 4 * 6) + (i / 4)]), MiniTensors.Read(file, "b"));
        Assert.Equal(Enumerable.Range(0, 6).Select(i => a[((1 + (i / 3)) * 6) + 2 + (i % 3)]), MiniTensors.Read(file, "c"));
    }

    [Fact]
    public void Integers_are_known_and_not_read()
    {
        using WeightFile file = WeightFile.Open("Formats/mini.pth");
        Assert.Equal("holds int64, which are not floating-point numbers", file.DefectOf("bn1.num_batches_tracked"));
        Assert.Throws<WeightException>(() => file.Read("bn1.num_batches_tracked", new float[1]));
    }

    [Theory]
    [InlineData(0, new long[] { 2, 3, 4 }, new long[] { 12, 4, 1 })]
    [InlineData(0, new long[] { 2, 3, 4 }, new long[] { 1, 8, 2 })]
    [InlineData(3, new long[] { 2, 3, 2 }, new long[] { 10, 0, 1 })]
    [InlineData(1, new long[] { 3, 1, 4 }, new long[] { 0, 99, 5 })]
    [InlineData(23, new long[] { 1, 1 }, new long[] { 1, 1 })]
    [InlineData(24, new long[] { 0, 5 }, new long[] { 5, 1 })]
    [InlineData(7, new long[0], new long[0])]
    public void A_view_is_read_element_by_element_as_its_strides_say(long offset, long[] size, long[] strides)
    {
        using TemporaryFile temporary = new(Checkpoint(24, offset, size, strides).Archive(24 * 4));
        using WeightFile file = WeightFile.Open(temporary.Path);

        List<float> expected = [offset];
        for (int dimension = 0; dimension < size.Length; dimension++)
            expected = [.. expected.SelectMany(first => Enumerable.Range(0, (int)size[dimension]).Select(i => first + (i * strides[dimension])))];
        Assert.Equal(expected, MiniTensors.Read(file, "t"));
    }

    [Fact]
    public void A_long_view_is_read_in_blocks()
    {
        using TemporaryFile temporary = new(Checkpoint(5000, 0, [2500, 2], [1, 2500]).Archive(5000 * 4));
        using WeightFile file = WeightFile.Open(temporary.Path);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => (float)((i / 2) + (i % 2 * 2500))), MiniTensors.Read(file, "t"));
    }

    [Theory]
    [InlineData("state_dict")]
    [InlineData("model")]
    [InlineData("net")]
    public void A_checkpoint_keeps_the_state_dict_under_a_usual_key(string key)
    {
        PickleWriter pickle = new PickleWriter().Op("}(").Text("epoch").Number(3).Text(key).Op("}").Text("module.t").Tensor(2, 0, [2], [1]).Op("su");
        using TemporaryFile temporary = new(pickle.Archive(8));
        using WeightFile file = WeightFile.Open(temporary.Path);
        Assert.Equal(["t"], file.Tensors.Keys);
    }

    [Fact]
    public void What_real_state_dicts_carry_besides_is_skipped()
    {
        // OrderedDict with _metadata as its attribute, a parameter, the pairs of Python 2, a container that holds itself, a frame, a memo
        PickleWriter pickle = new PickleWriter().Global("collections", "OrderedDict").Op("]]").Raw((byte)'U', 1, (byte)'t').Op("a")
            .Global("torch._utils", "_rebuild_parameter").Op("(").Tensor(2, 0, [2], [1]).Raw(0x88).Op("}tRaa").Raw(0x85).Op("R")
            .Text("version").Op("Ns").Text("circle").Op("]q\u0001h\u0001as").Op("}").Text("_metadata").Op("}sb");
        using TemporaryFile temporary = new(pickle.Archive(8));
        using WeightFile file = WeightFile.Open(temporary.Path);
        Assert.Equal([0f, 1f], MiniTensors.Read(file, "t"));
    }

    private static PickleWriter Checkpoint(long count, long offset, long[] size, long[] strides) =>
        new PickleWriter().Op("}").Text("t").Tensor(count, offset, size, strides).Op("s");
}
