using System.Buffers;

namespace InceptionGen.Tool.Scoring.Rows;

/// <summary>What is written of an image. Its memory is used again for other images.</summary>
/// <param name="values">Numbers of an array's row; 0 where none are written.</param>
internal sealed class Row(int values)
{
    /// <summary>A line of JSON, with its end.</summary>
    public ArrayBufferWriter<byte> Line { get; } = new(512);

    /// <summary>The network's output, or NaN.</summary>
    public float[] Values { get; } = new float[values];

    /// <summary>Whether the image could not be read.</summary>
    public bool IsBroken { get; set; }
}
