using System;
using System.ComponentModel;
using System.Globalization;
using InceptionGen.Execution;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;

namespace InceptionGen;

/// <content>Running: the whole network, as far as a tap, or one stage by hand.</content>
public abstract partial class Session
{
    /// <summary>Runs the network on photos.</summary>
    /// <param name="rgb">The images' bytes, row by row, three per pixel (N, H, W, RGB). They become numbers as the table or
    /// <see cref="SessionOptions.Preprocessing"/> says.</param>
    /// <returns><see cref="Output"/>.</returns>
    /// <exception cref="ArgumentException">Not exactly N x H x W x 3 bytes.</exception>
    /// <exception cref="InvalidOperationException">The network's input does not have three channels, or the session is running on another thread.</exception>
    public ReadOnlySpan<float> Run(ReadOnlySpan<byte> rgb)
    {
        RunTo(stage: -1, rgb);
        return Output;
    }

    /// <summary>Runs the network on numbers.</summary>
    /// <param name="image">The images, preprocessed (N, H, W, C).</param>
    /// <returns><see cref="Output"/>.</returns>
    /// <exception cref="ArgumentException">Not exactly N x H x W x C numbers.</exception>
    /// <exception cref="InvalidOperationException">The session is running on another thread.</exception>
    public ReadOnlySpan<float> Run(ReadOnlySpan<float> image)
    {
        RunTo(stage: -1, image);
        return Output;
    }

    /// <summary>Runs the network on photos, only as far as one feature map: what comes after it is not computed, and <see cref="Output"/> not made.</summary>
    /// <param name="tap">Where to stop. The first call for a tap that is not one of <see cref="SessionOptions.Taps"/> allocates its memory.</param>
    /// <param name="rgb">The images' bytes (N, H, W, RGB).</param>
    /// <returns>The feature map. The session owns it: the next run overwrites it.</returns>
    /// <exception cref="ArgumentException">Not exactly N x H x W x 3 bytes, a tap of another network, or of an auxiliary classifier that was not loaded.</exception>
    /// <exception cref="InvalidOperationException">The network's input does not have three channels, or the session is running on another thread.</exception>
    public Tensor<TMap> RunUntil<TMap>(Tap<TMap> tap, ReadOnlySpan<byte> rgb)
        where TMap : struct, IFeatureMap
    {
        RequireLoaded(tap);
        RunTo(tap.Stage, rgb);
        return Typed(tap);
    }

    /// <summary>Runs the network on numbers, only as far as one feature map: what comes after it is not computed, and <see cref="Output"/> not made.</summary>
    /// <param name="tap">Where to stop. The first call for a tap that is not one of <see cref="SessionOptions.Taps"/> allocates its memory.</param>
    /// <param name="image">The images, preprocessed (N, H, W, C).</param>
    /// <returns>The feature map. The session owns it: the next run overwrites it.</returns>
    /// <exception cref="ArgumentException">Not exactly N x H x W x C numbers, a tap of another network, or of an auxiliary classifier that was not loaded.</exception>
    /// <exception cref="InvalidOperationException">The session is running on another thread.</exception>
    public Tensor<TMap> RunUntil<TMap>(Tap<TMap> tap, ReadOnlySpan<float> image)
        where TMap : struct, IFeatureMap
    {
        RequireLoaded(tap);
        RunTo(tap.Stage, image);
        return Typed(tap);
    }

    /// <summary>Runs all stages: generated. Tells <see cref="Execution.Frame.CompleteStage"/> of each, in the order in which they run.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Forward(Frame frame);

    /// <summary>A stage's operations, ready to run.</summary>
    /// <param name="stage">The stage's place in <see cref="NetworkDescription.Stages"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ReadOnlySpan<Layer> Layers(int stage) => _network.Layers.OfStage(stage);

    /// <summary>Runs one stage on a tensor of the caller's, in this session's workspace.</summary>
    /// <param name="input">What the stage reads.</param>
    /// <param name="stage">The stage's place in <see cref="NetworkDescription.Stages"/>.</param>
    /// <param name="body">Its method.</param>
    /// <typeparam name="TOutput">The map it makes.</typeparam>
    /// <exception cref="ArgumentException">The input has another batch than the session.</exception>
    /// <exception cref="InvalidOperationException">The session is running on another thread, or the stage's weights were not loaded.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Tensor<TOutput> ByHand<TOutput>(Tensor input, int stage, StageBody body)
        where TOutput : struct, IFeatureMap
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(body);
        if (input.Batch != Batch)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The input holds {input.Batch} images, the session {Batch}: set SessionOptions.Batch."), nameof(input));
        }

        Tensor own = Negligible.IsIn(input.Values) ? input.WithoutNegligible() : input;
        Tensor<TOutput> output = Tensor<TOutput>.Create(Batch);
        Enter();
        try
        {
            body(Frame, Layers(stage), own.View, output.View, scratch: 0);
        }
        finally
        {
            Leave();
        }

        // The stage held pointers only.
        GC.KeepAlive(own);
        return output;
    }

    private void RunTo(int stage, ReadOnlySpan<byte> rgb)
    {
        if (_preprocessing is null)
            throw new InvalidOperationException($"{_network.Architecture.Name} needs {_network.Architecture.Input} images. RGB bytes fit an input of three channels only: pass floats.");
        RequireInputLength(rgb.Length, "bytes (N, H, W, RGB)", nameof(rgb));
        Enter();
        try
        {
            Span<float> image = Image();
            _preprocessing.Apply(rgb, image);
            Run(stage, image);
        }
        finally
        {
            Leave();
        }
    }

    private void RunTo(int stage, ReadOnlySpan<float> image)
    {
        RequireInputLength(image.Length, "numbers (N, H, W, C)", nameof(image));
        Enter();
        try
        {
            Span<float> own = Image();
            image.CopyTo(own);
            Run(stage, own);
        }
        finally
        {
            Leave();
        }
    }

    private unsafe Span<float> Image()
    {
        MapShape shape = _network.Architecture.Input;
        MapView map = Frame.Map(_inputOffset, shape.Height, shape.Width, shape.Channels);
        return new(map.Data, checked((int)(shape.Elements * Batch)));
    }

    private void Run(int stage, Span<float> image)
    {
        Negligible.Clear(image);
        _hasOutput = false;
        if (stage < 0)
            _copies.BeginAll();
        else
            _copies.BeginOnly(stage);

        Forward(Frame);
        if (!_copies.IsComplete) throw new InvalidOperationException($"{_network.Architecture.Name} ran without producing the output of one of its stages.");
        _hasOutput = stage < 0;
    }

    private void RequireInputLength(int length, string unit, string name)
    {
        MapShape shape = _network.Architecture.Input;
        if (length != shape.Elements * Batch)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"A run of {Batch} x {shape} needs {shape.Elements * Batch} {unit}, not {length}."), name);
        }
    }
}
