using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Weights.Storage;

/// <summary>What comes before all names of a file because of how the model was wrapped when it was saved: "module." of DataParallel, "_orig_mod." of torch.compile,
/// "model." of trainers that keep the model as an attribute.</summary>
internal static class NamePrefix
{
    // Wrappers are nested less deeply, and a name may be as long as the file.
    private const int MostParts = 8;

    private static readonly string[] Wrappers = ["module", "_module", "_orig_mod", "model", "_model", "net", "network"];

    /// <summary>Whether a name is that of a layer's tensor, "conv1.weight", rather than of a number beside the weights, "epoch".</summary>
    public static bool IsOfLayer(string name) => name.AsSpan().ContainsAny('.', '/');

    /// <summary>The wrappers' part that all names share, "module._orig_mod."; empty if there is none. Names without a dot do not count: nobody wraps a step counter.</summary>
    /// <param name="tensors">The tensors by name.</param>
    public static string OfWrappers(IReadOnlyDictionary<string, StoredTensor> tensors)
    {
        string shared = "";
        string[] names = [.. tensors.Keys.Where(IsOfLayer)];
        foreach (int end in names is [] ? [] : Ends(names[0]))
        {
            string longer = names[0][..end];
            if (!Wrappers.Contains(longer[shared.Length..^1]) || !names.All(name => name.StartsWith(longer, StringComparison.Ordinal))) break;
            shared = longer;
        }

        // Without it, a name would be that of another tensor.
        return tensors.Keys.Any(name => !IsOfLayer(name) && tensors.ContainsKey(shared + name)) ? "" : shared;
    }

    /// <summary>What comes before needed names in a file, and how well the file has what is needed with it: 2 for each name and shape, 1 for each name alone.
    /// The empty prefix is among them.</summary>
    public static Dictionary<string, int> Scores(TensorSet set, IReadOnlyDictionary<string, TensorShape> needed)
    {
        Dictionary<string, int> scores = new(StringComparer.Ordinal) { [""] = 0 };
        foreach ((string name, StoredTensor tensor) in set.Tensors)
        {
            foreach (int end in Ends(name).Prepend(0))
            {
                if (needed.TryGetValue(name[end..], out TensorShape shape)) scores[name[..end]] = scores.GetValueOrDefault(name[..end]) + (tensor.Shape.Serves(shape) ? 2 : 1);
            }
        }

        return scores;
    }

    // Where the parts of a name end, from left to right.
    private static IEnumerable<int> Ends(string name)
    {
        int end = 0;
        for (int part = 0; part < MostParts; part++)
        {
            int separator = name.AsSpan(end).IndexOfAny('.', '/');
            if (separator < 0) yield break;
            end += separator + 1;
            yield return end;
        }
    }
}
