using System;

namespace InceptionGen.Training;

/// <summary>Where the features of images are kept: what frozen rows make of an image, up to the first row that is trained or random. They are computed once, and later epochs compute the other
/// rows alone. What is trained is the same, to the bit, with any cache and without.</summary>
/// <remarks>Features take 4 bytes for each number that frozen rows hand on: 150 KB an image for Inception v3 up to mixed7 at 150x150. Kept are those of images that are shown again as they
/// are: of validation always, of training unless each epoch augments them in its own way (<see cref="Augmentation.Variants"/>).</remarks>
public sealed record FeatureCache
{
    private FeatureCache(string? path, long mostBytes) => (Path, MostBytes) = (path, mostBytes);

    /// <summary>Features are not kept: each step runs all rows.</summary>
    public static FeatureCache None { get; } = new(path: null, mostBytes: 0);

    /// <summary>The file; null if it is memory.</summary>
    internal string? Path { get; }

    /// <summary>The most bytes of memory.</summary>
    internal long MostBytes { get; }

    /// <summary>In memory, until it is full. The features of further images are computed each time.</summary>
    /// <param name="mostBytes">How much memory; null for a quarter of what the process may use.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static FeatureCache Memory(long? mostBytes = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostBytes ?? 0, nameof(mostBytes));
        return new(path: null, mostBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
    }

    /// <summary>In a file, which later trainings on the same frozen rows use too: for more features than there is memory for, or to try several heads.</summary>
    /// <remarks>
    /// <para>The file knows the rows, the weights and the kind of kernels that its features are of, and each image by its numbers. So other weights, another size or preprocessing, or a
    /// photo that was changed never get old features: what does not fit is computed again. Which photo it was, where it lies, and to which part it belongs do not matter.</para>
    /// <para>Each entry is complete, or it is not used: a training that was ended in the middle of an epoch leaves what it had. One training uses a file at a time. Entries that
    /// three trainings in turn did not ask for make room for new ones.</para>
    /// </remarks>
    /// <param name="path">The file. It is made where it is not there.</param>
    public static FeatureCache File(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(path, mostBytes: 0);
    }

    /// <summary>Where it is.</summary>
    public override string ToString() => Path ?? (MostBytes == 0 ? "none" : FormattableString.Invariant($"{MostBytes:N0} bytes of memory"));
}
