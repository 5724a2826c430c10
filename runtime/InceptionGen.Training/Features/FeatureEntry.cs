using System;

namespace InceptionGen.Training.Features;

/// <summary>What a file knows of one image's features.</summary>
/// <param name="Key">The image.</param>
/// <param name="Check">A hash of image and features: features that were not written whole do not have it.</param>
/// <param name="LastRun">Which training asked for them last; 0 if there are none.</param>
/// <param name="Reserved">Nothing.</param>
internal readonly record struct FeatureEntry(UInt128 Key, ulong Check, int LastRun, int Reserved = 0);
