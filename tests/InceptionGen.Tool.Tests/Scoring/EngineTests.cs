using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Tool.Scoring;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Scoring;

/// <summary>Which shard a process is, by the variables of the engine that runs it.</summary>
public sealed class EngineTests
{
    [Theory]
    [InlineData("", null, "0/1")]
    [InlineData("JOB_COMPLETION_INDEX=3", 16, "3/16")]
    [InlineData("AWS_BATCH_JOB_ARRAY_INDEX=0 AWS_BATCH_JOB_ARRAY_SIZE=10", null, "0/10")]
    [InlineData("AWS_BATCH_JOB_ARRAY_INDEX=3", 16, "3/16")]
    [InlineData("SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=16 SLURM_ARRAY_TASK_MIN=0", null, "3/16")]
    [InlineData("SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=16 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=1", null, "0/16")]
    [InlineData("SLURM_ARRAY_TASK_ID=30 SLURM_ARRAY_TASK_COUNT=16 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_STEP=2", null, "15/16")]
    // One task of an array is submitted again: alone it makes whatever is missing; with --shards its own parts.
    [InlineData("SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_COUNT=1 SLURM_ARRAY_TASK_MIN=5", null, "0/1")]
    [InlineData("SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_COUNT=1 SLURM_ARRAY_TASK_MIN=5", 16, "5/16")]
    [InlineData("AZ_BATCH_TASK_ID=task-007", 16, "7/16")]
    [InlineData("AZ_BATCH_TASK_ID=15", 16, "15/16")]
    public void Variables_name_the_shard(string variables, int? shards, string shard)
    {
        Shard found = new BatchEngines(Of(variables).GetValueOrDefault).Find(shards, out string problem);
        Assert.Equal(("", shard), (problem, found.ToString()));
    }

    [Theory]
    [InlineData("", 16, "--shards 16: none of JOB_COMPLETION_INDEX, SLURM_ARRAY_TASK_ID, AWS_BATCH_JOB_ARRAY_INDEX, AZ_BATCH_TASK_ID says which shard this is")]
    [InlineData("JOB_COMPLETION_INDEX=3", null, "nothing says how many shards there are: add --shards N")]
    [InlineData("AWS_BATCH_JOB_ARRAY_INDEX=3", null, "nothing says how many shards there are")]
    [InlineData("AZ_BATCH_TASK_ID=task3", null, "nothing says how many shards there are")]
    [InlineData("JOB_COMPLETION_INDEX=16", 16, "JOB_COMPLETION_INDEX is '16': shards are counted from 0, so the last of 16 is 15/16.")]
    [InlineData("SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=1", null, "without gaps")]
    [InlineData("SLURM_ARRAY_TASK_ID=16", 16, "the last of 16 is 15/16. Make it --array=0-N")]
    [InlineData("AZ_BATCH_TASK_ID=scoring", 16, "AZ_BATCH_TASK_ID is 'scoring', which does not end in a number")]
    [InlineData("JOB_COMPLETION_INDEX=x", 16, "does not end in a number")]
    [InlineData("JOB_COMPLETION_INDEX=3 SLURM_ARRAY_TASK_ID=3", 16, "JOB_COMPLETION_INDEX and SLURM_ARRAY_TASK_ID are both set")]
    [InlineData("AWS_BATCH_JOB_ARRAY_INDEX=0 AWS_BATCH_JOB_ARRAY_SIZE=0", null, "there are 1 to 99999 shards, not 0")]
    public async Task What_they_leave_open_is_asked_for(string variables, int? shards, string message)
    {
        string[] count = shards is { } said ? ["--shards", said.ToString()] : [];
        ToolRun run = await ToolRun.In(Of(variables), "", ["score", "nowhere.csv", "--synthetic", "nothing", .. count]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_divides_a_job_and_what_the_command_line_says_goes_before()
    {
        using var folder = new PhotoFolder(photos: 30);
        string[] arguments = ["score", folder.Table, "--synthetic", folder.Photos, "-o", folder["out"], "--parts", "6"];
        for (int i = 4; i < 7; i++)
            Assert.Contains("2 of 6 parts", (await ToolRun.In(Of($"SLURM_ARRAY_TASK_ID={i} SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=4"), "", arguments)).Error, StringComparison.Ordinal);
        Assert.Equal((6, 30), (folder.Parts("out").Length, folder.Lines("out").Length));

        ToolRun whole = await ToolRun.In(Of("JOB_COMPLETION_INDEX=2"), "", [.. arguments, "--shard", "0/1"]);
        Assert.Contains("0 of 6 parts in ", whole.Error, StringComparison.Ordinal);
        Assert.Contains("; finished before: 6", whole.Error, StringComparison.Ordinal);

        // Whoever writes paths divides them already.
        ToolRun stream = await ToolRun.In(Of("JOB_COMPLETION_INDEX=2"), folder["photos/n0/0000.ppm"], "score", folder.Table, "--synthetic", "--stdin");
        Assert.Equal((ExitCode.Clean, 1), (stream.Code, stream.Raw.Count(one => one == '\n')));
    }

    private static Dictionary<string, string> Of(string variables) => variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]);
}
