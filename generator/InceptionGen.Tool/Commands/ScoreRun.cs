using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Tool.Scoring;
using InceptionGen.Tool.Scoring.Inputs;
using InceptionGen.Tool.Scoring.Parts;
using InceptionGen.Tool.Scoring.Rows;
using InceptionGen.Tool.Scoring.Running;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Commands;

/// <summary>What "score" does.</summary>
internal sealed record ScoreRun(ToolConsole Console, ScoreOptions Options)
{
    public int Once(CancellationToken cancellation)
    {
        string problem = "";
        Shard shard = Options.IsStream ? Shard.Whole : Options.Shard ?? new BatchEngines(Console.Variable).Find(Options.Shards, out problem);
        if (problem.Length > 0)
        {
            Console.Error.WriteLine(problem);
            return ExitCode.Usage;
        }

        if (Options.Parts < shard.Count)
        {
            Console.Error.WriteLine(FormattableString.Invariant($"--parts {Options.Parts}: each of {shard.Count} shards makes a part at least; say --parts {shard.Count} or a multiple of it."));
            return ExitCode.Usage;
        }

        int code = NetworkArgument.ReadSound(Console, Options.Table, "scored", out NetworkSummary? summary, cancellation);
        if (summary is null) return code;
        try
        {
            using var network = ScoredNetwork.Load(CompiledTable.Of(summary.Network), Options);
            long broken = Options.IsStream ? Stream(network, cancellation) : Options.Output is { } folder ? InFolder(network, shard, folder, cancellation) : ToOutput(network, shard, cancellation);
            return broken > 0 && !Options.ExitZero ? ExitCode.Unusable : ExitCode.Clean;
        }
        catch (Exception exception) when (exception is ScoreException or WeightException or NotSupportedException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Unusable;
        }
    }

    // Paths in, rows out, as they come.
    private long Stream(ScoredNetwork network, CancellationToken cancellation)
    {
        using var lines = new StreamReader(Console.Input());
        using var output = new BufferedStream(Console.RawOutput());
        using var progress = new ScoreProgress(Console, total: null);
        network.Score(new LineFeed(lines), row => output.Write(row.Line.WrittenSpan), output.Flush, progress, cancellation);
        progress.Dispose();
        return Tell(progress, "", 0);
    }

    // One part, whose rows are in the order of their keys.
    private long ToOutput(ScoredNetwork network, Shard shard, CancellationToken cancellation)
    {
        int parts = Options.Parts ?? shard.Count;
        IReadOnlyList<PartImages> images = Division().Of(shard, parts);
        using var output = new BufferedStream(Console.RawOutput());
        using var progress = new ScoreProgress(Console, images.Sum(part => (long)part.Images.Count));
        network.Score(new PartFeed(images), row => output.Write(row.Line.WrittenSpan), () => { }, progress, cancellation);
        output.Flush();
        progress.Dispose();
        return Tell(progress, "", 0);
    }

    private long InFolder(ScoredNetwork network, Shard shard, string folder, CancellationToken cancellation)
    {
        (JobSettings job, IReadOnlyList<PartImages> images) = Begin(network, shard, folder);
        AtomicFile.RemoveLeftovers(folder);

        var wanted = new List<PartImages>();
        long brokenBefore = 0;
        foreach (PartImages part in images)
        {
            cancellation.ThrowIfCancellationRequested();
            int? broken = FinishedPart.Broken(folder, part, job.Parts, job.Format);
            if (broken is null || (broken > 0 && Options.Retry)) wanted.Add(part);
            else brokenBefore += broken.Value;
        }

        using var sink = new PartSink(wanted, part => PartWriter.Begin(folder, part.Part, job.Parts, job.Format, network.Shape, part.Images.Count));
        using var progress = new ScoreProgress(Console, wanted.Sum(part => (long)part.Images.Count));
        network.Score(new PartFeed(wanted), sink.Write, () => { }, progress, cancellation);
        sink.WriteEmptyParts();
        progress.Dispose();

        int before = images.Count - wanted.Count;
        string which = shard.Count == 1 ? "" : $"shard {shard}, ";
        return Tell(progress, $"{which}{wanted.Count} of {job.Parts} parts in {folder}{(before > 0 ? $"; finished before: {before}" : "")}", brokenBefore);
    }

    /// <summary>Finds the images, and says in the folder what its parts are made with, unless another process of the job was there first.</summary>
    private (JobSettings Job, IReadOnlyList<PartImages> Images) Begin(ScoredNetwork network, Shard shard, string folder)
    {
        if (File.Exists(folder)) throw new ScoreException($"{folder}: it is a file; name a folder for the parts.");
        JobSettings? job = Directory.Exists(folder) ? JobSettings.Read(folder) : null;
        while (true)
        {
            int parts = Options.Parts ?? job?.Parts ?? Division().Parts(shard.Count);
            var wanted = network.Settings(Options, parts);
            job?.RequireSame(wanted, folder);
            if (parts < shard.Count) throw new ScoreException($"{folder}: the number of its parts is {parts}, and each of {shard.Count} shards makes one at least. Take --shard I/{parts}, or another folder and --parts {shard.Count}.");
            IReadOnlyList<PartImages> images = Division().Of(shard, parts);
            if (job is not null) return (wanted, images);

            Directory.CreateDirectory(folder);
            if (wanted.TryWrite(folder)) return (wanted, images);
            job = JobSettings.Read(folder);
        }
    }

    private Division Division()
    {
        List<string>? lines = null;
        return new Division(new InputFiles(Options.Inputs, () => lines ??= Lines()), Options.WholeTars);
    }

    private List<string> Lines()
    {
        var lines = new List<string>();
        using var reader = new StreamReader(Console.Input());
        while (reader.ReadLine() is { } line) lines.Add(line);
        return lines;
    }

    private long Tell(ScoreProgress progress, string where, long brokenBefore)
    {
        long broken = progress.Broken + brokenBefore;
        string rows = broken == 0 ? "" : $"; {Counts.Grouped(broken)} could not be read, which their rows tell";
        Console.Error.WriteLine($"scored {progress.Summary()}{(where.Length > 0 ? ": " + where : "")}{rows}");
        return broken;
    }
}
