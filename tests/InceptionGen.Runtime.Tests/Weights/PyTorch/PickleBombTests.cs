using System;

namespace InceptionGen.Tests;

/// <summary>Small pickles that would make much: work and memory are bounded by the length of the file.</summary>
public class PickleBombTests
{
    private const long MostAllocated = 400L << 20;

    [Fact]
    public void A_list_copied_into_many_dicts()
    {
        PickleWriter pickle = new PickleWriter().Op("]q\u0001(NNe0]q\0(").Raw(Repeat([(byte)'h', 1], 100_000)).Op("e0").Global("collections", "OrderedDict").Op("q\u0002(");
        Refuses(pickle.Raw(Repeat([(byte)'h', 2, (byte)'h', 0, 0x85, (byte)'R'], 20_000)), "its pickle repeats more than a file of its length can hold");
    }

    [Fact]
    public void A_dict_copied_into_many_dicts()
    {
        PickleWriter pickle = new PickleWriter().Op("}q\0(").Raw(Repeat("NN"u8, 100_000)).Op("u0").Global("collections", "OrderedDict").Op("q\u0002(");
        Refuses(pickle.Raw(Repeat([(byte)'h', 2, (byte)'h', 0, 0x85, (byte)'R'], 20_000)), "its pickle repeats more than a file of its length can hold");
    }

    [Fact]
    public void A_long_size_copied_into_many_tensors()
    {
        PickleWriter pickle = new PickleWriter().Op("(").Raw(Repeat("K\u0001"u8, 500_000)).Op("tq\0").Storage(6).Op("q\u0001").Global("torch._utils", "_rebuild_tensor_v2").Op("q\u0002(");
        Refuses(pickle.Raw(Repeat([(byte)'h', 2, (byte)'(', (byte)'h', 1, (byte)'K', 0, (byte)'h', 0, (byte)'h', 0, (byte)'t', (byte)'R'], 20_000)), "a tensor of more than 64 dimensions");
    }

    [Fact]
    public void A_size_of_64_dimensions_in_very_many_tensors()
    {
        PickleWriter pickle = new PickleWriter().Op("(").Raw(Repeat("K\u0001"u8, 64)).Op("tq\0").Storage(6).Op("q\u0001").Global("torch._utils", "_rebuild_tensor_v2").Op("q\u0002")
            .Op("(h\u0001K\0h\0h\0tq\u0003(");
        Refuses(pickle.Raw(Repeat([(byte)'h', 2, (byte)'h', 3, (byte)'R'], 600_000)), "its pickle repeats more than a file of its length can hold");
    }

    [Fact]
    public void A_tensor_with_a_long_name_in_very_many_dicts()
    {
        PickleWriter pickle = new PickleWriter().Text(new string('x', 100_000)).Op("q\0").Tensor(6, 0, [2], [1]).Op("q\u0001](");
        Refuses(pickle.Raw(Repeat([(byte)'}', (byte)'h', 0, (byte)'h', 1, (byte)'s'], 100_000)).Op("e"), "its pickle repeats more than a file of its length can hold");
    }

    [Fact]
    public void Dicts_under_long_keys_nested_in_each_other()
    {
        PickleWriter pickle = new PickleWriter().Text(new string('x', 1_000_000)).Op("q\0").Op("}q\u0001");
        pickle.Raw(Repeat([(byte)'h', 0, (byte)'}'], 100_000)).Raw(Repeat("s"u8, 100_000));
        Refuses(pickle, "it holds no dict of tensors");
    }

    [Fact]
    public void A_module_that_contains_itself_twice()
    {
        PickleWriter pickle = new PickleWriter().Global("my", "Net").Op(")").Raw(0x81).Op("q\0}").Text("_parameters").Op("}").Item("w").Op("s").Text("_modules").Op("}").Text("a").Op("h\0s").Text("b").Op("h\0ssb");
        Refuses(pickle, "its pickle repeats more than a file of its length can hold");
    }

    [Fact]
    public void Millions_of_objects_of_one_byte() => Refuses(new PickleWriter().Raw(Repeat("}"u8, 1_999_000)), "it holds no dict of tensors");

    private static byte[] Repeat(ReadOnlySpan<byte> bytes, int count)
    {
        byte[] all = new byte[bytes.Length * count];
        for (int i = 0; i < count; i++) bytes.CopyTo(all.AsSpan(i * bytes.Length));
        return all;
    }

    private static void Refuses(PickleWriter pickle, string reason)
    {
        using TemporaryFile file = new(pickle.Archive(24));
        long before = GC.GetAllocatedBytesForCurrentThread();
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(file.Path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        Assert.StartsWith(file.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
