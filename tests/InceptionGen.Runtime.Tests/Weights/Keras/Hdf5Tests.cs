using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tests;

/// <summary>Every form of HDF5 that h5py and h5repack write.</summary>
public class Hdf5Tests
{
    private static ReadOnlySpan<byte> ZlibHeader => [0x78, 0x5E];

    public static TheoryData<string> OneNetwork => Hdf5Kinds.Of("old", "new", "repacked");

    [Theory]
    [MemberData(nameof(OneNetwork))]
    public void All_forms_of_a_file_hold_the_same(string name)
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes(name));
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal(8, weights.Tensors.Count);
        Hdf5Kinds.AssertHeldBy(weights);
    }

    [Fact]
    public void Fixtures_are_all_there() => Assert.Equal(42, OneNetwork.Count);

    [Fact]
    public void Layouts_of_version_5_are_read_like_those_of_version_4()
    {
        byte[] bytes = Hdf5Kinds.Bytes("new_filters.h5");
        ReadOnlySpan<byte> layout = [4, 2, 0, 5, 1, 2, 2, 2, 4, 4]; // chunks of 2x2x2x4 float32
        int at = bytes.AsSpan().IndexOf(layout);
        Assert.True(at > 0);
        bytes[at] = 5;
        using TemporaryFile file = new(bytes);
        using WeightFile weights = WeightFile.Open(file.Path);
        Hdf5Kinds.AssertHeldBy(weights);
    }

    [Fact]
    public void What_was_not_written_has_the_fill_value()
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes("other_sparse.h5"));
        using WeightFile weights = WeightFile.Open(file.Path);
        float[] growing = Enumerable.Repeat(-1.5f, 300_000).ToArray();
        (growing[0], growing[5], growing[100], growing[140_000], growing[262_143], growing[299_999]) = (0, 1, 2, 3, 4, 5);
        float[] cut = new float[3000];
        (cut[0], cut[1024], cut[2999]) = (1, 2, 3);
        AssertHolds("far/growing", growing);
        AssertHolds("far/fixed", cut);
        AssertHolds("far/unwritten", [0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f]);
        AssertHolds("far/uncut", [2.5f, 2.5f, 2.5f]);

        void AssertHolds(string name, float[] expected)
        {
            float[] actual = new float[expected.Length];
            weights.Read(name, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Names_of_layers_may_be_paths()
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes("other_slashes.h5"));
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal(["inception_3a/1x1/kernel", "inception_3a/3x3/kernel"], weights.Tensors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_tensor_compressed_in_another_way_does_not_spoil_the_others()
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes("other_lzf.h5"));
        using WeightFile weights = WeightFile.Open(file.Path);
        const string Defect = "is compressed with LZF, which is not read: write the file again with gzip or without compression";
        Assert.Equal(Defect, weights.DefectOf("conv2d/bias"));
        Assert.Null(weights.DefectOf("conv2d/kernel"));
        WeightException exception = Assert.Throws<WeightException>(() => weights.Read("conv2d/bias", new float[7]));
        Assert.Equal($"{file.Path}: 'conv2d/bias' {Defect}.", exception.Message);
    }

    [Fact]
    public void Another_file_is_not_opened()
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes("other_external.h5"));
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(file.Path));
        Assert.Equal($"{file.Path} cannot be read as a Keras file: 'dense/kernel' leads to another file, which is not opened: copy what it leads to into this one.", exception.Message);
    }

    [Theory]
    [InlineData("old_filters.h5")]
    [InlineData("new_filters.h5")]
    public void A_wrong_checksum_of_numbers_is_found(string name)
    {
        byte[] bytes = Hdf5Kinds.Bytes(name);
        bytes[bytes.AsSpan().IndexOf(ZlibHeader) + 5] ^= 1;
        using TemporaryFile file = new(bytes);
        using WeightFile weights = WeightFile.Open(file.Path);
        IEnumerable<string> messages = weights.Tensors.Select(tensor => Record.Exception(() => weights.Read(tensor.Key, new float[tensor.Value.Elements]))?.Message ?? "");
        Assert.Equal(1, messages.Count(message => message.EndsWith("cannot be read: a chunk's checksum is wrong; the file is damaged.", StringComparison.Ordinal)));
        Assert.Equal(7, messages.Count(message => message.Length == 0));
    }
}
