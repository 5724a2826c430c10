using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Serve;

/// <summary>Arguments that cannot be followed; the message says why, in one line.</summary>
internal sealed class ArgumentsException(string message) : Exception(message);

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    private static readonly Dictionary<string, Func<Arguments, string, Arguments>> Values = new(StringComparer.Ordinal)
    {
        ["--network"] = (arguments, value) => arguments with { Network = Networks.Find(value) },
        ["--weights"] = (arguments, value) => arguments with { Weights = value },
        ["--labels"] = (arguments, value) => arguments with { Labels = value },
        ["--model"] = (arguments, value) => arguments with { Named = [.. arguments.Named, ServedModel.Parse(value)] },
        ["--urls"] = (arguments, value) => arguments with { Urls = Addresses(value) },
        ["--port"] = (arguments, value) => arguments with { Urls = Address(Number("--port", value, 0, 65535)) },
        ["--grpc-port"] = (arguments, value) => arguments with { GrpcPort = Number("--grpc-port", value, 1, 65535) },
        ["--max-wait"] = (arguments, value) => arguments with { MaxWait = TimeSpan.FromMilliseconds(Number("--max-wait", value, 1, 3_600_000)) },
        ["--shutdown-delay"] = (arguments, value) => arguments with { ShutdownDelay = TimeSpan.FromSeconds(Number("--shutdown-delay", value, 0, 3600)) },
        ["--quota"] = (arguments, value) => arguments with { Quota = Number("--quota", value, 1, 1_000_000) },
    };

    private static readonly Dictionary<string, Func<Arguments, Arguments>> Switches = new(StringComparer.Ordinal)
    {
        ["--reload"] = arguments => arguments with { Reloads = true },
        ["--control"] = arguments => arguments with { AllowsControl = true },
        ["--help"] = arguments => arguments with { ShowsHelp = true },
        ["-h"] = arguments => arguments with { ShowsHelp = true },
    };

    /// <summary>All models: those of --model, or the one of --network.</summary>
    public IReadOnlyList<ServedModel> Models => Named.Count > 0 ? Named : [new((Network ?? Networks.All[0]).Name, Network ?? Networks.All[0], Weights)];

    /// <summary>A file with a name per class; null for the table's.</summary>
    public string? Labels { get; private init; }

    /// <summary>Where to listen; null for the environment's, or the usual address.</summary>
    public string? Urls { get; private init; }

    /// <summary>Where to serve gRPC beside them; null for the usual port with the usual address, and for no gRPC with another.</summary>
    public int? GrpcPort { get; private init; }

    /// <summary>How long a request may wait for a processor.</summary>
    public TimeSpan MaxWait { get; private init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it serves on, and says that it is not ready, once it was told to stop.</summary>
    public TimeSpan ShutdownDelay { get; private init; }

    /// <summary>Requests of one client in a second; null for any number.</summary>
    public int? Quota { get; private init; }

    /// <summary>Whether changed files of weights are loaded again.</summary>
    public bool Reloads { get; private init; }

    /// <summary>Whether clients may load and unload models.</summary>
    public bool AllowsControl { get; private init; }

    public bool ShowsHelp { get; private init; }

    private NetworkChoice? Network { get; init; }

    private string? Weights { get; init; }

    private IReadOnlyList<ServedModel> Named { get; init; } = [];

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
                throw new ArgumentsException($"unknown option '{option}'. The options are {string.Join(", ", Values.Keys.Concat(Switches.Keys))}; --help explains them.");
            }
        }

        return arguments.ShowsHelp ? arguments : arguments.Checked();
    }

    private Arguments Checked()
    {
        if (Named.Count > 0 && (Network is not null || Weights is not null)) throw new ArgumentsException("--model says network and weights itself; leave out --network and --weights, or --model.");
        if (Models.GroupBy(model => model.Name).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new ArgumentsException($"two models are called '{twice.Key}'. Give each a name of its own.");
        if (Reloads && Models.FirstOrDefault(model => model.Weights is null) is { } synthetic) throw new ArgumentsException($"--reload watches files of weights; '{synthetic.Name}' has none.");
        return this;
    }

    private static string Addresses(string value) => value.Split(';').All(url => Uri.TryCreate(url.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal), UriKind.Absolute, out Uri? address) && address.Scheme == "http")
        ? value
        : throw new ArgumentsException($"--urls needs addresses such as http://localhost:8000 or http://*:8000, separated by ';', not '{value}'. For https, put a proxy before it.");

    // The system finds a free port for one address, and localhost is two.
    private static string Address(int port) => port == 0 ? "http://127.0.0.1:0" : FormattableString.Invariant($"http://localhost:{port}");

    private static int Number(string option, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new ArgumentsException(FormattableString.Invariant($"{option} needs a whole number from {least} to {most}, not '{value}'."));
}
