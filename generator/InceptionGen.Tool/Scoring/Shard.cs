using System;
using System.Globalization;

namespace InceptionGen.Tool.Scoring;

/// <summary>One of several processes that divide the images of a job.</summary>
/// <param name="Index">Which, from 0 on.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct Shard(int Index, int Count)
{
    /// <summary>The most shards of a job: each has a part at least.</summary>
    public const int MostShards = 99_999;

    /// <summary>The only one.</summary>
    public static Shard Whole => new(0, 1);

    /// <summary>Reads "3/16".</summary>
    /// <param name="text">What the command line says.</param>
    /// <param name="problem">What is wrong with it; empty if nothing is.</param>
    public static Shard Parse(string text, out string problem)
    {
        if (text.Split('/') is not [string index, string count] || Number(index) is not { } which || Number(count) is not { } all)
        {
            problem = $"--shard {text}: write which shard it is and how many there are, as in 3/16. The first one is 0/16.";
            return Whole;
        }

        var shard = new Shard(which, all);
        problem = shard.Problem is { } why ? $"--shard {text}: {why}" : "";
        return shard;
    }

    /// <summary>Why no job has such a shard; null if one can.</summary>
    public string? Problem => Count is < 1 or > MostShards
        ? string.Create(CultureInfo.InvariantCulture, $"there are 1 to {MostShards} shards, not {Count}.")
        : Index >= Count
            ? string.Create(CultureInfo.InvariantCulture, $"shards are counted from 0, so the last of {Count} is {Count - 1}/{Count}.")
            : null;

    /// <summary>A whole number of at least 0; null if the text is something else.</summary>
    public static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
