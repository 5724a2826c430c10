using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Tool.Scoring;
using InceptionGen.Tool.Scoring.Parts;

namespace InceptionGen.Tool.Commands;

/// <summary>"score": what a network says of many images, on one machine or on many.</summary>
internal static class ScoreCommand
{
    private const int MostBatch = 1024;

    private static readonly string[] FileEndings = [".jsonl", ".json", ".gz", ".npy", ".csv", ".tsv", ".parquet", ".txt"];

    public static Command Create(ToolConsole console)
    {
        Argument<string> table = NetworkArgument.Create();
        var inputs = new Argument<string[]>("images") { Description = "Folders, lists of paths (one on each line), tar files and images; - for a list at standard input.", Arity = ArgumentArity.ZeroOrMore };
        var weights = new Option<string?>("--weights") { Description = "A file of weights, or the folder of a model: safetensors, PyTorch, Keras or TensorFlow.js.", HelpName = "file" };
        var synthetic = new Option<bool>("--synthetic") { Description = "Made-up weights, the same for everybody: full speed, but it recognises nothing." };
        var surplus = new Option<bool>("--ignore-surplus") { Description = "Accept tensors that no row of the table needs." };
        var output = new Option<string?>("--output", "-o") { Description = "A folder for the parts of the result; without it, JSON lines go to standard output.", HelpName = "folder" };
        var format = new Option<string>("--format") { Description = "What parts are written as.", HelpName = string.Join('|', PartFormat.All), DefaultValueFactory = _ => PartFormat.JsonLines };
        format.AcceptOnlyFromAmong(PartFormat.All);
        var shard = new Option<string?>("--shard") { Description = "Score shard I of N only, from 0/N on. Without it, variables of Kubernetes, Slurm, AWS Batch and Azure Batch say which.", HelpName = "I/N" };
        Option<int?> shards = Number("--shards", "How many shards there are, where the engine's variables say the index only.", "N", Shard.MostShards);
        Option<int?> parts = Number("--parts", "How many parts the images are divided into; without it, parts of about 256 images.", "P", Shard.MostShards);
        var wholeTars = new Option<bool>("--whole-tars") { Description = "Keep the images of a tar file in one part, so that the other shards need not open it." };
        Option<int?> top = Number("--top", "How many classes a row lists; 5 if not given.", "K", int.MaxValue);
        var labels = new Option<string?>("--labels") { Description = "A file with the names of the classes, one on each line; without it, the table's.", HelpName = "file" };
        var preprocess = new Option<string?>("--preprocess") { Description = "How bytes become numbers, as in 'rgb / 127.5 - 1'; without it, as the table says.", HelpName = "formula" };
        Option<int?> batch = Number("--batch", "Images that a thread predicts at a time; 1 if not given.", "B", MostBatch);
        Option<int?> threads = Number("--threads", "Threads, each with images of its own; one for each processor if not given.", "T", SessionOptions.MaxThreads);
        var stdin = new Option<bool>("--stdin") { Description = "Read paths at standard input and print their rows in this order, for Spark's pipe, Hadoop streaming, parallel and xargs." };
        var retry = new Option<bool>("--retry") { Description = "Make finished parts again that have images which could not be read." };
        var exitZero = new Option<bool>("--exit-zero") { Description = "End with 0 even if images could not be read." };

        var command = new Command("score", "Write what a network says of many images, part by part, on one machine or on many. Ends with 3 if some could not be read.")
        {
            table, inputs, weights, synthetic, surplus, output, format, shard, shards, parts, wholeTars, top, labels, preprocess, batch, threads, stdin, retry, exitZero,
        };
        command.Validators.Add(result =>
        {
            string kind = result.GetValue(format) ?? PartFormat.JsonLines;
            bool hasFile = result.GetValue(weights) is not null;
            if (hasFile && result.GetValue(synthetic)) result.AddError("--weights and --synthetic exclude each other; leave one out.");
            if (!hasFile && !result.GetValue(synthetic)) result.AddError("Scoring needs weights: name their file with --weights, or say --synthetic for made-up ones that recognise nothing.");
            bool isStream = result.GetValue(stdin), hasInputs = result.GetResult(inputs)?.Tokens.Count > 0;
            if (!isStream && !hasInputs) result.AddError("Name folders, lists, tar files or images, or say --stdin for paths that come at standard input.");
            int fromInput = new[] { result.GetResult(table)?.Tokens, result.GetResult(inputs)?.Tokens }.Sum(tokens => tokens?.Count(token => token.Value == "-") ?? 0);
            if (fromInput + (isStream ? 1 : 0) > 1) result.AddError("Standard input is one thing only: a table, a list of paths or, with --stdin, paths. Name a file for the others.");
            if (isStream && (hasInputs || new Option[] { output, shard, shards, parts, wholeTars, batch, retry }.Any(option => result.GetResult(option) is { Implicit: false })))
                result.AddError("--stdin takes paths one by one and prints their rows: leave out images, --output, --shard, --shards, --parts, --whole-tars, --batch and --retry.");
            if (result.GetValue(shard) is { } text && Shard.Parse(text, out string problem) is var _ && problem.Length > 0) result.AddError(problem);
            if (result.GetValue(shard) is not null && result.GetValue(shards) is not null) result.AddError("--shard says how many shards there are; leave out --shards.");
            if (result.GetValue(output) is not { } folder)
            {
                if (kind != PartFormat.JsonLines) result.AddError($"--format {kind} needs a folder: name it with --output.");
                if (result.GetValue(retry)) result.AddError("--retry is for the parts of a folder: name it with --output.");
            }
            else if (FileEndings.FirstOrDefault(ending => folder.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is not null)
            {
                result.AddError($"--output {folder}: it is a folder that the parts of the result go to; --format says what they are: {string.Join(", ", PartFormat.All)}. Leave out --output for JSON lines at standard output.");
            }

            if (kind == PartFormat.Numpy && result.GetValue(top) is not null) result.AddError("--format npy writes the whole output of the network; leave out --top.");
            if (kind == PartFormat.Numpy && result.GetValue(labels) is not null) result.AddError("--format npy writes numbers only; leave out --labels.");
            if (result.GetValue(preprocess) is { } formula && Parse(formula, out string wrong) is null) result.AddError("--preprocess: " + wrong);
        });
        command.SetAction((parsed, cancellation) =>
        {
            var options = new ScoreOptions
            {
                Table = parsed.GetValue(table)!,
                Inputs = parsed.GetValue(inputs) ?? [],
                IsStream = parsed.GetValue(stdin),
                Weights = parsed.GetValue(weights),
                IgnoreSurplus = parsed.GetValue(surplus),
                Preprocessing = parsed.GetValue(preprocess) is { } formula ? Parse(formula, out _) : null,
                Labels = parsed.GetValue(labels),
                Shard = parsed.GetValue(shard) is { } text ? Shard.Parse(text, out _) : null,
                Shards = parsed.GetValue(shards),
                Output = parsed.GetValue(output),
                Format = parsed.GetValue(format)!,
                Parts = parsed.GetValue(parts),
                WholeTars = parsed.GetValue(wholeTars),
                Top = parsed.GetValue(top) ?? 5,
                Batch = parsed.GetValue(batch) ?? 1,
                Threads = parsed.GetValue(threads) ?? 0,
                Retry = parsed.GetValue(retry),
                ExitZero = parsed.GetValue(exitZero),
            };
            // Threads are waited for, which no thread of a pool should do.
            return Task.Factory.StartNew(() => new ScoreRun(console, options).Once(cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        });
        return command;
    }

    private static Option<int?> Number(string name, string description, string value, int most)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = value };
        option.CustomParser = result =>
        {
            if (Shard.Number(result.Tokens[0].Value) is { } number && number >= 1 && number <= most) return number;
            string range = most == int.MaxValue ? "of at least 1" : string.Create(CultureInfo.InvariantCulture, $"from 1 to {most}");
            result.AddError($"{name} needs a whole number {range}, not '{result.Tokens[0].Value}'.");
            return null;
        };
        return option;
    }

    private static Preprocessing? Parse(string formula, out string problem)
    {
        try
        {
            problem = "";
            return Preprocessing.Parse(formula);
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
            return null;
        }
    }
}
