using System.IO;
using System.IO.Compression;
using InceptionGen.Tool.Scoring.Rows;

namespace InceptionGen.Tool.Scoring.Parts;

/// <summary>A part as JSON lines, compressed or not.</summary>
internal sealed class LinesPart : PartWriter
{
    private readonly AtomicFile _file;
    private readonly GZipStream? _zip;

    public LinesPart(string path, bool isCompressed)
    {
        _file = new AtomicFile(path);
        _zip = isCompressed ? new GZipStream(_file.Content, CompressionLevel.Optimal, leaveOpen: true) : null;
    }

    /// <inheritdoc/>
    public override void Add(Row row) => ((Stream?)_zip ?? _file.Content).Write(row.Line.WrittenSpan);

    /// <inheritdoc/>
    public override void Commit()
    {
        _zip?.Dispose();
        _file.Commit();
    }

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();
}
