using System;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Layers;

namespace InceptionGen.Execution;

/// <summary>Runs a layer of each kind once, on zeros, as soon as it is packed: the kernels are compiled beside the loading of the other layers instead of in the first prediction,
/// where every core but one would wait for it. Native code has nothing to compile.</summary>
internal sealed class WarmUp
{
    // A millisecond or two; as much as the first convolution of GoogLeNet, the only one of its kind. Of a kind that has only larger layers, the first prediction compiles what is left.
    private const long MostMultiplyAdds = 120_000_000;

    // Kernels of one kind differ by how rows fall into tiles, and so by the size of the map.
    // Without a lock: a caller that waited for one could be interrupted.
    private ImmutableDictionary<(Type Kind, int Height, int Width), bool> _ran = ImmutableDictionary<(Type, int, int), bool>.Empty;

    /// <summary>Runs the layer unless one of its kind has run, or it takes long.</summary>
    /// <returns>Whether it ran.</returns>
    public bool Run(Layer layer)
    {
        (MapShape input, MapShape output) = (layer.Info.Input, layer.Info.Output);
        if (!RuntimeFeature.IsDynamicCodeCompiled || layer.Info.MultiplyAdds > MostMultiplyAdds) return false;
        if (!ImmutableInterlocked.TryAdd(ref _ran, (layer.GetType(), output.Height, output.Width), true)) return false;

        long inputFloats = Floats(input);
        Frame frame = new(batch: 1, inputFloats + Floats(output), layer.ScratchFloats(batch: 1), threads: 1);
        frame.Run(layer, frame.Map(0, input.Height, input.Width, input.Channels), frame.Map(inputFloats, output.Height, output.Width, output.Channels));
        return true;
    }

    private static long Floats(MapShape shape) => (long)shape.Height * shape.Width * shape.Channels;
}
