using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace InceptionGen.Tests;

/// <summary>Files made to do harm, or damaged ones, are refused by one message that names the file.</summary>
public class HostilePyTorchTests
{
    [Theory]
    [InlineData("os", "system")]
    [InlineData("posix", "system")]
    [InlineData("subprocess", "Popen")]
    [InlineData("builtins", "eval")]
    [InlineData("__builtin__", "execfile")]
    [InlineData("builtins", "__import__")]
    public void A_pickle_that_would_run_a_program_is_refused(string module, string name)
    {
        AssertRefused(new PickleWriter().Global(module, name).Text("touch hacked").Raw(0x85).Op("R"), $"it asks for '{module}.{name}', which would run a program");
        AssertRefused(new PickleWriter().Text(module).Text(name).Raw(0x93), $"it asks for '{module}.{name}'");
    }

    [Theory]
    [InlineData("P", "0x50")] // PERSID: an id of the program that saved it
    public void An_instruction_that_needs_something_outside_the_file_is_unknown(string opcode, string code) =>
        AssertRefused(new PickleWriter().Op(opcode), $"has the instruction {code}");

    [Fact]
    public void Extension_codes_and_buffers_are_unknown()
    {
        AssertRefused(new PickleWriter().Raw(0x82, 1), "has the instruction 0x82, which neither tensors nor containers need (offset 42)");
        AssertRefused(new PickleWriter().Raw(0x97), "has the instruction 0x97");
    }

    [Fact]
    public void A_storage_class_cannot_be_called() =>
        AssertRefused(new PickleWriter().Global("torch", "FloatStorage").Op(")R"), "uses a value as what it is not");

    [Fact]
    public void Attributes_are_set_on_containers_only() =>
        AssertRefused(new PickleWriter().Global("collections", "OrderedDict").Op("}b"), "uses a value as what it is not");

    [Theory]
    [InlineData("0", "uses more values than it has made")]
    [InlineData("N(0", "uses more values than it has made")]
    [InlineData("t", "refers to a mark that it has not set")]
    [InlineData("h\u0007", "refers to object 7, which it has not made")]
    [InlineData("}Na", "uses a value as what it is not")]
    [InlineData("}(Nu", "has a key without a value")]
    [InlineData("NQ", "uses a value as what it is not")]
    [InlineData(")Q", "refers to something that is not the storage")]
    [InlineData("cos", "does not end")]
    [InlineData("N", "it holds no dict of tensors")]
    [InlineData("}", "it holds no dict of tensors; save model.state_dict()")]
    [InlineData("I1x\n", "has a malformed number")]
    [InlineData("Fx\n", "has a malformed number")]
    [InlineData("gx\n", "has a malformed number")]
    [InlineData("(o", "uses more values than it has made")]
    public void A_program_that_makes_no_sense_is_refused(string opcodes, string reason) => AssertRefused(new PickleWriter().Op(opcodes), reason);

    [Theory]
    [InlineData((byte)'X', new byte[] { 0xFF, 0xFF, 0xFF, 0xFF }, "announces 4294967295 bytes, and ")]
    [InlineData((byte)'T', new byte[] { 0xFF, 0xFF, 0xFF, 0xFF }, "announces -1 bytes, and ")]
    [InlineData(0x8D, new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F }, "announces 9223372036854775807 bytes, and ")]
    [InlineData(0x8A, new byte[] { 0xFF }, "announces 255 bytes, and ")]
    public void A_length_beyond_the_end_is_refused_before_anything_is_allocated(byte opcode, byte[] length, string reason) =>
        AssertRefused(new PickleWriter().Raw(opcode).Raw(length), reason);

    [Fact]
    public void An_endless_name_is_refused() => AssertRefused(new PickleWriter().Op("c" + new string('x', 2000) + "\nx\n"), "a name in its pickle does not end");

    [Fact]
    public void Deeply_nested_containers_do_no_harm()
    {
        AssertRefused(new PickleWriter().Op(new string(']', 500_000) + new string('a', 499_999)), "it holds no dict of tensors");
        AssertRefused(new PickleWriter().Op(new string('(', 500_000)), "uses more values than it has made");
    }

    [Fact]
    public void An_endless_program_is_stopped() => AssertRefused(new PickleWriter().Op(string.Concat(Enumerable.Repeat("N0", 1_000_001))), "more than 2000000 instructions");

    [Theory]
    [InlineData(6, 0, new long[] { 7 }, new long[] { 1 }, "'t' (7) reaches beyond the 6 elements of its storage")]
    [InlineData(6, 1, new long[] { 2, 3 }, new long[] { 3, 1 }, "'t' (2x3) reaches beyond")]
    [InlineData(6, -1, new long[] { 2 }, new long[] { 1 }, "'t' (2) reaches beyond")]
    [InlineData(6, 7, new long[] { 0 }, new long[] { 1 }, "'t' (0) reaches beyond")]
    [InlineData(6, 5, new long[] { 2 }, new long[] { -1 }, "'t' has the stride -1")]
    [InlineData(6, 0, new long[] { 3 }, new long[] { long.MaxValue }, "'t' (3) reaches beyond")]
    [InlineData(6, long.MaxValue, new long[] { 3, 3 }, new long[] { long.MaxValue, long.MaxValue }, "'t' (3x3) reaches beyond")]
    [InlineData(6, 0, new long[] { -2 }, new long[] { 1 }, "'t' has a dimension of -2")]
    [InlineData(6, 0, new long[] { 1L << 40 }, new long[] { 0 }, "'t' has a dimension of 1099511627776")]
    [InlineData(6, 0, new long[] { 1 << 30, 1 << 30, 1 << 30 }, new long[] { 0, 0, 0 }, "'t' has more elements than can be counted")]
    [InlineData(6, 0, new long[] { 2, 3 }, new long[] { 1 }, "'t' has 2 dimensions and 1 strides")]
    [InlineData(7, 0, new long[] { 1 }, new long[] { 1 }, "'x/data/0' has 24 bytes, which are not 7 float32")]
    [InlineData(-6, 0, new long[] { 1 }, new long[] { 1 }, "refers to something that is not the storage")]
    [InlineData((1L << 62) + 6, 0, new long[] { 1 }, new long[] { 1 }, "'x/data/0' has 24 bytes, which are not")]
    public void A_view_stays_in_its_storage(long count, long offset, long[] size, long[] strides, string reason) =>
        AssertRefused(new PickleWriter().Op("}").Text("t").Tensor(count, offset, size, strides).Op("s"), reason);

    [Fact]
    public void A_view_of_too_many_dimensions_is_refused()
    {
        long[] ones = [.. Enumerable.Repeat(1L, 65)];
        AssertRefused(new PickleWriter().Op("}").Text("t").Tensor(6, 0, ones, ones).Op("s"), "its pickle describes a tensor of more than 64 dimensions");
    }

    [Fact]
    public void A_storage_has_one_type() => AssertRefused(
        new PickleWriter().Op("(").Storage(6).Storage(3, "DoubleStorage"), "describes the storage '0' in two ways");

    [Fact]
    public void A_name_stands_once()
    {
        PickleWriter pickle = new PickleWriter().Op("}").Text("t").Tensor(6, 0, [1], [1]).Op("s").Text("t").Tensor(6, 0, [2], [1]).Op("s");
        AssertRefused(pickle, "it has 't' twice");
    }

    [Fact]
    public void A_compressed_archive_is_refused_whatever_it_would_become()
    {
        PickleWriter bomb = new PickleWriter().Op(new string('N', 10_000_000));
        byte[] archive = bomb.Archive(24, CompressionLevel.SmallestSize);
        Assert.InRange(archive.Length, 0, 100_000);
        AssertRefused(archive, "'x/data.pkl' is compressed, as PyTorch never writes it");
    }

    [Theory]
    [InlineData(2, 3, 8, "its storage '0' has 3 elements at offset")]
    [InlineData(2, 2, 7, "goes beyond its end; the file may be cut off")]
    [InlineData(2, 2, 9, "1 bytes at its end belong to no storage")]
    [InlineData(1L << 62, 1L << 62, 0, "goes beyond its end; the file may be cut off")] // four times as many bytes are 0 in 64 bits
    public void A_storage_of_the_format_before_the_zip_has_its_length(long countInPickle, long count, int bytes, string reason) =>
        AssertRefused(new PickleWriter().Op("}").Text("t").Tensor(countInPickle, 0, [1], [1]).Op("s").Legacy(count, new byte[bytes]), reason);

    [Fact]
    public void And_is_read_if_it_has()
    {
        using TemporaryFile file = new(new PickleWriter().Op("}").Text("t").Tensor(2, 0, [2], [1]).Op("s").Legacy(2, new byte[8]));
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal(new float[2], MiniTensors.Read(weights, "t"));
    }

    [Theory]
    [InlineData(8, "'mini_views/data.pkl' is encrypted")]
    [InlineData(10, "'mini_views/data.pkl' is compressed")]
    [InlineData(24, "'mini_views/data.pkl' is compressed")]
    [InlineData(42, "'mini_views/data.pkl' is not where its directory says")]
    [InlineData(30, "its directory is damaged")]
    public void An_archive_is_read_as_its_directory_says_or_not_at_all(int field, string reason)
    {
        byte[] archive = File.ReadAllBytes("Formats/mini_views.pth");
        archive[archive.AsSpan().IndexOf("PK\u0001\u0002"u8) + field] ^= 0x41;
        AssertRefused(archive, reason);
    }

    [Theory]
    [InlineData("mini_views.pth")]
    [InlineData("mini_legacy.pth")]
    public void A_file_that_was_cut_off_is_refused(string name) => WeightFileFuzz.CutOff(File.ReadAllBytes($"Formats/{name}"));

    [Theory]
    [InlineData("mini_views.pth", 948)]
    [InlineData("mini.pth", 1300)]
    [InlineData("mini_legacy.pth", 1700)]
    [InlineData("mini_checkpoint.pth", 1200)]
    public void Damaged_files_are_refused_or_read_within_bounds(string name, int structureBytes) =>
        WeightFileFuzz.Run(File.ReadAllBytes($"Formats/{name}"), 600, structureBytes);

    [Fact]
    public void Damaged_archive_directories_are_refused_or_read_within_bounds()
    {
        // The directory is at the end: the same damage with the file's halves told apart.
        byte[] intact = File.ReadAllBytes("Formats/mini.pth");
        Random random = new(99);
        for (int round = 0; round < 600; round++)
        {
            byte[] damaged = [.. intact];
            for (int count = random.Next(1, 4); count > 0; count--) damaged[random.Next(5600, damaged.Length)] = (byte)random.Next(256);
            using TemporaryFile file = new(damaged);
            WeightFileFuzz.TryReadAll(file.Path);
        }
    }

    private static void AssertRefused(PickleWriter pickle, string reason) => AssertRefused(pickle.Archive(24), reason);

    private static void AssertRefused(byte[] bytes, string reason)
    {
        using TemporaryFile file = new(bytes);
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(file.Path));
        Assert.StartsWith($"{file.Path} cannot be read as a PyTorch file: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
    }
}
