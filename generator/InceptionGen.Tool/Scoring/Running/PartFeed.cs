using System;
using System.Collections.Generic;
using System.Threading;
using InceptionGen.Tool.Scoring.Inputs;
using InceptionGen.Tool.Scoring.Parts;

namespace InceptionGen.Tool.Scoring.Running;

/// <summary>Gives the images of parts, part by part.</summary>
internal sealed class PartFeed(IReadOnlyList<PartImages> parts) : IImageFeed
{
    private readonly Lock _gate = new();
    private int _part, _image;
    private long _taken;

    /// <inheritdoc/>
    public int Take(Span<ScoredImage> images, out long first)
    {
        lock (_gate)
        {
            first = _taken;
            int count = 0;
            while (count < images.Length && _part < parts.Count)
            {
                if (_image < parts[_part].Images.Count) images[count++] = parts[_part].Images[_image++];
                else (_part, _image) = (_part + 1, 0);
            }

            _taken += count;
            return count;
        }
    }
}
