using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using InceptionGen;
using InceptionGen.Imaging;

namespace Classify;

/// <summary>A class the network considered, best first.</summary>
internal sealed record Guess(int Class, string? Label, float Probability);

/// <summary>One photo classified, with everything that is worth telling about it.</summary>
internal sealed record Classification(
    Arguments Arguments,
    NetworkDescription Network,
    string PhotoPath,
    RgbImage Photo,
    Preprocessing Preprocessing,
    int Threads,
    double LoadMilliseconds,
    long WeightBytes,
    Timing Timing,
    long WorkspaceBytes,
    bool HasLabels,
    IReadOnlyList<Guess> Guesses)
{
    private const string ShippedPhoto = "chelsea_224.png";

    /// <summary>Does what the command line asks for.</summary>
    public static Classification Run(Arguments asked)
    {
        Arguments arguments = asked.WithFittingHead();
        NetworkDescription description = arguments.Network.Describe();
        SavedMap[] saves = [.. arguments.Saves.Select(save => SavedMap.Find(save, description))];
        Tap[] taps = [.. saves.Select(save => save.Tap).OfType<Tap>()];
        var preprocessing = Preprocessings.Choose(arguments, description);
        var labels = arguments.Labels is { } path ? Labels.Load(path, Classes(description)) : new Labels(description.ClassNames);
        string photoPath = arguments.Image ?? Path.Combine(AppContext.BaseDirectory, ShippedPhoto);
        RgbImage photo = RgbImage.Load(photoPath);
        RgbImage image = photo.Fit(description.Input.Width, description.Input.Height);

        long start = Stopwatch.GetTimestamp();
        Network network = Load(arguments, description, new() { Precise = arguments.Precise, CompactWeights = arguments.Compact, AuxiliaryClassifiers = taps.Any(tap => tap.Head.Length > 0) });
        double loadMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (arguments.Export is not null) Export(arguments, description, taps);

        SessionOptions options = new() { Threads = arguments.Threads, Batch = arguments.Batch, Taps = taps, Preprocessing = preprocessing };
        using Session session = CreateSession(network, options);
        var timing = Timing.Measure(session, Repeat(image, arguments.Batch), arguments.Runs);
        foreach (SavedMap save in saves) save.Write(session);
        return new(
            arguments, description, photoPath, photo, preprocessing, session.Threads, loadMilliseconds, network.WeightBytes, timing, session.AllocatedBytes, labels.AreGiven,
            Best(session, arguments.Top, labels));
    }

    private static Network Load(Arguments arguments, NetworkDescription description, LoadOptions options)
    {
        IWeightSource weights = Open(arguments, description);
        using (weights as IDisposable) return arguments.Network.Load(weights, options);
    }

    private static void Export(Arguments arguments, NetworkDescription description, Tap[] taps)
    {
        IWeightSource weights = Open(arguments, description);
        using (weights as IDisposable) description.ExportOnnx(weights, arguments.Export!, new() { Outputs = [description.Output, description.Logits, .. taps] });
    }

    private static IWeightSource Open(Arguments arguments, NetworkDescription description) =>
        arguments.Weights == Arguments.Synthetic ? SyntheticWeights.For(description) : WeightFile.Open(arguments.Weights);

    private static Session CreateSession(Network network, SessionOptions options)
    {
        try
        {
            return network.CreateSession(options);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException or OutOfMemoryException)
        {
            throw new ArgumentsException(FormattableString.Invariant($"{options.Batch} images at once on {Math.Max(options.Threads, 1)} threads need more memory than there is."));
        }
    }

    private static byte[] Repeat(RgbImage image, int batch)
    {
        byte[] input = new byte[checked(image.Rgb.Length * batch)];
        for (int i = 0; i < batch; i++) image.Rgb.CopyTo(input.AsSpan(i * image.Rgb.Length));
        return input;
    }

    private static Guess[] Best(Session session, int top, Labels labels)
    {
        float[] probabilities = session.Probabilities[..(session.Probabilities.Length / session.Batch)].ToArray();
        return [.. Enumerable.Range(0, probabilities.Length)
            .OrderByDescending(index => probabilities[index])
            .Take(top)
            .Select(index => new Guess(index, labels[index], probabilities[index]))];
    }

    private static int Classes(NetworkDescription network) => network.Stages.Last(stage => stage.Head.Length == 0).Output.Channels;
}
