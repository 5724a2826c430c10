using System.Collections.Generic;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.PyTorch;

/// <summary>The things that a pickle may name and that are understood. Whatever else it names is a <see cref="PickleGlobal"/>.</summary>
internal enum TorchFunction
{
    /// <summary>collections.OrderedDict, dict</summary>
    Dictionary,

    /// <summary>collections.defaultdict(factory)</summary>
    DefaultDictionary,

    /// <summary>torch.Size: a tuple.</summary>
    Size,

    /// <summary>torch._utils._rebuild_tensor(storage, offset, size, stride), and _v2, which adds what training needs.</summary>
    RebuildTensor,

    /// <summary>torch._utils._rebuild_tensor_v3(storage, offset, size, stride, requires_grad, hooks, dtype)</summary>
    RebuildTypedTensor,

    /// <summary>torch._utils._rebuild_qtensor(storage, offset, size, stride, ...): rounded numbers and what they are worth.</summary>
    RebuildQuantizedTensor,

    /// <summary>torch._utils._rebuild_parameter(tensor, ...), _rebuild_parameter_with_state, _rebuild_buffer</summary>
    RebuildParameter,

    /// <summary>torch._tensor._rebuild_from_type_v2(function, type, arguments, state): a tensor with attributes.</summary>
    RebuildFromType,
}

/// <summary>A class or function that means nothing here.</summary>
/// <param name="Name">"argparse.Namespace".</param>
internal sealed record PickleGlobal(string Name);

/// <summary>A dict. Its keys are kept as they come: comparing them could follow a circle, and a state dict's are texts.</summary>
internal sealed class PickleDictionary
{
    private List<KeyValuePair<object?, object?>>? _items;

    public IReadOnlyList<KeyValuePair<object?, object?>> Items => _items ?? (IReadOnlyList<KeyValuePair<object?, object?>>)[];

    public void Add(object? key, object? value) => (_items ??= []).Add(new(key, value));
}

/// <summary>What a class or function that means nothing here would have made: nothing of it was run. It may hold dicts of tensors.</summary>
/// <param name="made">The class or function.</param>
/// <param name="arguments">What it would have been given.</param>
internal sealed class PickleObject(PickleGlobal made, object?[] arguments)
{
    public PickleGlobal Made => made;

    public object?[] Arguments => arguments;

    /// <summary>Its attributes, as a rule a dict.</summary>
    public object? State { get; set; }

    /// <summary>What it would hold as a dict.</summary>
    public PickleDictionary? Items { get; private set; }

    /// <summary>What it would hold as a list or set.</summary>
    public List<object?>? Elements { get; private set; }

    public PickleDictionary AsDictionary() => Items ??= new();

    public List<object?> AsList() => Elements ??= [];
}

/// <summary>A storage: elements that tensors are views of.</summary>
/// <param name="Key">What the file calls it.</param>
/// <param name="Format">What its elements are.</param>
/// <param name="Count">How many it has.</param>
internal sealed record TorchStorage(string Key, ElementFormat Format, long Count);

/// <summary>A tensor: a view of a storage.</summary>
/// <param name="Storage">The elements.</param>
/// <param name="Format">What they are, if not what the storage says.</param>
/// <param name="Offset">The first of them.</param>
/// <param name="Size">The dimensions.</param>
/// <param name="Strides">How far the next element of each dimension is.</param>
internal sealed record TorchTensor(TorchStorage Storage, ElementFormat Format, long Offset, IReadOnlyList<long> Size, IReadOnlyList<long> Strides);
