using System;

namespace InceptionGen.Weights;

internal enum WeightFormat
{
    Unknown,
    Safetensors,
    PyTorch,
    Hdf5,
}

/// <summary>Recognises weight files by their first bytes.</summary>
internal static class WeightFormats
{
    /// <summary>What a file that starts with these bytes is.</summary>
    public static WeightFormat Recognise(ReadOnlySpan<byte> start) => start switch
    {
        // a zip archive; before PyTorch 1.6, a pickle of protocol 2 that begins with a long integer
        [(byte)'P', (byte)'K', 3, 4, ..] or [0x80, 2, 0x8A, ..] => WeightFormat.PyTorch,
        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => WeightFormat.Hdf5,

        // the header's length in eight bytes, then the header, a JSON object
        [_, _, _, _, _, _, _, _, (byte)'{', ..] => WeightFormat.Safetensors,
        _ => WeightFormat.Unknown,
    };
}
