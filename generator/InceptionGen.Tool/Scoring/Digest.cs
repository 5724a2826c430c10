using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Text;

namespace InceptionGen.Tool.Scoring;

/// <summary>Short marks of what rows depend on (XXH128), to tell one job's from another's.</summary>
internal static class Digest
{
    /// <summary>Of a network's operations and the tensors that they need. Comments and prose of the table do not count.</summary>
    public static string Of(NetworkDescription network)
    {
        var hash = new XxHash128();
        Append(hash, network.Input.ToString());
        foreach (OperationInfo operation in network.Operations) Append(hash, operation + " " + string.Join(',', operation.Inputs.Select(input => input.ToString(CultureInfo.InvariantCulture))));
        foreach (TensorInfo tensor in network.Tensors) Append(hash, tensor.Name + " " + tensor.Shape);
        return Text(hash);
    }

    /// <summary>Of texts; empty if there are no texts.</summary>
    public static string Of(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return "";
        var hash = new XxHash128();
        foreach (string text in texts) Append(hash, text);
        return Text(hash);
    }

    /// <summary>Of a file of weights: its bytes, wherever it is and whatever it is called. Of a model in several files, those of the folder, or those that its list names.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string OfWeights(string path)
    {
        var hash = new XxHash128();
        foreach (string file in Files(path))
        {
            using FileStream stream = File.OpenRead(file);
            hash.Append(stream);
        }

        return Text(hash);
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path)) return Directory.GetFiles(path).Order(StringComparer.Ordinal);
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return [path];
        string list = File.ReadAllText(path);
        return Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(path))!).Where(file => file == Path.GetFullPath(path) || list.Contains('"' + Path.GetFileName(file) + '"', StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    private static void Append(XxHash128 hash, string text) => hash.Append(Encoding.UTF8.GetBytes(text + "\n"));

    private static string Text(XxHash128 hash) => Convert.ToHexStringLower(hash.GetCurrentHash());
}
