using System;

namespace InceptionGen.Hosting;

/// <summary>An output that requests may ask for.</summary>
/// <param name="Name">What they call it.</param>
/// <param name="Tap">Where its values are.</param>
/// <param name="IsLogits">Whether it is what goes into the last softmax.</param>
internal sealed record ModelOutput(string Name, Tap Tap, bool IsLogits = false)
{
    /// <summary>Values for one image.</summary>
    public int Elements => checked((int)Tap.Shape.Elements);

    /// <summary>Its dimensions for one image: the classes alone where a map has one pixel.</summary>
    public long[] Dimensions => Tap.Shape is { Height: 1, Width: 1 } ? [Tap.Shape.Channels] : [Tap.Shape.Height, Tap.Shape.Width, Tap.Shape.Channels];
}
