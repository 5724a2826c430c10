using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using InceptionGen;
using InceptionGen.Imaging;

namespace Serve.Page.Seeing;

/// <summary>A class that the network sees in a photo.</summary>
/// <param name="Place">Its place among the outputs.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Score">The network's output: a probability, if it ends in a softmax.</param>
/// <param name="Logit">What went into the softmax.</param>
/// <param name="Map">Where the evidence for it is; null if the network does not tell.</param>
internal sealed record SeenClass(int Place, string Label, float Score, float Logit, float[]? Map);

/// <summary>What a row of the table made of a photo.</summary>
/// <param name="Row">The row.</param>
/// <param name="Time">How long it took.</param>
/// <param name="Mean">The mean of its channels, H x W.</param>
internal sealed record SeenRow(StageInfo Row, TimeSpan Time, float[] Mean);

/// <summary>All that a network sees in a photo.</summary>
/// <param name="Photo">The photo in the network's size.</param>
/// <param name="Top">The likeliest classes, the likeliest first.</param>
/// <param name="Rows">The rows of the network itself, without auxiliary classifiers.</param>
/// <param name="Threads">The most threads that shared a row.</param>
internal sealed record Look(RgbImage Photo, IReadOnlyList<SeenClass> Top, IReadOnlyList<SeenRow> Rows, int Threads)
{
    /// <summary>How often the network runs. Others use the processors as well, so one run tells little of a row.</summary>
    public const int Runs = 3;

    private const int TopCount = 5;

    /// <summary>How long all rows took.</summary>
    public TimeSpan Time => new(Rows.Sum(row => row.Time.Ticks));

    /// <summary>Looks at a photo.</summary>
    /// <param name="network">The network.</param>
    /// <param name="photo">The photo in the network's size.</param>
    /// <param name="labels">What its classes are called; empty if nobody says.</param>
    public static Look At(Network network, RgbImage photo, IReadOnlyList<string> labels)
    {
        using LookingSession.Lease lease = LookingSession.Rent(network);
        Session session = lease.Session;
        long[] ticks = new long[session.StageTicks.Length];
        Array.Fill(ticks, long.MaxValue);
        for (int run = 0; run < Runs; run++)
        {
            session.Run(photo.Rgb);
            for (int stage = 0; stage < ticks.Length; stage++) ticks[stage] = Math.Min(ticks[stage], session.StageTicks[stage]);
        }

        SeenRow[] rows = [.. LookingSession.RowsOf(network.Architecture).Select(tap => new SeenRow(
            network.Architecture.Stages[tap.Stage], Stopwatch.GetElapsedTime(0, ticks[tap.Stage]), MeanOfChannels(session.Values(tap), tap.Shape)))];
        float[] scores = session.Output.ToArray(), logits = session.Logits.ToArray();
        int[] top = [.. Enumerable.Range(0, scores.Length).OrderByDescending(place => scores[place]).Take(TopCount)];
        IReadOnlyList<float[]>? maps = ClassMaps.Of(network.Architecture)?.Read(session, top);
        SeenClass[] classes = [.. top.Select((place, index) => new SeenClass(place, LabelOf(labels, place), scores[place], logits[place], maps?[index]))];
        return new(photo, classes, rows, session.Threads);
    }

    /// <summary>What a class is called.</summary>
    public static string LabelOf(IReadOnlyList<string> labels, int place) => place < labels.Count ? labels[place] : FormattableString.Invariant($"class {place}");

    private static float[] MeanOfChannels(ReadOnlySpan<float> values, MapShape shape)
    {
        float[] means = new float[shape.Height * shape.Width];
        for (int pixel = 0; pixel < means.Length; pixel++)
        {
            float sum = 0;
            foreach (float value in values.Slice(pixel * shape.Channels, shape.Channels)) sum += value;
            means[pixel] = sum / shape.Channels;
        }

        return means;
    }
}
