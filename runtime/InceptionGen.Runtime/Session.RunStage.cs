using System;
using System.Globalization;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;

namespace InceptionGen;

/// <content>Running one row that is chosen at run time.</content>
public abstract partial class Session
{
    /// <summary>Runs one row that is a single operation, such as a linear layer, on numbers of the caller's. It is for callers that choose at run time:
    /// generated classes have a method for each row, typed.</summary>
    /// <param name="row">Which row, by its tap.</param>
    /// <param name="input">What the row reads: N x H x W x C numbers.</param>
    /// <param name="output">Takes what it makes: N x H x W x C numbers.</param>
    /// <exception cref="ArgumentException">The row belongs to another network, or to an auxiliary classifier that was not loaded; it has more operations than one;
    /// or input or output have another length.</exception>
    /// <exception cref="InvalidOperationException">The session is running on another thread.</exception>
    public void RunStage(Tap row, ReadOnlySpan<float> input, Span<float> output)
    {
        RequireLoaded(row);
        StageInfo stage = _network.Architecture.Stages[row.Stage];
        if (Layers(row.Stage) is not [{ } layer])
            throw new ArgumentException($"{row.Name} is not one operation that computes something: call the generated session's method for it.", nameof(row));
        RequireLength(input.Length, stage.Input, nameof(input));
        RequireLength(output.Length, stage.Output, nameof(output));

        PinnedFloats read = new(input.Length), made = new(output.Length);
        input.CopyTo(read.Span);
        Negligible.Clear(read.Span);
        Enter();
        try
        {
            Frame.Run(layer, WholeOf(read, stage.Input), WholeOf(made, stage.Output));
        }
        finally
        {
            Leave();
        }

        made.Span.CopyTo(output);
    }

    private MapView WholeOf(PinnedFloats values, MapShape shape) =>
        new(values, start: 0, Batch, shape.Height, shape.Width, shape.Channels, pixelStride: shape.Channels);

    private void RequireLength(int length, MapShape shape, string name)
    {
        if (length == shape.Elements * Batch) return;
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"{Batch} x {shape} are {shape.Elements * Batch} numbers (N, H, W, C), not {length}."), name);
    }
}
