using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace Classify;

/// <summary>NumPy's file format, version 1.0: what <c>numpy.load</c> reads.</summary>
internal static class NpyFile
{
    private const int Alignment = 64;

    /// <summary>Writes float32 values in C order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="values">As many as the shape has.</param>
    /// <param name="shape">The dimensions, the slowest first.</param>
    public static void Write(string path, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        using FileStream file = File.Create(path);
        file.Write(Header(shape.ToArray()));
        file.Write(MemoryMarshal.AsBytes(values));
    }

    // Magic, version, length of the dictionary; the dictionary is padded so that the values start at a multiple of 64.
    private static byte[] Header(int[] shape)
    {
        // A Python tuple of one needs a comma.
        string dimensions = string.Join(", ", shape.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture))) + (shape.Length == 1 ? "," : "");
        string dictionary = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({dimensions}), }}";
        ReadOnlySpan<byte> magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];
        int unpadded = magic.Length + sizeof(ushort) + dictionary.Length + 1;
        int padding = (Alignment - (unpadded % Alignment)) % Alignment;
        int length = dictionary.Length + padding + 1;
        return [.. magic, (byte)length, (byte)(length >> 8), .. Encoding.ASCII.GetBytes(dictionary), .. Enumerable.Repeat((byte)' ', padding), (byte)'\n'];
    }
}
