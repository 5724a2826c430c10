using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tool.Torch.Networks;

/// <summary>The difference between PyTorch's names of tensors and those of weight files.</summary>
/// <param name="Names">Files' names of modules, and of all below them; of single tensors where a module's differ from those of its class.</param>
/// <param name="Endings">Of each class, what files append to a module's name for each tensor; empty if all do as PyTorch.</param>
internal sealed record TensorNaming(IReadOnlyList<(string Torch, string File)> Names, IReadOnlyList<(string TorchClass, IReadOnlyList<(string Leaf, string Ending)> Endings)> Endings)
{
    /// <summary>Whether a state_dict has the files' names as it is.</summary>
    public bool IsSame => Names.Count == 0 && Endings.Count == 0;

    public static TensorNaming Of(IReadOnlyList<TensorOwner> owners)
    {
        Dictionary<(string, string), string> endings = owners
            .SelectMany(owner => owner.Tensors.Select(tensor => (Key: (owner.TorchClass, tensor.Leaf), Ending: EndingOf(tensor.File))))
            .GroupBy(tensor => tensor.Key)
            .ToDictionary(tensors => tensors.Key, tensors => tensors.GroupBy(tensor => tensor.Ending).MaxBy(alike => alike.Count())!.Key);

        bool isUsual = endings.All(ending => ending.Value == "." + ending.Key.Item2);
        var files = new List<(string Torch, string File)>();
        var single = new List<(string, string)>();
        foreach (TensorOwner owner in owners)
        {
            string[] names = [.. owner.Tensors.Select(tensor => Without(tensor.File, endings[(owner.TorchClass, tensor.Leaf)]) ?? "").Distinct()];
            if (names is [{ Length: > 0 } name]) files.Add((owner.Path, name));
            else (isUsual ? files : single).AddRange(owner.Tensors.Select(tensor => (owner.Path + "." + tensor.Leaf, tensor.File)));
        }

        var changed = isUsual ? [] : endings
            .GroupBy(ending => ending.Key.Item1)
            .Select(kind => (kind.Key, (IReadOnlyList<(string, string)>)[.. kind.Select(ending => (ending.Key.Item2, ending.Value))]))
            .ToArray();
        var shortened = new List<(string, string)>();
        Shorten(files, depth: 0, path => path, shortened);
        return new([.. shortened, .. single], changed);
    }

    // A module whose parts are all called as its own name says has one entry, or none where the entry of a module around it says so.
    private static void Shorten(IReadOnlyList<(string Torch, string File)> files, int depth, Func<string, string> known, List<(string, string)> into)
    {
        foreach (IGrouping<string, (string Torch, string File)> part in files.GroupBy(file => Start(file.Torch, depth + 1)))
        {
            (string Torch, string File)[] own = [.. part];
            string[] starts = [.. own.Select(file => Without(file.File, file.Torch[part.Key.Length..]) ?? "").Distinct()];
            if (starts is [{ Length: > 0 } start])
            {
                if (start != known(part.Key)) into.Add((part.Key, start));
                continue;
            }

            // The module holds tensors itself, and its parts are called otherwise.
            Func<string, string> inside = known;
            if (own.FirstOrDefault(file => file.Torch == part.Key) is { File: { } self })
            {
                if (self != known(part.Key)) into.Add((part.Key, self));
                inside = path => self + path[part.Key.Length..];
            }

            Shorten([.. own.Where(file => file.Torch != part.Key)], depth + 1, inside, into);
        }
    }

    private static string Start(string path, int parts) => string.Join('.', path.Split('.').Take(parts));

    private static string EndingOf(string file) => file.LastIndexOfAny(['.', '/']) is >= 0 and int at ? file[at..] : "";

    private static string? Without(string text, string ending) => text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length] : null;
}
