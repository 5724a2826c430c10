using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen;

namespace Classify;

/// <summary>A feature map or vector to save, found by the name the command line gives.</summary>
/// <param name="Tap">The feature map; null for logits and probabilities.</param>
/// <param name="Request">Name and file.</param>
internal sealed record SavedMap(Tap? Tap, SaveRequest Request)
{
    private const string Logits = "logits";
    private const string Probabilities = "probabilities";

    /// <summary>Finds it. Only letters and digits count, and not their case: inception_3a, Inception3a and "inception (3a)" are one stage.</summary>
    /// <exception cref="ArgumentsException">The network has no such stage.</exception>
    public static SavedMap Find(SaveRequest request, NetworkDescription network)
    {
        string name = Essence(request.Name);
        if (name is Logits or Probabilities) return new(null, request);
        Tap? tap = network.Taps.FirstOrDefault(tap => Essence(tap.Name) == name || Essence(network.Stages[tap.Stage].Identifier) == name);
        if (tap is not null) return new(tap, request);

        IEnumerable<string> known = network.Taps.Select(tap => tap.Name).Append(Logits).Append(Probabilities);
        throw new ArgumentsException($"{network.Name} has no stage '{request.Name}'{Suggestion.For(request.Name, known)}; without --save, the stages are listed.");
    }

    /// <summary>Writes what the last run made of it, for the first image: (H, W, C), logits and probabilities (classes).</summary>
    public void Write(Session session)
    {
        if (Tap is not null)
        {
            MapShape shape = Tap.Shape;
            NpyFile.Write(Request.Path, session.Values(Tap)[..(int)shape.Elements], shape.Height, shape.Width, shape.Channels);
            return;
        }

        ReadOnlySpan<float> values = Essence(Request.Name) == Logits ? session.Logits : session.Probabilities;
        int classes = values.Length / session.Batch;
        NpyFile.Write(Request.Path, values[..classes], classes);
    }

    private static string Essence(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
