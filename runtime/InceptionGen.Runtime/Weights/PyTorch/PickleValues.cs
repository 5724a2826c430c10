using System.Collections.Generic;

namespace InceptionGen.Weights.PyTorch;

/// <summary>The things that a pickle may name. Whatever else it names is refused.</summary>
internal enum TorchFunction
{
    /// <summary>collections.OrderedDict</summary>
    OrderedDictionary,

    /// <summary>torch.Size: a tuple.</summary>
    Size,

    /// <summary>torch._utils._rebuild_tensor(storage, offset, size, stride), and _v2, which adds what training needs.</summary>
    RebuildTensor,

    /// <summary>torch._utils._rebuild_parameter(tensor, ...)</summary>
    RebuildParameter,
}

/// <summary>A dict. Its keys are kept as they come: comparing them could follow a circle, and a state dict's are texts.</summary>
internal sealed class PickleDictionary
{
    public List<KeyValuePair<object?, object?>> Items { get; } = [];
}

/// <summary>A storage: elements that tensors are views of.</summary>
/// <param name="Key">What the file calls it.</param>
/// <param name="Format">What its elements are.</param>
/// <param name="Count">How many it has.</param>
internal sealed record TorchStorage(string Key, ElementFormat Format, long Count);

/// <summary>A tensor: a view of a storage.</summary>
/// <param name="Storage">The elements.</param>
/// <param name="Offset">The first of them.</param>
/// <param name="Size">The dimensions.</param>
/// <param name="Strides">How far the next element of each dimension is.</param>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, IReadOnlyList<long> Size, IReadOnlyList<long> Strides);
