using System.IO;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.PyTorch;

/// <summary>What the names in a pickle stand for. Nothing is looked up by name, so nothing can be called by it.</summary>
internal static class TorchGlobals
{
    /// <summary>A <see cref="TorchFunction"/>, the <see cref="ElementFormat"/> of a storage class or dtype, or a <see cref="PickleGlobal"/>.</summary>
    /// <exception cref="InvalidDataException">It runs programs: a file that was made to do harm.</exception>
    public static object Find(string module, string name) => (module, name) switch
    {
        ("collections", "OrderedDict") or ("builtins" or "__builtin__", "dict") => TorchFunction.Dictionary,
        ("collections", "defaultdict") => TorchFunction.DefaultDictionary,
        ("torch", "Size") => TorchFunction.Size,
        ("torch._utils", "_rebuild_tensor" or "_rebuild_tensor_v2") => TorchFunction.RebuildTensor,
        ("torch._utils", "_rebuild_tensor_v3") => TorchFunction.RebuildTypedTensor,
        ("torch._utils", "_rebuild_qtensor") => TorchFunction.RebuildQuantizedTensor,
        ("torch._utils", "_rebuild_parameter" or "_rebuild_parameter_with_state" or "_rebuild_buffer") => TorchFunction.RebuildParameter,
        ("torch._tensor", "_rebuild_from_type_v2") => TorchFunction.RebuildFromType,
        ("torch" or "torch.cuda", _) when TorchTypes.OfStorage(name) is { } format => format,
        ("torch.storage", "UntypedStorage") => TorchTypes.Bytes,
        ("torch", _) when TorchTypes.OfName(name) is { } format => format,
        _ when RunsPrograms(module, name) => throw new InvalidDataException(
            $"it asks for '{module}.{name}', which would run a program if PyTorch loaded it; nothing was run here. Do not load this file with anything"),
        _ => new PickleGlobal($"{module}.{name}"),
    };

    // Nothing here can call them anyway; but who is handed such a file should know.
    private static bool RunsPrograms(string module, string name) => module switch
    {
        "os" or "posix" or "nt" or "subprocess" or "pty" or "runpy" or "importlib" or "socket" or "ctypes" or "shutil" => true,
        "builtins" or "__builtin__" => name is "eval" or "exec" or "execfile" or "compile" or "__import__" or "open",
        _ => false,
    };
}
