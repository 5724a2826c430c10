using System;
using System.IO;
using InceptionGen.Tool.Scoring.Rows;

namespace InceptionGen.Tool.Scoring.Parts;

/// <summary>Writes the rows of a part. Without <see cref="Commit"/> there is no part.</summary>
internal abstract class PartWriter : IDisposable
{
    /// <summary>Begins a part.</summary>
    /// <param name="folder">Where parts are.</param>
    /// <param name="part">Its number.</param>
    /// <param name="parts">How many there are.</param>
    /// <param name="format">One of <see cref="PartFormat.All"/>.</param>
    /// <param name="shape">What an array's row is: H, W, C or classes.</param>
    /// <param name="rows">How many there will be.</param>
    public static PartWriter Begin(string folder, int part, int parts, string format, int[] shape, int rows)
    {
        string keys = Path.Combine(folder, PartFormat.Name(part, parts, PartFormat.KeysEnding(format)));
        return format == PartFormat.Numpy
            ? new NumpyPart(Path.Combine(folder, PartFormat.Name(part, parts, format)), keys, [rows, .. shape])
            : new LinesPart(keys, format == PartFormat.Compressed);
    }

    /// <summary>Adds the next row.</summary>
    public abstract void Add(Row row);

    /// <summary>Gives the part its name, with all its rows in it.</summary>
    public abstract void Commit();

    /// <inheritdoc/>
    public abstract void Dispose();
}
