using System;
using System.IO;
using System.Threading;
using InceptionGen.Tool.Scoring.Inputs;

namespace InceptionGen.Tool.Scoring.Running;

/// <summary>Gives the images whose paths come in, as they come: one at a time, since whoever writes a path may wait for its row. A line without a path gives no row.</summary>
internal sealed class LineFeed(TextReader lines) : IImageFeed
{
    private readonly Lock _gate = new();
    private long _taken;

    /// <inheritdoc/>
    public int Take(Span<ScoredImage> images, out long first)
    {
        lock (_gate)
        {
            first = _taken;
            string? line;
            do line = lines.ReadLine();
            while (line is { Length: 0 });
            if (line is null) return 0;
            images[0] = new ScoredImage(line, line);
            _taken++;
            return 1;
        }
    }
}
