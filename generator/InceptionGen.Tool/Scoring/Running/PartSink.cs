using System;
using System.Collections.Generic;
using InceptionGen.Tool.Scoring.Parts;
using InceptionGen.Tool.Scoring.Rows;

namespace InceptionGen.Tool.Scoring.Running;

/// <summary>Puts rows, which come in order, into their parts.</summary>
/// <param name="parts">The parts, in the order of the rows.</param>
/// <param name="begin">Begins a part.</param>
internal sealed class PartSink(IReadOnlyList<PartImages> parts, Func<PartImages, PartWriter> begin) : IDisposable
{
    private PartWriter? _writer;
    private int _part, _rows;

    /// <summary>Adds the next row, and ends its part if it was the last one.</summary>
    public void Write(Row row)
    {
        WriteEmptyParts();
        _writer ??= begin(parts[_part]);
        _writer.Add(row);
        if (++_rows == parts[_part].Images.Count) End();
    }

    /// <summary>Writes those of the next parts that have no image: whoever counts the parts of a job finds all of them.</summary>
    public void WriteEmptyParts()
    {
        while (_part < parts.Count && parts[_part].Images.Count == 0)
        {
            _writer = begin(parts[_part]);
            End();
        }
    }

    /// <summary>Gives up the part that is not finished.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private void End()
    {
        _writer!.Commit();
        Dispose();
        (_part, _rows) = (_part + 1, 0);
    }
}
