using System;

namespace InceptionGen.Training.Features;

/// <summary>Keeps features of images. Images are known by the hash of their numbers.</summary>
internal abstract class FeatureStore
{
    /// <summary>Images whose features it has.</summary>
    public abstract int Count { get; }

    /// <summary>Whether features are in it that another trainer computed, perhaps with other kernels: until one of them was compared.</summary>
    public virtual bool IsUnproved => false;

    /// <summary>Opens it for a time.</summary>
    /// <returns>Whether all slots are as they were when it was closed.</returns>
    /// <exception cref="FeatureCacheException">It cannot be opened.</exception>
    public virtual bool Open() => true;

    /// <summary>Closes it. What it keeps stays.</summary>
    public virtual void Close()
    {
    }

    /// <summary>The slot of an image's features; -1 if it has none.</summary>
    public abstract int Find(UInt128 key);

    /// <summary>Keeps an image's features.</summary>
    /// <returns>Their slot; -1 if there is no room.</returns>
    public abstract int Add(UInt128 key, ReadOnlySpan<float> features);

    /// <summary>The image whose features are in a slot.</summary>
    public abstract UInt128 KeyOf(int slot);

    /// <summary>Features. Threads may read at the same time.</summary>
    /// <param name="slot">Where they are.</param>
    /// <param name="staging">Memory for one image's features.</param>
    /// <returns>They; in that memory, or elsewhere.</returns>
    /// <exception cref="FeatureCacheException">They cannot be read any more.</exception>
    public abstract ReadOnlySpan<float> Read(int slot, Span<float> staging);

    /// <summary>Tells whether features of another trainer are what this one computes. If they are not, nothing is kept of them.</summary>
    /// <exception cref="FeatureCacheException">They cannot be removed.</exception>
    public virtual void Prove(bool isSame)
    {
    }
}
