using System.IO;

namespace InceptionGen.Weights.PyTorch;

/// <summary>What the names in a pickle stand for. Nothing is looked up by name, so nothing can be called by it.</summary>
internal static class TorchGlobals
{
    /// <summary>A <see cref="TorchFunction"/>, or the <see cref="ElementFormat"/> of a storage class.</summary>
    /// <exception cref="InvalidDataException">It would construct something else.</exception>
    public static object Find(string module, string name) => (module, name) switch
    {
        ("collections", "OrderedDict") => TorchFunction.OrderedDictionary,
        ("torch", "Size") => TorchFunction.Size,
        ("torch._utils", "_rebuild_tensor" or "_rebuild_tensor_v2") => TorchFunction.RebuildTensor,
        ("torch._utils", "_rebuild_parameter") => TorchFunction.RebuildParameter,
        ("torch", "FloatStorage") => new ElementFormat("float32", 4, ElementType.Float32),
        ("torch", "DoubleStorage") => new ElementFormat("float64", 8, ElementType.Float64),
        ("torch", "HalfStorage") => new ElementFormat("float16", 2, ElementType.Float16),
        ("torch", "BFloat16Storage") => new ElementFormat("bfloat16", 2, ElementType.BFloat16),
        ("torch", "LongStorage") => new ElementFormat("int64", 8, ElementType.Other),
        ("torch", "IntStorage") => new ElementFormat("int32", 4, ElementType.Other),
        ("torch", "ShortStorage") => new ElementFormat("int16", 2, ElementType.Other),
        ("torch", "CharStorage") => new ElementFormat("int8", 1, ElementType.Other),
        ("torch", "ByteStorage") => new ElementFormat("uint8", 1, ElementType.Other),
        ("torch", "BoolStorage") => new ElementFormat("bool", 1, ElementType.Other),
        _ => throw new InvalidDataException(
            $"it asks for '{module}.{name}', which is no tensor and no container; nothing of it was run. Save model.state_dict() alone"),
    };
}
