using System;
using System.Globalization;

namespace InceptionGen.Tool.Scoring.Parts;

/// <summary>What parts are written as, and what they are called.</summary>
internal static class PartFormat
{
    public const string JsonLines = "jsonl", Compressed = "jsonl.gz", Numpy = "npy";

    public static string[] All { get; } = [JsonLines, Compressed, Numpy];

    /// <summary>"part-00003-of-00064.jsonl": in the order of their names, parts are in the order of their numbers.</summary>
    public static string Name(int part, int parts, string ending) => string.Create(CultureInfo.InvariantCulture, $"part-{part:D5}-of-{parts:D5}.{ending}");

    /// <summary>The ending of the file that says which keys a part has: that of its rows, or for arrays of the file beside them.</summary>
    public static string KeysEnding(string format) => format == Numpy ? "keys.jsonl" : format;
}
