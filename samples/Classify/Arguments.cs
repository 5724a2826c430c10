using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen;

namespace Classify;

/// <summary>Arguments that cannot be followed; the message says why, in one line.</summary>
internal sealed class ArgumentsException(string message) : Exception(message);

/// <summary>A feature map or vector to write to a file.</summary>
internal sealed record SaveRequest(string Name, string Path);

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public const string Synthetic = "synthetic";

    private static readonly Dictionary<string, Func<Arguments, string, Arguments>> Values = new(StringComparer.Ordinal)
    {
        ["--network"] = (arguments, value) => arguments with { Network = Networks.Find(value) },
        ["--weights"] = (arguments, value) => arguments with { Weights = value },
        ["--image"] = (arguments, value) => arguments with { Image = value },
        ["--labels"] = (arguments, value) => arguments with { Labels = value },
        ["--preprocess"] = (arguments, value) => arguments with { Preprocess = Preprocessings.Check(value) },
        ["--top"] = (arguments, value) => arguments with { Top = Number("--top", value) },
        ["--threads"] = (arguments, value) => arguments with { Threads = Number("--threads", value, most: SessionOptions.MaxThreads) },
        ["--batch"] = (arguments, value) => arguments with { Batch = Number("--batch", value) },
        ["--time"] = (arguments, value) => arguments with { Runs = Number("--time", value) },
        ["--export"] = (arguments, value) => arguments with { Export = value },
        ["--save"] = (arguments, value) => arguments with { Saves = [.. arguments.Saves, Save(value)] },
    };

    private static readonly Dictionary<string, Func<Arguments, Arguments>> Switches = new(StringComparer.Ordinal)
    {
        ["--precise"] = arguments => arguments with { Precise = true },
        ["--compact"] = arguments => arguments with { Compact = true },
        ["--plan"] = arguments => arguments with { ShowsPlan = true },
        ["--json"] = arguments => arguments with { AsJson = true },
        ["--help"] = arguments => arguments with { ShowsHelp = true },
        ["-h"] = arguments => arguments with { ShowsHelp = true },
    };

    public NetworkChoice Network { get; private init; } = Networks.All[0];

    /// <summary>A file, or <see cref="Synthetic"/>.</summary>
    public string Weights { get; private init; } = Synthetic;

    /// <summary>A file; null for the photo that ships with the sample.</summary>
    public string? Image { get; private init; }

    public string? Labels { get; private init; }

    /// <summary>A preprocessing, or "table"; null for the one that goes with the weights.</summary>
    public string? Preprocess { get; private init; }

    public int Top { get; private init; } = 5;

    /// <summary>0 for all processors.</summary>
    public int Threads { get; private init; }

    public int Batch { get; private init; } = 1;

    /// <summary>How many predictions are timed after the first.</summary>
    public int Runs { get; private init; } = 10;

    public IReadOnlyList<SaveRequest> Saves { get; private init; } = [];

    /// <summary>A file for the network as ONNX; null for none.</summary>
    public string? Export { get; private init; }

    public bool Precise { get; private init; }

    public bool Compact { get; private init; }

    public bool AsJson { get; private init; }

    public bool ShowsPlan { get; private init; }

    public bool ShowsHelp { get; private init; }

    /// <summary>The same with the classifier that the weights are for.</summary>
    public Arguments WithFittingHead() => Weights == Synthetic ? this : this with { Network = Network.FittedTo(Weights) };

    /// <summary>Reads the command line. A value follows its option as the next argument or after '='.</summary>
    /// <exception cref="ArgumentsException">It asks for something that is not there.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        Arguments arguments = new();
        for (int i = 0; i < args.Count; i++)
        {
            string[] parts = args[i].Split('=', 2);
            string option = parts[0];
            if (Switches.TryGetValue(option, out Func<Arguments, Arguments>? turnOn))
            {
                if (parts.Length == 2) throw new ArgumentsException($"{option} has no value.");
                arguments = turnOn(arguments);
            }
            else if (Values.TryGetValue(option, out Func<Arguments, string, Arguments>? take))
            {
                string? value = parts.Length == 2 ? parts[1] : args.ElementAtOrDefault(++i);
                if (string.IsNullOrEmpty(value)) throw new ArgumentsException($"{option} needs a value; --help explains it.");
                arguments = take(arguments, value);
            }
            else
            {
                throw new ArgumentsException($"unknown option '{option}'{Suggestion.For(option, Values.Keys.Concat(Switches.Keys))}; --help lists them.");
            }
        }

        return arguments;
    }

    private static int Number(string option, string value, int most = int.MaxValue) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 && number <= most
            ? number
            : throw new ArgumentsException(FormattableString.Invariant($"{option} needs a whole number {(most == int.MaxValue ? "of at least 1" : $"from 1 to {most}")}, not '{value}'."));

    private static SaveRequest Save(string value) => value.Split('=', 2) is [{ Length: > 0 } name, { Length: > 0 } path]
        ? new(name, path)
        : throw new ArgumentsException($"--save needs NAME=FILE.npy, not '{value}'.");
}
