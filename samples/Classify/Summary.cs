using System;
using System.Globalization;
using System.IO;
using System.Linq;
using InceptionGen;

namespace Classify;

/// <summary>Tells a classification to a reader.</summary>
internal static class Summary
{
    public static void Write(Classification result, TextWriter writer)
    {
        WriteHeading(result, writer);
        WriteStages(result, writer);
        WriteGuesses(result, writer);
        WriteTimes(result, writer);
    }

    private static void WriteHeading(Classification result, TextWriter writer)
    {
        writer.WriteLine($"{result.Network.Name}: {result.Network.Source}");
        writer.WriteLine($"lineage  {result.Network.Lineage}");
        writer.WriteLine(result.Arguments.Weights == Arguments.Synthetic
            ? "weights  synthetic: numbers from a formula, for demonstration. The network runs, but it has learned nothing, so its answer means nothing."
            : $"weights  {result.Arguments.Weights}");
        (int width, int height) = (result.Network.Input.Width, result.Network.Input.Height);
        string fitted = (result.Photo.Width, result.Photo.Height) == (width, height) ? "" : Text($", made {width}x{height}");
        writer.WriteLine(Text($"photo    {result.PhotoPath} ({result.Photo.Width}x{result.Photo.Height}{fitted})"));
        writer.WriteLine($"input    {result.Preprocessing}");
        writer.WriteLine();
    }

    private static void WriteStages(Classification result, TextWriter writer)
    {
        StageInfo[] shown = [.. result.Network.Stages.Where(stage => stage.Head.Length == 0 || result.Timing.Stages[stage.Index] > 0)];
        int name = Math.Max("stage".Length, shown.Max(stage => stage.Name.Length));
        writer.WriteLine($"{"stage".PadRight(name)}  {"output",12}  {"parameters",12}  {"multiply-adds",15}  {"ms",8}");
        foreach (StageInfo stage in shown)
        {
            writer.WriteLine(Text(
                $"{stage.Name.PadRight(name)}  {stage.Output,12}  {Count(stage.Parameters),12}  {Count(stage.MultiplyAdds),15}  {result.Timing.Stages[stage.Index],8:F3}"));
        }

        writer.WriteLine(Text(
            $"{"total".PadRight(name)}  {"",12}  {shown.Sum(stage => stage.Parameters),12:N0}  {shown.Sum(stage => stage.MultiplyAdds),15:N0}  {result.Timing.Stages.Sum(),8:F3}"));
        writer.WriteLine();
    }

    private static void WriteGuesses(Classification result, TextWriter writer)
    {
        foreach (Guess guess in result.Guesses) writer.WriteLine(Text($"{guess.Probability,8:P2}  {guess.Label ?? Text($"class {guess.Class}")}"));
        if (!result.HasLabels) writer.WriteLine("          (--labels FILE names the classes: one name per line)");
        writer.WriteLine();
    }

    private static void WriteTimes(Classification result, TextWriter writer)
    {
        Timing timing = result.Timing;
        string threads = result.Threads == 1 ? "1 thread" : Text($"{result.Threads} threads");
        string images = result.Arguments.Batch == 1 ? "" : Text($", {result.Arguments.Batch} images at once");
        writer.WriteLine(Text($"weights loaded and packed in {result.LoadMilliseconds:F0} ms ({result.WeightBytes / 1048576.0:F1} MB), first prediction {timing.First:F1} ms"));
        writer.WriteLine(Text(
            $"then {result.Arguments.Runs} predictions: median {timing.Median:F2} ms, minimum {timing.Minimum:F2} ms, {timing.AllocatedBytes} bytes allocated by each ({threads}{images}, workspace {result.WorkspaceBytes / 1048576.0:F1} MB)"));
        if (result.Arguments.Export is { } model) writer.WriteLine($"exported to {model}");
        foreach (SaveRequest save in result.Arguments.Saves) writer.WriteLine($"{save.Name} saved to {save.Path}");
    }

    private static string Count(long number) => number == 0 ? "" : number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
