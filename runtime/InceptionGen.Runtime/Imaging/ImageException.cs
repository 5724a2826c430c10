using System;

namespace InceptionGen.Imaging;

/// <summary>An image file that is damaged, or of a kind that is not read here. The message names the file.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="inner">What caused it, if anything.</param>
public sealed class ImageException(string message, Exception? inner = null) : Exception(message, inner);
