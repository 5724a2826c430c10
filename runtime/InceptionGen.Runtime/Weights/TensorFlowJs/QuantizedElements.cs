using System;
using System.Buffers.Binary;

namespace InceptionGen.Weights.TensorFlowJs;

/// <summary>Numbers that were rounded to one or two bytes each.</summary>
/// <param name="bytes">Where they are.</param>
/// <param name="start">The first of them.</param>
/// <param name="size">Bytes of each, 1 or 2.</param>
/// <param name="scale">What a step is worth.</param>
/// <param name="min">What 0 stands for.</param>
internal sealed class QuantizedElements(IByteSource bytes, long start, int size, double scale, double min) : IElements
{
    private const int BlockBytes = 4096;

    public string TypeName => size == 1 ? "uint8" : "uint16";

    public bool AreNumbers => true;

    public void Read(long first, Span<float> destination)
    {
        Span<byte> block = stackalloc byte[BlockBytes];
        for (int done = 0; done < destination.Length;)
        {
            int count = Math.Min(BlockBytes / size, destination.Length - done);
            bytes.Read(start + (first + done) * size, block[..(count * size)]);
            for (int i = 0; i < count; i++)
            {
                int step = size == 1 ? block[i] : BinaryPrimitives.ReadUInt16LittleEndian(block[(i * 2)..]);
                destination[done + i] = (float)(step * scale + min);
            }

            done += count;
        }
    }
}
