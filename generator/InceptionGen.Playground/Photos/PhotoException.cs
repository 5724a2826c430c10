using System;

namespace InceptionGen.Playground.Photos;

/// <summary>Why a network cannot run on a photo, in words for whoever asked.</summary>
internal sealed class PhotoException(string message, Exception? inner = null) : Exception(message, inner);
