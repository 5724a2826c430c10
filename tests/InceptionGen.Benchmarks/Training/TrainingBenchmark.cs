using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Training;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Running;

namespace InceptionGen.Benchmarks.Training;

/// <summary>Steps of training a shipped network from synthetic weights, on random images: forward pass, whole step, memory and allocations.</summary>
internal static class TrainingBenchmark
{
    /// <summary>What the command line calls it.</summary>
    public const string Command = "training";

    private const string Usage = "training [--network googlenet_torchvision] [--batch 8] [--threads 1] [--rounds 9] [--parts]";
    private const int WarmUps = 2;

    /// <summary>Measures, and writes a line.</summary>
    /// <returns>0, or 2 for a command line that is not understood.</returns>
    public static int Run(string[] words, TextWriter output)
    {
        Dictionary<string, string> options = new(StringComparer.Ordinal) { ["--network"] = "googlenet_torchvision", ["--batch"] = "8", ["--threads"] = "1", ["--rounds"] = "9" };
        bool hasParts = words is [.., "--parts"];
        if (hasParts) words = words[..^1];
        for (int i = 0; i < words.Length; i += 2)
        {
            if (i + 1 == words.Length || !options.ContainsKey(words[i]))
            {
                output.WriteLine(Usage);
                return 2;
            }

            options[words[i]] = words[i + 1];
        }

        int Number(string option) => int.Parse(options[option], CultureInfo.InvariantCulture);
        (int batch, int rounds) = (Number("--batch"), Number("--rounds"));
        NetworkDescription network = ShippedNetworks.Find(options["--network"]).Describe();
        TrainerOptions settings = new() { IgnoresTable = true, Batch = batch, Threads = Number("--threads"), Optimizer = Sgd.Caffe(1e-4f, 0.9f, 2e-4f) };
        TrainingRun run = new(network, new TrainingPlan(network, settings), SyntheticWeights.For(network), _ => RowMode.Trained);
        int[] labels = [.. Enumerable.Range(0, batch)];
        var random = new Random(1);
        List<double> forward = [], steps = [];
        long allocated = 0;
        for (int round = -WarmUps; round < rounds; round++)
        {
            foreach (ref float pixel in run.Graph.Images(batch)) pixel = (random.NextSingle() * 2) - 1;
            var watch = Stopwatch.StartNew();
            run.Graph.Forward(batch, isTraining: true, default);
            if (round == 0 && hasParts) run.Graph.Clock = new StepClock();
            double forwardTime = watch.Elapsed.TotalMilliseconds;

            // The images' memory is used for other maps once they are read.
            foreach (ref float pixel in run.Graph.Images(batch)) pixel = (random.NextSingle() * 2) - 1;
            long before = GC.GetTotalAllocatedBytes(precise: true);
            watch.Restart();
            run.Step(labels, 1e-4f);
            double step = watch.Elapsed.TotalMilliseconds;
            if (round < 0) continue;
            allocated = Math.Max(allocated, GC.GetTotalAllocatedBytes(precise: true) - before);
            forward.Add(forwardTime);
            steps.Add(step);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options["--network"]}, batch {batch}, threads {settings.Threads}: forward {Median(forward):0} ms, step {Median(steps):0} ms (least {steps.Min():0}), {Median(steps) / batch:0.0} ms an image; {run.Graph.Bytes >> 20} MB of maps and scratch, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most; {allocated} bytes allocated in a step"));
        if (run.Graph.Clock is { } clock) WriteParts(clock, output, rounds);
        return 0;
    }

    private static void WriteParts(StepClock clock, TextWriter output, int rounds)
    {
        foreach (var part in clock.Times.GroupBy(time => time.Part).Select(group => (Part: group.Key, Sum: group.Sum(time => time.Milliseconds) / rounds)).OrderByDescending(part => part.Sum))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part.Sum,8:0.0} ms  {part.Part}"));
        foreach ((string cell, string part, double sum) in clock.Times.OrderByDescending(time => time.Milliseconds).Take(25))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sum / rounds,8:0.0} ms  {cell}: {part}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
