using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using InceptionGen.Shipped;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>What the command line asks of the networks' benchmark.</summary>
internal sealed record NetworkBenchmarkOptions
{
    /// <summary>What "networks --help" prints.</summary>
    public const string Help = """
        Times generated networks and ONNX Runtime on the same weights and image, in turn, in one process.

        dotnet run -c Release --project tests/InceptionGen.Benchmarks -- networks [options]

          --network NAMES   names of the sample's networks, separated by commas
          --threads LIST    1,2 if not given
          --batch LIST      1,8 if not given
          --rounds N        turns of each; 5 if not given
          --stages          every stage's time and effective GFLOP/s, too
          --callers LIST    instead: these numbers of callers at once on one network, as they divide the processors, beside fixed numbers of threads
          --tiny            instead: images and weights near the smallest numbers of float32, beside usual ones
          --regret          instead: every algorithm of every convolution, and what the choice costs beside the fastest
          --candidates      with --regret: the other algorithms' times, too
          --start           instead: from the start of a process to its first prediction, and resident memory
          --native FILE     with --start: the sample published as Native AOT, too

        """;

    private static readonly string[] Published = ["googlenet_torchvision", "bn_inception", "inception_v3", "inception_v4", "inception_resnet_v2"];

    public IReadOnlyList<ShippedNetwork> Networks { get; private init; } = [.. Published.Select(ShippedNetworks.Find)];

    public IReadOnlyList<int> Threads { get; private init; } = [1, 2];

    public IReadOnlyList<int> Batches { get; private init; } = [1, 8];

    public int Rounds { get; private init; } = 5;

    public bool ShowsStages { get; private init; }

    public bool MeasuresStart { get; private init; }

    public bool ComparesTinyNumbers { get; private init; }

    public bool MeasuresRegret { get; private init; }

    public bool ShowsCandidates { get; private init; }

    /// <summary>How many callers share a network at once; none if that is not what is measured.</summary>
    public IReadOnlyList<int> Callers { get; private init; } = [];

    /// <summary>The sample as a native program; null for none.</summary>
    public string? NativeProgram { get; private init; }

    public bool ShowsHelp { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">It asks for something that is not there.</exception>
    public static NetworkBenchmarkOptions Parse(ReadOnlySpan<string> arguments)
    {
        NetworkBenchmarkOptions options = new();
        while (arguments is [string option, ..])
        {
            arguments = arguments[1..];
            options = option switch
            {
                "--network" => options with { Networks = [.. Value(ref arguments, option).Split(',').Select(ShippedNetworks.Find)] },
                "--threads" => options with { Threads = Numbers(ref arguments, option) },
                "--batch" => options with { Batches = Numbers(ref arguments, option) },
                "--rounds" => options with { Rounds = Numbers(ref arguments, option)[0] },
                "--stages" => options with { ShowsStages = true },
                "--callers" => options with { Callers = Numbers(ref arguments, option) },
                "--tiny" => options with { ComparesTinyNumbers = true },
                "--candidates" => options with { ShowsCandidates = true },
                "--regret" => options with { MeasuresRegret = true },
                "--start" => options with { MeasuresStart = true },
                "--native" => options with { NativeProgram = Program(Value(ref arguments, option)) },
                "--help" => options with { ShowsHelp = true },
                _ => throw new ArgumentException($"Unknown option '{option}'; --help lists them."),
            };
        }

        return options;
    }

    private static string Value(ref ReadOnlySpan<string> arguments, string option)
    {
        if (arguments is not [string value, ..]) throw new ArgumentException($"{option} needs a value; --help explains it.");
        arguments = arguments[1..];
        return value;
    }

    private static string Program(string path) => File.Exists(path) ? Path.GetFullPath(path) : throw new ArgumentException($"There is no program {path}.");

    private static int[] Numbers(ref ReadOnlySpan<string> arguments, string option) => [.. Value(ref arguments, option).Split(',').Select(text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new ArgumentException($"{option} takes whole numbers from 1 on, not '{text}'."))];
}
