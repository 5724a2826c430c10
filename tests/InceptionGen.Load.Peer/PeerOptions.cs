using System;
using System.Globalization;

namespace InceptionGen.Load.Peer;

/// <summary>What the command line asks for: <c>--network NAME --port N --slots N --threads N</c>.</summary>
/// <param name="Network">A shipped network.</param>
/// <param name="Port">Where it listens.</param>
/// <param name="Slots">Photos at the same time; 0 for all that come.</param>
/// <param name="Threads">Of a prediction; 0 for ONNX Runtime's own choice.</param>
internal sealed record PeerOptions(string Network, int Port, int Slots, int Threads)
{
    /// <summary>Reads the command line. What is not given is what answers most: a photo on each processor, one thread for each.</summary>
    /// <exception cref="ArgumentException">It asks for something that is not there.</exception>
    public static PeerOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new PeerOptions("googlenet", 8100, Environment.ProcessorCount, 1);
        for (; arguments is [string option, string value, ..]; arguments = arguments[2..])
        {
            options = option switch
            {
                "--network" => options with { Network = value },
                "--port" => options with { Port = Number(option, value) },
                "--slots" => options with { Slots = Number(option, value) },
                "--threads" => options with { Threads = Number(option, value) },
                _ => throw Unknown(option),
            };
        }

        return arguments.IsEmpty ? options : throw Unknown(arguments[0]);
    }

    private static int Number(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw new ArgumentException($"{option} takes a number, not '{text}'.");

    private static ArgumentException Unknown(string option) => new($"'{option}' is none of --network NAME, --port N, --slots N and --threads N.");
}
