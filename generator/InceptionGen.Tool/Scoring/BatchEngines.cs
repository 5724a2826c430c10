using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InceptionGen.Tool.Scoring;

/// <summary>Which shard this process is where an engine that runs many of it says so, in variables of the environment.</summary>
/// <param name="variable">Reads a variable; null where it is not set.</param>
internal sealed class BatchEngines(Func<string, string?> variable)
{
    private const string ByHand = "say which shard this is with --shard I/N (0/1 for all images)";

    /// <summary>Index and number of shards as the engines name them. Azure Batch has no array of tasks: it calls each task as the job's owner does, task7.</summary>
    private static readonly (string Engine, string Index, string? Count)[] Known =
    [
        ("Kubernetes", "JOB_COMPLETION_INDEX", null),
        ("Slurm", "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT"),
        ("AWS Batch", "AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE"),
        ("Azure Batch", "AZ_BATCH_TASK_ID", null),
    ];

    /// <summary>The shard of this process.</summary>
    /// <param name="count">How many shards the command line says there are; null if it does not. The index is the engine's own then, which is to count from 0.</param>
    /// <param name="problem">What is wrong; empty if nothing is.</param>
    public Shard Find(int? count, out string problem)
    {
        problem = "";
        (string Engine, string Index, string? Count)[] present = [.. Known.Where(engine => variable(engine.Index) is { Length: > 0 })];
        if (present.Length > 1)
        {
            problem = $"{string.Join(" and ", present.Select(engine => engine.Index))} are both set; {ByHand}.";
            return Shard.Whole;
        }

        if (present.Length == 0)
        {
            if (count is { } wanted) problem = string.Create(CultureInfo.InvariantCulture, $"--shards {wanted}: none of {string.Join(", ", Known.Select(engine => engine.Index))} says which shard this is; say --shard I/{wanted}.");
            return Shard.Whole;
        }

        (string name, string indexName, string? countName) = present[0];
        string text = variable(indexName)!;
        if (IndexOf(name, text) is not { } index)
        {
            problem = $"{indexName} is '{text}', which does not end in a number; {ByHand}.";
            return Shard.Whole;
        }

        if (count is null && (countName is null || Shard.Number(variable(countName) ?? "") is null))
        {
            problem = $"{indexName} is '{text}', so {name} runs this, but nothing says how many shards there are: add --shards N, or {ByHand}.";
            return Shard.Whole;
        }

        var shard = count is { } said ? new Shard(index, said) : new Shard(name == "Slurm" ? PlaceInArray(index) : index, Shard.Number(variable(countName!)!)!.Value);
        if (shard.Problem is { } why) problem = $"{indexName} is '{text}': {why}" + (name == "Slurm" ? " Make it --array=0-N, without gaps." : "");
        return shard;
    }

    // A Slurm array may begin anywhere and have any step: --array=1-16, --array=0-30:2.
    private int PlaceInArray(int id)
    {
        int first = Shard.Number(variable("SLURM_ARRAY_TASK_MIN") ?? "") ?? 0;
        int step = Shard.Number(variable("SLURM_ARRAY_TASK_STEP") ?? "") is > 0 and int said ? said : 1;
        return (id - first) / step;
    }

    private static int? IndexOf(string engine, string text)
    {
        if (engine != "Azure Batch") return Shard.Number(text);
        int start = text.Length;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        return Shard.Number(text[start..]);
    }
}
