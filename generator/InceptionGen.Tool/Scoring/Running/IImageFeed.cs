using System;
using InceptionGen.Tool.Scoring.Inputs;

namespace InceptionGen.Tool.Scoring.Running;

/// <summary>Gives images to threads, each image once.</summary>
internal interface IImageFeed
{
    /// <summary>Takes images that follow each other.</summary>
    /// <param name="images">As many as are wanted.</param>
    /// <param name="first">The place of the first one among all.</param>
    /// <returns>How many there were; 0 at the end.</returns>
    int Take(Span<ScoredImage> images, out long first);
}
