using System;
using System.IO;

namespace InceptionGen.Training.Features;

/// <summary>A file of features that cannot be worked with.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">What is wrong, as the end of a sentence that begins with the file.</param>
/// <param name="cause">Why.</param>
internal sealed class FeatureCacheException(string path, string problem, Exception? cause = null) : IOException($"The feature cache {path} {problem}", cause);
