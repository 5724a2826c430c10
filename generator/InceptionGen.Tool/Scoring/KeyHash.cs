using System;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Text;

namespace InceptionGen.Tool.Scoring;

/// <summary>Which part of the output an image belongs to: by its key alone, so that every machine finds the same one, and a longer list leaves the others where they are.</summary>
internal static class KeyHash
{
    private const int MostOnStack = 512;

    /// <summary>XXH64 (seed 0) of the key's UTF-8, modulo the number of parts. <c>printf %s KEY | xxhsum -H1</c> prints the same hash.</summary>
    public static int PartOf(string key, int parts) => (int)(Of(key) % (ulong)parts);

    /// <summary>XXH64 (seed 0) of the key's UTF-8.</summary>
    public static ulong Of(string key)
    {
        int most = Encoding.UTF8.GetMaxByteCount(key.Length);
        Span<byte> bytes = most <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[most];
        return XxHash64.HashToUInt64(bytes[..Encoding.UTF8.GetBytes(key, bytes)]);
    }

    /// <summary>The order of keys in a part: that of their UTF-8 bytes, as <c>LC_ALL=C sort</c> has it.</summary>
    public static int Compare(string left, string right)
    {
        int same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length ? left.Length - right.Length : Rank(left[same]) - Rank(right[same]);
    }

    // In UTF-8, pairs of surrogates come after all other characters; in UTF-16, before the last ones of them.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
