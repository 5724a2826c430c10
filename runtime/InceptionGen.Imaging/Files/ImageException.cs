using System;

namespace InceptionGen.Imaging;

/// <summary>An image that is damaged, too large, or of a kind that is not read here. The message names the file and says what to do.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="inner">What caused it, if anything.</param>
public sealed class ImageException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether more bytes might have helped.</summary>
    internal bool IsCutOff { get; private init; }

    internal static ImageException CutOff() => new("it is cut off") { IsCutOff = true };

    /// <summary>The same with the file's name.</summary>
    internal ImageException Of(string name) => new($"{name} cannot be read: {Message}.", this);
}
