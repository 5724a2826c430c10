using System.Collections.Generic;
using System.Globalization;

namespace InceptionGen.Weights.PyTorch;

/// <summary>The keys that lead to a dict in a checkpoint. They may be anything, and millions of dicts may have the same long ones: what is kept is short.</summary>
/// <param name="parent">The dict around it; null if it is the whole.</param>
/// <param name="key">Its key there.</param>
/// <param name="level">How deep it is.</param>
internal sealed class DictPath(DictPath? parent, object? key, int level)
{
    private const int LongestKey = 60;

    public static DictPath Root { get; } = new(null, null, 0);

    public int Level => level;

    public DictPath To(object? child) => new(this, child, level + 1);

    public static string Shorten(string key) => key.Length > LongestKey ? key[..LongestKey] + "..." : key;

    public override string ToString()
    {
        List<string> keys = [];
        for ((DictPath path, DictPath? up) = (this, parent); up is not null; (path, up) = (up, up.Parent)) keys.Insert(0, path.KeyText);
        return string.Join('.', keys);
    }

    private DictPath? Parent => parent;

    private string KeyText => key switch
    {
        string text => Shorten(text),
        long or int => string.Create(CultureInfo.InvariantCulture, $"{key}"),
        _ => "?",
    };
}
