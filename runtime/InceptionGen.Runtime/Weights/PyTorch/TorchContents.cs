using System.Collections.Generic;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.PyTorch;

/// <summary>What a checkpoint holds, seen as a file of weights.</summary>
internal static class TorchContents
{
    /// <summary>The main dict first, the others beside it.</summary>
    public static WeightContents Of(IReadOnlyList<TensorSet> dicts)
    {
        var main = TensorSet.MainOf(dicts);
        return new() { Label = main.Label, Tensors = [.. main.Tensors.Values], OtherSets = [.. dicts.Where(dict => dict != main)] };
    }
}
