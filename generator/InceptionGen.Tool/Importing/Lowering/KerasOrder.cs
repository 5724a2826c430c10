using System.Collections.Generic;
using System.IO;
using InceptionGen.Tool.Importing.Keras;

namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>The calls of a functional model's layers, each after those that it reads. Descriptions may list layers in any order.</summary>
internal static class KerasOrder
{
    /// <exception cref="InvalidDataException">A layer reads itself by way of others, or one that is not there.</exception>
    public static IReadOnlyList<(KerasLayer Layer, int Call)> Of(KerasModel model, IReadOnlyDictionary<string, KerasLayer> byName)
    {
        List<(KerasLayer, int)> sorted = [];
        HashSet<(KerasLayer, int)> begun = [], done = [];
        Stack<((KerasLayer Layer, int Call) Place, bool IsEnd)> open = [];
        for (int index = model.Outputs.Count - 1; index >= 0; index--) open.Push((Find(byName, model.Outputs[index]), false));
        while (open.TryPop(out ((KerasLayer Layer, int Call) Place, bool IsEnd) next))
        {
            if (next.IsEnd)
            {
                sorted.Add(next.Place);
                done.Add(next.Place);
            }
            else if (begun.Add(next.Place))
            {
                open.Push((next.Place, true));
                (KerasLayer layer, int call) = next.Place;
                if (layer.Calls.Count == 0) continue;
                for (int index = layer.Calls[call].Count - 1; index >= 0; index--)
                {
                    (KerasLayer, int) read = Find(byName, layer.Calls[call][index]);
                    if (begun.Contains(read) && !done.Contains(read)) throw new InvalidDataException($"its layer '{layer.Name}' reads what depends on its own result");
                    open.Push((read, false));
                }
            }
        }

        return sorted;
    }

    /// <summary>The layer and its call that a tensor is the result of. The calls of a model begin at 1, and the only call of a layer is meant by any number.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static (KerasLayer Layer, int Call) Find(IReadOnlyDictionary<string, KerasLayer> byName, KerasTensor tensor)
    {
        if (!byName.TryGetValue(tensor.Layer, out KerasLayer? layer)) throw new InvalidDataException($"it reads the layer '{tensor.Layer}', which it does not have");
        if (layer.Calls.Count <= 1) return (layer, 0);
        int call = tensor.Call - (layer.Inner is null ? 0 : 1);
        return call >= 0 && call < layer.Calls.Count ? (layer, call) : throw new InvalidDataException($"it reads call {tensor.Call} of '{tensor.Layer}', which is called {layer.Calls.Count} times");
    }
}
