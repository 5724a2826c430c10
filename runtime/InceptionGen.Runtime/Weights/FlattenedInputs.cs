using System;

namespace InceptionGen.Weights;

/// <summary>Puts the weights of a linear layer that reads a map into the order in which this runtime flattens it: C, H, W, where no row says H, W, C.</summary>
internal static class FlattenedInputs
{
    /// <summary>Reorders a kernel whose inputs are numbered H, W, C; does nothing to a layer that reads no map.</summary>
    public static void ToChannelsFirst(NetworkDescription network, OperationInfo linear, Span<float> kernel)
    {
        MapShape map = FlattenedMap(network, linear);
        int pixels = map.Height * map.Width;
        if (pixels == 1 || map.Channels == 1) return;

        float[] inputs = new float[pixels * map.Channels];
        for (; !kernel.IsEmpty; kernel = kernel[inputs.Length..])
        {
            kernel[..inputs.Length].CopyTo(inputs);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                for (int channel = 0; channel < map.Channels; channel++) kernel[(channel * pixels) + pixel] = inputs[(pixel * map.Channels) + channel];
            }
        }
    }

    // The layer reads the map itself, or a row before it flattened it; dropout between them changes nothing.
    private static MapShape FlattenedMap(NetworkDescription network, OperationInfo linear)
    {
        OperationInfo reader = linear;
        while (reader.Inputs is [>= 0 and int index])
        {
            reader = network.Operations[index];
            // A row that flattens H, W, C has put the inputs in the file's order already.
            if (reader is FlattenInfo flatten) return flatten.ChannelsLast ? flatten.Output : flatten.Input;
            if (!reader.PassesThrough) break;
        }

        return linear.Input;
    }
}
