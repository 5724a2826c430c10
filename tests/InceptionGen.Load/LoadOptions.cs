using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace InceptionGen.Load;

/// <summary>What the command line asks for.</summary>
internal sealed record LoadOptions
{
    /// <summary>What --help prints.</summary>
    public const string Help = """
        Asks a running samples/Serve about a photo.

        dotnet run -c Release --project tests/InceptionGen.Load -- [run] [options]

          rates             at fixed rates that do not wait for the answers (an open loop, Poisson arrivals); if no run is given
          beside            in turn with another service, tests/InceptionGen.Load.Peer: answers a second of both
          bare              in turn with sessions in this process: what the service adds
          vanish            while clients leave in the middle of what they ask
          reload            while the model is loaded again and again; the service needs --control
          hostile           with changed bodies and photos; the model should be small

          --url URL         http://localhost:8000 if not given
          --model NAME      googlenet if not given
          --photo FILE      samples/Classify/chelsea.jpg if not given
          --loads LIST      times the capacity; 0.5,0.9,1.2,3 if not given
          --seconds N       of each; 20 if not given
          --capacity N      answers a second; measured first if not given, with two callers for each processor
          --seed N          of what is random; 1 if not given
          --peer URL        the other service of 'beside'
          --count N         clients that leave, loads, or changed requests; 1000, 50 and 100000 if not given
          --photos FOLDER   photos that 'hostile' changes; tests/InceptionGen.Imaging.Tests/Photos if not given
          --grpc URL        where 'hostile' sends calls of gRPC; it sends none if not given

        Times of 'rates' are counted from when a request was meant to be sent, those of refusals from when it was sent. 'beside' and 'bare'
        print the medians of seven turns. Exit code: 0; 1 if the service broke a promise; 2 if the run is not possible.

        """;

    public Uri Url { get; private init; } = new("http://localhost:8000");

    public string Model { get; private init; } = "googlenet";

    public string Photo { get; private init; } = Path.Combine("samples", "Classify", "chelsea.jpg");

    public double[] Loads { get; private init; } = [0.5, 0.9, 1.2, 3];

    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(20);

    /// <summary>Answers a second; 0 to measure it.</summary>
    public double Capacity { get; private init; }

    public int Seed { get; private init; } = 1;

    /// <summary>What is done.</summary>
    public string Run { get; private init; } = "rates";

    public Uri? Peer { get; private init; }

    /// <summary>How often, in runs that count.</summary>
    public int Count { get => field > 0 ? field : Run switch { "vanish" => 1000, "reload" => 50, _ => 100_000 }; private init; }

    public string Photos { get; private init; } = Path.Combine("tests", "InceptionGen.Imaging.Tests", "Photos");

    public Uri? Grpc { get; private init; }

    public bool ShowsHelp { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">It asks for something that is not there.</exception>
    public static LoadOptions Parse(ReadOnlySpan<string> arguments)
    {
        LoadOptions options = new();
        if (arguments is [[not '-', ..] run, ..])
        {
            options = options with { Run = run };
            arguments = arguments[1..];
        }

        while (arguments is [string option, ..])
        {
            arguments = arguments[1..];
            options = option switch
            {
                "--url" => options with { Url = Address(option, Value(ref arguments, option)) },
                "--model" => options with { Model = Value(ref arguments, option) },
                "--photo" => options with { Photo = Value(ref arguments, option) },
                "--loads" => options with { Loads = [.. Value(ref arguments, option).Split(',').Select(text => Number(option, text))] },
                "--seconds" => options with { Duration = TimeSpan.FromSeconds(Number(option, Value(ref arguments, option))) },
                "--capacity" => options with { Capacity = Number(option, Value(ref arguments, option)) },
                "--seed" => options with { Seed = (int)Number(option, Value(ref arguments, option)) },
                "--peer" => options with { Peer = Address(option, Value(ref arguments, option)) },
                "--count" => options with { Count = (int)Number(option, Value(ref arguments, option)) },
                "--photos" => options with { Photos = Value(ref arguments, option) },
                "--grpc" => options with { Grpc = Address(option, Value(ref arguments, option)) },
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

    private static Uri Address(string option, string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme.StartsWith("http", StringComparison.Ordinal)
        ? url
        : throw new ArgumentException($"{option} takes an address such as http://localhost:8000, not '{text}'.");

    private static double Number(string option, string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is > 0 and < 1e6
        ? number
        : throw new ArgumentException($"{option} takes numbers above 0, not '{text}'.");
}
