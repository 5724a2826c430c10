using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using InceptionGen.Training;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Maps;
using InceptionGen.Training.Running;

namespace InceptionGen.Benchmarks.Training;

/// <summary>Steps of training a network from synthetic weights, on random images: forward pass, whole step, memory and allocations; in turn with another program's if one is
/// named.</summary>
internal static class TrainingBenchmark
{
    /// <summary>What the command line calls it.</summary>
    public const string Command = "training";

    private const string Usage = """
        training [--network googlenet_batch_norm] [--batch 8] [--threads 1] [--rounds 9] [--parts] [--turns 1] [--peer "COMMAND"]

          --network  googlenet_batch_norm, small_inception, transfer (all but the head frozen), transfer_head, or a table that ships
          --parts    writes where the time goes, by part of the work and by cell of the table
          --peer     a command that writes a line of JSON with "step_ms" and "peak_mb"; runs in turn with ours, --turns times
        """;

    private const int WarmUps = 2;
    private const int MostCells = 25;

    /// <summary>Measures, and writes a line for each turn.</summary>
    /// <returns>0, or 2 for a command line that is not understood.</returns>
    public static int Run(string[] words, TextWriter output)
    {
        Dictionary<string, string> options = new(StringComparer.Ordinal)
        {
            ["--network"] = "googlenet_batch_norm",
            ["--batch"] = "8",
            ["--threads"] = "1",
            ["--rounds"] = "9",
            ["--turns"] = "1",
            ["--peer"] = "",
        };
        bool hasParts = words.Contains("--parts");
        words = [.. words.Where(word => word != "--parts")];
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
        NetworkDescription network = TrainingCases.Find(options["--network"]);
        TrainerOptions settings = new()
        {
            Batch = Number("--batch"),
            Threads = Number("--threads"),
            Optimizer = network.Operations.OfType<SigmoidInfo>().Any() ? RmsProp.Keras2(1e-4f) : Sgd.Caffe(1e-4f, 0.9f, 2e-4f),
        };
        var measured = new Measured(network, settings);
        List<double> ratios = [];
        for (int turn = 0; turn < Number("--turns"); turn++)
        {
            double step = measured.Run(Number("--rounds"), hasParts, output);
            if (options["--peer"].Length == 0) continue;
            (double peerStep, long peerPeak) = PeerProgram.Run(options["--peer"]);
            ratios.Add(step / peerStep);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the peer's step {peerStep:0} ms, {peerPeak} MB at most; ratio {ratios[^1]:0.00}"));
        }

        if (ratios.Count > 1) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median of {ratios.Count} ratios: {Median(ratios):0.00}"));
        return 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class Measured
    {
        private readonly NetworkDescription _network;
        private readonly TrainerOptions _settings;
        private readonly TrainingRun _run;
        private readonly int[] _labels;
        private readonly Random _random = new(1);

        public Measured(NetworkDescription network, TrainerOptions settings)
        {
            (_network, _settings) = (network, settings);
            var plan = new TrainingPlan(network, settings);
            _run = new TrainingRun(network, plan, SyntheticWeights.For(network), stage => stage.Index < plan.FrozenStages ? RowMode.Frozen : RowMode.Trained);
            _labels = [.. Enumerable.Range(0, settings.Batch).Select(i => i % Math.Min(_run.Classes, 10))];
        }

        /// <summary>Some steps.</summary>
        /// <returns>The median of their milliseconds.</returns>
        public double Run(int rounds, bool hasParts, TextWriter output)
        {
            List<double> forward = [], steps = [];
            long allocated = 0;
            for (int round = -WarmUps; round < rounds; round++)
            {
                if (round == 0 && hasParts) _run.Graph.Clock = new StepClock();
                FillImages();
                var watch = Stopwatch.StartNew();
                if (!hasParts) _run.Graph.Forward(_labels.Length, isTraining: true, default);
                double forwardTime = watch.Elapsed.TotalMilliseconds;

                // The images' memory is used for other maps once they are read.
                FillImages();
                long before = GC.GetTotalAllocatedBytes(precise: true);
                watch.Restart();
                _run.Step(_labels, 1e-4f);
                double step = watch.Elapsed.TotalMilliseconds;
                if (round < 0) continue;
                allocated = Math.Max(allocated, GC.GetTotalAllocatedBytes(precise: true) - before);
                forward.Add(forwardTime);
                steps.Add(step);
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{_network.Name}, batch {_labels.Length}, threads {_settings.Threads}: forward {Median(forward):0} ms, step {Median(steps):0} ms (least {steps.Min():0}), {Median(steps) / _labels.Length:0.0} ms an image; {_run.Graph.Bytes >> 20} MB of maps and scratch, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most; {allocated} bytes allocated in a step"));
            if (_run.Graph.Clock is { } clock) WriteParts(clock, output, rounds);
            return Median(steps);
        }

        private void FillImages()
        {
            foreach (ref float pixel in _run.Graph.Images(_labels.Length)) pixel = (_random.NextSingle() * 2) - 1;
        }

        private static void WriteParts(StepClock clock, TextWriter output, int rounds)
        {
            foreach (var part in clock.Times.GroupBy(time => time.Part).Select(group => (Part: group.Key, Sum: group.Sum(time => time.Milliseconds) / rounds)).OrderByDescending(part => part.Sum))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part.Sum,8:0.0} ms  {part.Part}"));
            foreach ((string cell, string part, double sum) in clock.Times.OrderByDescending(time => time.Milliseconds).Take(MostCells))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sum / rounds,8:0.0} ms  {cell}: {part}"));
        }
    }
}
