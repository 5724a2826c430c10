using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using InceptionGen.Threading;
using InceptionGen.Training.Features;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Hashing;

namespace InceptionGen.Training.Running;

/// <summary>Prepares steps on images of a source. Where the frozen base's features of an image are kept, they are put in their place; for the others the base runs, once for all of them,
/// and then they are kept. An image's features do not depend on what else is in the batch.</summary>
internal sealed class FeatureReading
{
    private const int Computed = -1;

    private readonly TrainingGraph _graph;
    private readonly FeatureStore? _store;
    private readonly ConditionalWeakTable<ImageSource, KnownImages> _sources = [];
    private readonly List<string> _remarks = [];
    private readonly UInt128[] _keys;
    private readonly int[] _places;
    private readonly int[] _slots;
    private readonly float[][] _staging;
    private bool _wasOpened;
    private bool _isOff;
    private int _users;
    private int _batches;

    /// <param name="graph">The graph whose steps are prepared.</param>
    /// <param name="cache">Where features are kept.</param>
    public FeatureReading(TrainingGraph graph, FeatureCache cache)
    {
        _graph = graph;
        if (graph.Features is { } features && cache != FeatureCache.None)
            _store = cache.Path is null ? new MemoryFeatures(features.Length, cache.MostBytes) : new FileFeatures(cache.Path, features.Length, features.Identity, Remark);
        int batch = _store is null ? 0 : graph.Batch;
        (_keys, _places, _slots) = (new UInt128[batch], new int[batch], new int[batch]);
        _staging = new float[_store is FileFeatures ? graph.Kernels.MostThreads : 1][];
        for (int thread = 0; thread < _staging.Length; thread++) _staging[thread] = new float[_store is null ? 0 : graph.Features!.Length];
    }

    /// <summary>Images of all steps whose features were kept.</summary>
    public long FromCache { get; private set; }

    /// <summary>Images whose features are kept now.</summary>
    public int Kept => _store?.Count ?? 0;

    /// <summary>What a user should know, each once.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Opens the cache for some steps.</summary>
    /// <exception cref="FeatureCacheException">It cannot be opened for the first time. Later that is a remark, and steps run without it.</exception>
    public Opening Open()
    {
        try
        {
            if (_users == 0 && !_isOff && _store?.Open() == false) _sources.Clear();
            _wasOpened = true;
        }
        catch (FeatureCacheException exception) when (_wasOpened)
        {
            TurnOff(exception);
        }

        _users++;
        return new(this);
    }

    /// <summary>Prepares a step.</summary>
    /// <param name="images">Where its images come from.</param>
    /// <param name="order">Which of them.</param>
    /// <param name="epoch">Decides how they are augmented.</param>
    /// <param name="labels">Receives their classes; may be longer.</param>
    public void Fill(ImageSource images, ReadOnlySpan<int> order, int epoch, Span<int> labels)
    {
        for (int i = 0; i < order.Length; i++) labels[i] = images.Label(order[i]);
        try
        {
            if (_store is not null && !_isOff && images.Variants > 0 && TryFill(_store, images, order, epoch)) return;
        }
        catch (FeatureCacheException exception)
        {
            TurnOff(exception);
        }

        BatchReading.Fill(_graph, images, order, epoch, labels);
    }

    private bool TryFill(FeatureStore store, ImageSource images, ReadOnlySpan<int> order, int epoch)
    {
        KnownImages source = _sources.GetValue(images, static _ => new KnownImages());
        if (source.IsFickle) return false;
        int[] slots = source.Slots(images, epoch);
        int unknown = Look(slots, order), probe = Probe(order.Length), read = unknown + (probe < 0 ? 0 : 1);
        if (probe >= 0) _places[unknown] = probe;
        var reading = new Reading(this, images, order, epoch, read);
        _graph.Kernels.For(ref reading, read);
        if (probe >= 0 && _keys[unknown] != store.KeyOf(_slots[probe]))
        {
            Remark($"{images.Name(order[probe])} was read otherwise than before, so that features of its source are not kept. Images must not change while they are trained on; a source that changes them from epoch to epoch says so (ImageSource.Variants)");
            source.IsFickle = true;
            source.Forget();
            return false;
        }

        int missing = Recognize(store, slots, order, unknown, read, out int unproved);
        if (missing > 0)
        {
            _graph.RunBase(missing);
            if (unproved >= 0 && !Prove(store, unproved)) return TryFill(store, images, order, epoch);
            Keep(store, slots, order, missing);
        }

        var putting = new Putting(this, store);
        _graph.Kernels.For(ref putting, order.Length);
        foreach (int slot in _slots.AsSpan(0, order.Length)) FromCache += slot == Computed ? 0 : 1;
        _graph.UseFeatures();
        return true;
    }

    // Where images' features are, as far as that is known; the places of the others.
    private int Look(int[] slots, ReadOnlySpan<int> order)
    {
        int unknown = 0;
        for (int i = 0; i < order.Length; i++)
        {
            _slots[i] = slots[order[i]];
            if (_slots[i] < 0) _places[unknown++] = i;
        }

        return unknown;
    }

    // An image whose features are known, another place in every batch: it is read again to see whether it is still the same.
    private int Probe(int count)
    {
        int first = (int)((uint)_batches++ % (uint)count);
        for (int i = first; i < first + count; i++)
        {
            if (_slots[i % count] >= 0) return i % count;
        }

        return -1;
    }

    // Images that were read and whose features are kept, from another source or an earlier training. The others' numbers move together, to the first places of the batch.
    private int Recognize(FeatureStore store, int[] slots, ReadOnlySpan<int> order, int unknown, int read, out int unproved)
    {
        Span<float> images = _graph.Images(read);
        (int missing, int length) = (0, images.Length / Math.Max(1, read));
        unproved = -1;
        for (int j = 0; j < unknown; j++)
        {
            int slot = store.Find(_keys[j]);
            if (slot >= 0 && store.IsUnproved && unproved < 0)
            {
                unproved = missing;
            }
            else if (slot >= 0)
            {
                _slots[_places[j]] = slots[order[_places[j]]] = slot;
                continue;
            }

            if (missing < j) images.Slice(j * length, length).CopyTo(images[(missing * length)..]);
            (_keys[missing], _places[missing]) = (_keys[j], _places[j]);
            missing++;
        }

        return missing;
    }

    // Compares kept features with those that were just computed.
    private bool Prove(FeatureStore store, int image)
    {
        float[] computed = _staging[0], kept = new float[computed.Length];
        _graph.Features!.Take(image, computed);
        UInt128 own = ContentHash.Of(computed), other = ContentHash.Of(store.Read(store.Find(_keys[image]), kept));
        store.Prove(own == other);
        if (own == other) return true;
        _sources.Clear();
        return false;
    }

    // Keeps what was computed, and brings it to its places, the last first: no place is before the one where the base left it.
    private void Keep(FeatureStore store, int[] slots, ReadOnlySpan<int> order, int missing)
    {
        for (int j = 0; j < missing; j++)
        {
            _graph.Features!.Take(j, _staging[0]);
            slots[order[_places[j]]] = store.Add(_keys[j], _staging[0]);
        }

        for (int j = missing - 1; j >= 0; j--)
        {
            if (_places[j] != j) _graph.Features!.Move(j, _places[j]);
        }
    }

    private void TurnOff(FeatureCacheException exception)
    {
        _isOff = true;
        Remark($"{exception.Message} It is not used any more, and features are computed in each step");
    }

    private void Remark(string remark)
    {
        if (!_remarks.Contains(remark)) _remarks.Add(remark);
    }

    /// <summary>The time in which the cache is open.</summary>
    internal readonly struct Opening(FeatureReading owner) : IDisposable
    {
        public void Dispose()
        {
            if (--owner._users == 0) owner._store?.Close();
        }
    }

    // Reads images that are not known, and one that is, and takes their hashes.
    private readonly ref struct Reading(FeatureReading owner, ImageSource images, ReadOnlySpan<int> order, int epoch, int count) : IParallelBody
    {
        private readonly ReadOnlySpan<int> _order = order;
        private readonly Span<float> _pixels = owner._graph.Images(count);

        public void Run(int item, int thread)
        {
            int length = _pixels.Length / count;
            Span<float> image = _pixels.Slice(item * length, length);
            images.Read(_order[owner._places[item]], epoch, image);
            owner._keys[item] = ContentHash.Of(image);
        }
    }

    private readonly struct Putting(FeatureReading owner, FeatureStore store) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            if (owner._slots[item] == Computed) return;
            owner._graph.Features!.Put(item, store.Read(owner._slots[item], owner._staging[thread % owner._staging.Length]));
        }
    }
}
