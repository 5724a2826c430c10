using System;
using System.Linq;

namespace InceptionGen.Tests;

/// <summary>What training scripts save beside the tensors, and around them.</summary>
public class CheckpointTests
{
    // Each makes a value as Python's pickle does, in a protocol that it is written in.
    public static TheoryData<string, byte[]> Objects => new()
    {
        { "argparse.Namespace", Value(pickle => pickle.Global("argparse", "Namespace").Op(")").Raw(0x81).Op("}").Text("lr").Op("Nsb")) },
        { "a NumPy scalar", Value(pickle => pickle.Global("numpy.core.multiarray", "scalar").Global("numpy", "dtype").Text("f8").Raw(0x89, 0x88, 0x87).Op("R(K\u0003").Text("<").Op("NNNtb")
            .Global("_codecs", "encode").Text("x").Text("latin1").Raw(0x86).Op("R").Raw(0x86).Op("R")) },
        { "defaultdict(list)", Value(pickle => pickle.Global("collections", "defaultdict").Global("builtins", "list").Raw(0x85).Op("R").Text("loss").Op("]s")) },
        { "Counter", Value(pickle => pickle.Global("collections", "Counter").Op("}").Text("a").Op("K\u0001s").Raw(0x85).Op("R")) },
        { "a subclass of dict", Value(pickle => pickle.Global("addict", "Dict").Op(")").Raw(0x81).Text("a").Op("K\u0001s")) },
        { "a subclass of list", Value(pickle => pickle.Global("my", "List").Op(")").Raw(0x81).Op("NaK\u0001a")) },
        { "torch.device", Value(pickle => pickle.Global("torch", "device").Text("cuda").Op("K\0").Raw(0x86).Op("R")) },
        { "a dtype", Value(pickle => pickle.Global("torch", "float32")) },
        { "an unknown dtype", Value(pickle => pickle.Global("torch", "float3")) },
        { "a path", Value(pickle => pickle.Global("pathlib", "PosixPath").Op("(").Text("/").Text("data").Op("tR")) },
        { "a date", Value(pickle => pickle.Global("datetime", "datetime").Raw((byte)'C', 3, 1, 2, 3).Raw(0x85).Op("R")) },
        { "an enum", Value(pickle => pickle.Global("my", "Mode").Op("K\u0001").Raw(0x85).Op("R")) },
        { "a member by name", Value(pickle => pickle.Global("builtins", "getattr").Global("my", "Mode").Text("On").Raw(0x86).Op("R")) },
        { "a function", Value(pickle => pickle.Global("torch.nn.functional", "relu")) },
        { "a set", Value(pickle => pickle.Raw(0x8F).Op("(K\u0001").Raw(0x90)) },
        { "a frozenset", Value(pickle => pickle.Op("(K\u0001").Raw(0x91)) },
        { "an instance of protocol 0", Value(pickle => pickle.Op("(imy\nOld\n}b")) },
        { "an instance of protocol 1", Value(pickle => pickle.Op("(").Global("my", "Old").Op("N").Op("o}b")) },
        { "a class with named arguments", Value(pickle => pickle.Global("my", "New").Op(")}").Raw(0x92)) },
        { "attributes of slots", Value(pickle => pickle.Global("my", "New").Op(")").Raw(0x81).Op("N}").Raw(0x86).Op("b")) },
        { "numbers of protocol 0", Value(pickle => pickle.Op("(I7\nI01\nL123456789012345678901L\nF1.5\nS'x'\nVx\nt")) },
        { "a long number", Value(pickle => pickle.Raw(0x8B, 2, 0, 0, 0, 1, 2)) },
        { "bytes", Value(pickle => pickle.Op("(").Raw((byte)'B', 2, 0, 0, 0, 9, 9).Raw(0x8E, 1, 0, 0, 0, 0, 0, 0, 0, 9).Raw(0x96, 1, 0, 0, 0, 0, 0, 0, 0, 9).Op("t")) },
        { "many bytes", Value(pickle => pickle.Raw((byte)'B', 0x40, 0x9C, 0, 0).Raw(new byte[40_000])) },
        { "a mark that is dropped", Value(pickle => pickle.Op("(NNN1N")) },
        { "a copy of the top", Value(pickle => pickle.Op("N20")) },
        { "a class that is saved with its source", Value(pickle => pickle.Op("(").Text("module").Global("my", "Net").Text("net.py").Text("class Net").Op("tQ")) },
        { "an empty tensor's hooks", Value(pickle => pickle.Global("torch.utils.hooks", "RemovableHandle").Op(")").Raw(0x81).Op("K\u0001b")) },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Objects_beside_the_tensors_are_passed_over(string what, byte[] value)
    {
        Assert.NotEmpty(what);
        using TemporaryFile temporary = new(new PickleWriter().Op("}").Text("before").Raw(value).Op("s").Text("state_dict").Op("}").Item("conv.weight").Op("s").Text("after").Raw(value).Op("s").Archive(24));
        using WeightFile file = WeightFile.Open(temporary.Path);
        Assert.Equal(["conv.weight"], file.Tensors.Keys);
        Assert.Equal([0f, 1f], MiniTensors.Read(file, "conv.weight"));
    }

    public static TheoryData<string, byte[]> Tensors => new()
    {
        { "a parameter", Value(pickle => pickle.Global("torch._utils", "_rebuild_parameter").Op("(").Tensor(6, 0, [2], [1]).Raw(0x88).Op("}tR")) },
        { "with attributes", Value(pickle => pickle.Global("torch._utils", "_rebuild_parameter_with_state").Op("(").Tensor(6, 0, [2], [1]).Raw(0x88).Op("}}tR")) },
        { "a buffer", Value(pickle => pickle.Global("torch._utils", "_rebuild_buffer").Op("(").Tensor(6, 0, [2], [1]).Raw(0x88).Raw(0x88).Op("tR")) },
        { "of a subclass", Value(pickle => pickle.Global("torch._tensor", "_rebuild_from_type_v2").Op("(").Global("torch._utils", "_rebuild_tensor_v2").Global("my", "Tensor").Op("(").Storage(6)
            .Number(0).Op("(").Number(2).Op("t(").Number(1).Op("t").Raw(0x89).Op("}t}tR")) },
        { "of a storage of bytes", Value(pickle => pickle.Global("torch._utils", "_rebuild_tensor_v3").Op("(").Op("(").Text("storage").Global("torch.storage", "UntypedStorage").Text("0").Text("cpu").Number(24)
            .Op("tQ").Number(0).Op("(").Number(2).Op("t(").Number(1).Op("t").Raw(0x89).Op("}").Global("torch", "float32").Op("tR")) },
        { "set attributes on", Value(pickle => pickle.Tensor(6, 0, [2], [1]).Op("}b")) },
    };

    [Theory]
    [MemberData(nameof(Tensors))]
    public void A_tensor_is_read_however_it_is_wrapped(string what, byte[] value)
    {
        Assert.NotEmpty(what);
        using TemporaryFile temporary = new(new PickleWriter().Op("}").Text("t").Raw(value).Op("s").Archive(24));
        using WeightFile file = WeightFile.Open(temporary.Path);
        Assert.Equal([0f, 1f], MiniTensors.Read(file, "t"));
    }

    [Theory]
    [InlineData("QInt8Storage", 24, "qint8")]
    [InlineData("ComplexFloatStorage", 3, "complex64")]
    [InlineData("MadeUpStorage", 99, "MadeUp")]
    public void A_tensor_of_a_type_that_is_not_read_spoils_only_itself(string storage, int count, string type)
    {
        PickleWriter pickle = new PickleWriter().Op("}").Text("q").Global("torch._utils", "_rebuild_tensor_v2").Op("(").Storage(count, storage).Number(0).Op("(").Number(2).Op("t(").Number(1).Op("t").Raw(0x89)
            .Op("}tRs").Text("x").Op("Ns").Text("t").Op("(").Text("storage").Global("torch", "FloatStorage").Text("1").Text("cpu").Number(2).Op("tQ0")
            .Global("torch._utils", "_rebuild_tensor_v2").Op("((").Text("storage").Global("torch", "FloatStorage").Text("1").Text("cpu").Number(2).Op("tQ").Number(0).Op("(").Number(2).Op("t(").Number(1).Op("t").Raw(0x89)
            .Op("}tRs");
        using TemporaryFile temporary = new(pickle.Archive(24, secondStorage: 8));
        using WeightFile file = WeightFile.Open(temporary.Path);
        Assert.Equal([0f, 1f], MiniTensors.Read(file, "t"));
        Assert.Equal($"holds {type}, which cannot be read: save it as float32, float16 or bfloat16", file.DefectOf("q"));
    }

    [Theory]
    [InlineData("state_dict")]
    [InlineData("model_state_dict")]
    [InlineData("weights of mine")]
    [InlineData("ema")]
    [InlineData("model_ema")]
    [InlineData("state_dict_ema")]
    [InlineData("ema_state_dict")]
    [InlineData("shadow")]
    public void A_dict_of_tensors_is_found_under_any_key_at_any_depth(string key)
    {
        PickleWriter pickle = new PickleWriter().Op("}").Item("best_acc").Text("checkpoint").Op("](}").Text(key).Op("}").Item("a.weight", 2).Item("b.weight", 3).Op("ses");
        using TemporaryFile temporary = new(pickle.Archive(24));
        using WeightFile file = WeightFile.Open(temporary.Path);
        Assert.Equal(["a.weight", "b.weight"], file.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([2f, 3f], MiniTensors.Read(file, "a.weight"));
    }

    [Theory]
    [InlineData("state_dict", "state_dict_ema")]
    [InlineData("anything", "ema")]
    [InlineData("params", "params_ema")]
    [InlineData("student", "teacher")]
    public void Averages_are_taken_where_there_is_nothing_else(string plain, string average)
    {
        PickleWriter pickle = new PickleWriter().Op("}").Text(average).Op("}").Item("a.weight", 4).Op("s").Text(plain).Op("}").Item("a.weight", 1).Op("s");
        using TemporaryFile temporary = new(pickle.Archive(24));
        using WeightFile file = WeightFile.Open(temporary.Path);
        Assert.Equal([1f, 2f], MiniTensors.Read(file, "a.weight"));
    }

    [Fact]
    public void A_model_that_was_pickled_whole_has_the_names_of_its_state_dict()
    {
        static PickleWriter Module(PickleWriter pickle, Action<PickleWriter> parameters, Action<PickleWriter> buffers, Action<PickleWriter> modules)
        {
            pickle.Global("my", "Net").Op(")").Raw(0x81).Op("}").Text("training").Raw(0x88).Op("s").Text("_parameters").Op("}");
            parameters(pickle);
            pickle.Op("s").Text("_buffers").Op("}");
            buffers(pickle);
            pickle.Op("s").Text("_non_persistent_buffers_set").Raw(0x8F).Op("(").Text("scratch").Raw(0x90).Op("s").Text("_modules").Op("}");
            modules(pickle);
            return pickle.Op("sb");
        }

        PickleWriter pickle = Module(
            new PickleWriter().Op("}").Text("epoch").Op("K\u0001s").Text("model"),
            root => root.Item("scale", 1),
            root => root.Item("scratch"),
            root => Module(root.Text("conv"), conv => conv.Item("weight", 2).Text("bias").Op("Ns"), conv => conv.Item("mean", 3), conv => Module(conv.Text("0"), inner => inner.Item("weight", 4), _ => { }, _ => { }).Op("s")).Op("s")).Op("s");
        using TemporaryFile temporary = new(pickle.Archive(24));
        using WeightFile file = WeightFile.Open(temporary.Path);
        Assert.Equal(["conv.0.weight", "conv.mean", "conv.weight", "scale"], file.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([4f, 5f], MiniTensors.Read(file, "conv.0.weight"));
    }

    private static byte[] Value(Func<PickleWriter, PickleWriter> write) => write(new PickleWriter()).Pickle[2..^1];
}
