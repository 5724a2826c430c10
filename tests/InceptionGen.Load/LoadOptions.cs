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
        Asks a service of the Open Inference Protocol about a photo, at fixed rates that do not wait for its answers (an open loop, Poisson arrivals).

        dotnet run -c Release --project tests/InceptionGen.Load -- [options]

          --url URL         http://localhost:8000 if not given
          --model NAME      googlenet if not given
          --photo FILE      samples/Classify/chelsea.jpg if not given
          --loads LIST      times the capacity; 0.5,0.9,1.2,3 if not given
          --seconds N       of each; 20 if not given
          --capacity N      answers a second; measured first if not given, with two callers for each processor
          --seed N          of the arrivals; 1 if not given

        Times of answers are counted from when a request was meant to be sent, those of refusals from when it was sent.

        """;

    public Uri Url { get; private init; } = new("http://localhost:8000");

    public string Model { get; private init; } = "googlenet";

    public string Photo { get; private init; } = Path.Combine("samples", "Classify", "chelsea.jpg");

    public double[] Loads { get; private init; } = [0.5, 0.9, 1.2, 3];

    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(20);

    /// <summary>Answers a second; 0 to measure it.</summary>
    public double Capacity { get; private init; }

    public int Seed { get; private init; } = 1;

    public bool ShowsHelp { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">It asks for something that is not there.</exception>
    public static LoadOptions Parse(ReadOnlySpan<string> arguments)
    {
        LoadOptions options = new();
        while (arguments is [string option, ..])
        {
            arguments = arguments[1..];
            options = option switch
            {
                "--url" => options with { Url = Address(Value(ref arguments, option)) },
                "--model" => options with { Model = Value(ref arguments, option) },
                "--photo" => options with { Photo = Value(ref arguments, option) },
                "--loads" => options with { Loads = [.. Value(ref arguments, option).Split(',').Select(text => Number(option, text))] },
                "--seconds" => options with { Duration = TimeSpan.FromSeconds(Number(option, Value(ref arguments, option))) },
                "--capacity" => options with { Capacity = Number(option, Value(ref arguments, option)) },
                "--seed" => options with { Seed = (int)Number(option, Value(ref arguments, option)) },
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

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme.StartsWith("http", StringComparison.Ordinal)
        ? url
        : throw new ArgumentException($"--url takes an address such as http://localhost:8000, not '{text}'.");

    private static double Number(string option, string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is > 0 and < 1e6
        ? number
        : throw new ArgumentException($"{option} takes numbers above 0, not '{text}'.");
}
