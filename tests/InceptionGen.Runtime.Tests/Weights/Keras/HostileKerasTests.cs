using System;
using System.Buffers.Binary;
using System.IO;

namespace InceptionGen.Tests;

/// <summary>mini_keras_notop.h5 with fields overwritten. The comments say which; h5py laid them out.</summary>
public class HostileKerasTests
{
    private const long Beyond = 1L << 40;

    [Theory]
    [InlineData(0x28, 0x57D1, "22481 bytes at offset 0 are not within its 22480 bytes")] // end of file
    [InlineData(0x18, -512, "bytes at offset 0 are not within its 22480 bytes")] // base address
    [InlineData(0x40, Beyond, "are not within its")] // root group
    [InlineData(0x40, -1, "are not within its")]
    [InlineData(0x40, 0x88, "an object header at offset 136 is damaged")] // not a header
    [InlineData(0x80, Beyond, "are not within its")] // the root's continuation
    [InlineData(0x328, 0x60, "a tree of members at offset 96 is damaged")] // the root's tree
    [InlineData(0x330, 0x60, "a heap of names at offset 96 is damaged")] // the root's heap
    [InlineData(0xA8, 0x88, "a list of members at offset 136 is damaged")] // its list: the tree itself
    [InlineData(0x2B0, Beyond, "are not within its")] // the heap's length
    [InlineData(0x2B0, 4, "a name at 56 of a heap does not end")]
    [InlineData(0x2C0, -8, "are not within its")] // its data
    [InlineData(0x1808, Beyond, "a name at 1099511627776 of a heap does not end")] // a member's name
    [InlineData(0x1808, -1, "a name at -1 of a heap does not end")]
    [InlineData(0x1860, 0x7C0, "an object header at offset 1984 is damaged")] // conv2d_1
    [InlineData(0x1F20, 0x7B8, "'conv2d_1/kernel:0' leads through a group that contains itself")] // conv2d_1/conv2d_1
    [InlineData(0x2178, 0x1C50, "'conv2d_1/kernel:0' leads through a group that contains itself")] // kernel:0
    [InlineData(0x2178, 0x7B8, "'conv2d_1/kernel:0' leads through a group that contains itself")]
    [InlineData(0x2078, -1, "'conv2d_1/kernel:0' has a dimension of -1")] // a dimension
    [InlineData(0x2078, long.MaxValue, "'conv2d_1/kernel:0' has a dimension of")]
    [InlineData(0x2078, int.MaxValue, "has 864 bytes, which are not 2147483647x3x3x8 of float32")]
    [InlineData(0x20F2, Beyond, "864 bytes at offset 1099511627776 are not within")] // the elements
    [InlineData(0x20F2, 0x57D0 - 863, "864 bytes at offset 21617 are not within")]
    [InlineData(0x20F2, -2, "are not within its")]
    [InlineData(0x20FA, 868, "has 868 bytes, which are not 3x3x3x8 of float32")] // their length
    [InlineData(0x20FA, -864, "has -864 bytes, which are not")]
    [InlineData(0x368, Beyond, "its attribute 'layer_names' is longer than the header that holds it")] // how many
    [InlineData(0x368, -1, "its attribute 'layer_names' is longer than")]
    [InlineData(0x434, Beyond, "are not within its")] // the heap of the text in 'backend'
    public void An_address_or_length_that_cannot_be_is_refused(int at, long value, string reason) =>
        AssertRefused(file => BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(at), value), reason);

    [Theory]
    [InlineData(8, 4, "its superblock has version 4; versions 0 to 3 are known")]
    [InlineData(8, 2, "its superblock at offset 0 is damaged")]
    [InlineData(13, 3, "its superblock at offset 0 is damaged")] // bytes of an address
    [InlineData(0x8D, 1, "a tree of members at offset")] // the tree's level
    [InlineData(0x1806, 255, "of a heap does not end")] // how many members its list has
    [InlineData(0x1818, 2, "of a heap does not end")] // a soft link
    [InlineData(0x1830, 8, "a group has 'input_1' twice")]
    [InlineData(0x2071, 32, "the structure at offset 8304 is shorter than its contents")]
    [InlineData(0x2071, 255, "a dataspace at offset 8304 is damaged")] // the kernel's dimensions
    [InlineData(0x20F1, 2, "a layout at offset")]
    [InlineData(0x33C, 2, "a message that is shared by several objects")] // flags of an attribute
    [InlineData(0x43C, 99, "a text refers to object 99 of the heap at offset 2048")]
    [InlineData(0x433, 255, "a text refers to object 1 of the heap")] // its length
    [InlineData(0x37D, (byte)'o', "it lacks the group of its layer 'inputo1'")]
    [InlineData(0x34B, (byte)'x', "it has neither the layer_names of a .h5 file nor the variables of a .weights.h5 file")]
    [InlineData(0x810, 0, "a text refers to object 1 of the heap")] // the object's number
    public void A_byte_that_cannot_be_is_refused(int at, byte value, string reason) => AssertRefused(file => file[at] = value, reason);

    [Fact]
    public void Theanos_kernels_are_refused() => AssertRefused(
        file => "theano\0\0\0\0"u8.CopyTo(file.AsSpan(file.AsSpan().IndexOf("tensorflow"u8))), "it was saved with the backend 'theano', which stores the kernels of convolutions turned by 180 degrees");

    [Theory]
    [InlineData("jax")]
    [InlineData("torch")]
    [InlineData("numpy")]
    [InlineData("cntk")]
    [InlineData("openvino")]
    public void Other_backends_keep_kernels_as_TensorFlow_does(string backend)
    {
        byte[] bytes = Intact("mini_keras_notop.h5");
        System.Text.Encoding.ASCII.GetBytes(backend.PadRight(10, '\0')).CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("tensorflow"u8)));
        using TemporaryFile file = new(bytes);
        using WeightFile expected = WeightFile.Open("Formats/mini_keras_notop.h5");
        using WeightFile actual = WeightFile.Open(file.Path);
        Assert.Equal(MiniTensors.Read(expected, "conv2d_1/kernel"), MiniTensors.Read(actual, "conv2d_1/kernel"));
    }

    [Fact]
    public void A_header_that_continues_in_itself_is_refused() => AssertRefused(
        file =>
        {
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x62), ushort.MaxValue); // messages
            BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(0x78), 0x70);
            BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(0x80), 24);
        },
        "its structures refer to each other in circles");

    [Fact]
    public void Two_layers_of_one_name_are_refused() =>
        AssertRefused(file => "conv2d_2"u8.CopyTo(file.AsSpan(file.AsSpan().IndexOf("conv2d_3"u8))), "it lists the layer 'conv2d_2' twice");

    [Fact]
    public void A_file_that_was_cut_off_is_refused() => WeightFileFuzz.CutOff(Intact("mini_keras_notop.h5"), step: 61);

    [Theory]
    [InlineData("mini_keras_notop.h5")]
    [InlineData("mini_keras_model.h5")]
    public void Damaged_files_are_refused_or_read_within_bounds(string name) => WeightFileFuzz.Run(Intact(name), 1000, Intact(name).Length);

    private static byte[] Intact(string name) => File.ReadAllBytes($"Formats/{name}");

    private static void AssertRefused(Action<byte[]> damage, string reason)
    {
        byte[] bytes = Intact("mini_keras_notop.h5");
        damage(bytes);
        using TemporaryFile file = new(bytes);
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(file.Path));
        Assert.StartsWith($"{file.Path} cannot be read as a Keras file: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
