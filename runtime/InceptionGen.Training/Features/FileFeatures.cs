using System;
using System.Collections.Generic;
using System.IO;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Hashing;

namespace InceptionGen.Training.Features;

/// <summary>Features in a file, which is open while a trainer works with it. Entries are written after their features and have a hash of them, so that what was not written whole is not used.</summary>
/// <param name="path">The file.</param>
/// <param name="length">Floats of an image's features.</param>
/// <param name="identity">What they depend on besides the images.</param>
/// <param name="remark">Is told what a user should know.</param>
internal sealed class FileFeatures(string path, int length, BaseIdentity identity, Action<string> remark) : FeatureStore
{
    // Entries that this number of trainings in turn, which added theirs, did not ask for make room for new ones.
    private const int KeptRuns = 3;

    private readonly float[] _staging = new float[length];
    private readonly List<FeatureEntry> _entries = [];
    private readonly List<bool> _isWhole = [];
    private readonly Dictionary<UInt128, int> _slots = [];
    private readonly Queue<int> _free = [];
    private FeatureFile? _file;
    private FeatureHeader _header;
    private bool _isUnproved;
    private bool _hasAdded;
    private bool _isFull;

    public override int Count => _slots.Count;

    public override bool IsUnproved => _isUnproved;

    private FeatureFile Opened => _file ?? throw new InvalidOperationException("The file of features is not open.");

    public override bool Open()
    {
        _file = new FeatureFile(path, length);
        try
        {
            FeatureHeader header = _file.ReadHeader();
            if (_header.Magic == FeatureHeader.Own && header == _header) return true;
            TakeUp(header);
            return false;
        }
        catch (IOException exception)
        {
            Close();
            throw exception as FeatureCacheException ?? Unusable(exception);
        }
    }

    public override void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    public override int Find(UInt128 key)
    {
        int slot = _slots.GetValueOrDefault(key, -1);
        if (slot < 0 || _isWhole[slot]) return slot;
        FeatureEntry entry = _entries[slot];
        if (!TryRead(slot) || CheckOf(key, _staging) != entry.Check)
        {
            remark($"The feature cache {path} had features that were not written whole, or were damaged: they are computed again");
            _slots.Remove(key);
            if (TryWrite(slot, default, [])) _free.Enqueue(slot);
            return -1;
        }

        _isWhole[slot] = true;
        TryWrite(slot, entry with { LastRun = _header.Run }, []);
        return slot;
    }

    public override int Add(UInt128 key, ReadOnlySpan<float> features)
    {
        if (_slots.TryGetValue(key, out int known)) return known;
        if (_isFull) return -1;
        if (!_free.TryDequeue(out int slot))
        {
            slot = _entries.Count;
            _entries.Add(default);
            _isWhole.Add(false);
        }

        int run = _hasAdded ? _header.Run : _header.Run + 1;
        if (!TryWrite(slot, new(key, CheckOf(key, features), run), features)) return -1;
        _hasAdded = true;
        _isWhole[slot] = true;
        _slots.Add(key, slot);
        return slot;
    }

    public override UInt128 KeyOf(int slot) => _entries[slot].Key;

    public override ReadOnlySpan<float> Read(int slot, Span<float> staging)
    {
        try
        {
            if (Opened.TryRead(slot, staging)) return staging;
        }
        catch (IOException exception)
        {
            throw Unusable(exception);
        }

        throw new FeatureCacheException(path, "was cut off while it was in use.");
    }

    public override void Prove(bool isSame)
    {
        _isUnproved = false;
        if (isSame) return;
        try
        {
            StartOver("has other features of an image than are computed now", _header.Run + 1);
        }
        catch (IOException exception)
        {
            throw Unusable(exception);
        }
    }

    private FeatureCacheException Unusable(Exception exception) => new(path, $"cannot be used any more: {exception.Message}", exception);

    private static ulong CheckOf(UInt128 key, ReadOnlySpan<float> features) => (ulong)ContentHash.Of(features, key);

    private void TakeUp(FeatureHeader header)
    {
        long bytes = Opened.Bytes;
        if (bytes > 0 && header.Magic != FeatureHeader.Own)
            throw new FeatureCacheException(path, "is a file of another kind, and is not overwritten. Give FeatureCache.File the path of a new file.");
        if (bytes == 0 || header.Against(length, identity) is not null)
        {
            StartOver(bytes == 0 ? null : header.Against(length, identity), run: 1);
            return;
        }

        Forget();
        _header = header;
        int lost = 0;
        foreach (FeatureEntry entry in Opened.ReadEntries()) lost += TakeUp(entry, bytes) ? 0 : 1;
        if (lost > 0) remark($"The feature cache {path} was cut off: the features of {FolderReport.Number(lost, "image")} are computed again");
        _isUnproved = _slots.Count > 0;
    }

    // False if the file ends before the entry's features do.
    private bool TakeUp(FeatureEntry entry, long bytes)
    {
        int slot = _entries.Count;
        bool isWanted = entry.LastRun > Math.Max(0, _header.Run - KeptRuns), isCut = isWanted && !Opened.Reaches(slot, bytes);
        bool isKept = isWanted && !isCut && _slots.TryAdd(entry.Key, slot);
        _entries.Add(isKept ? entry : default);
        _isWhole.Add(false);
        if (!isKept) _free.Enqueue(slot);
        return !isCut;
    }

    private void StartOver(string? reason, int run)
    {
        if (reason is not null) remark($"The feature cache {path} {reason}: all features are computed again");
        Forget();
        _isUnproved = false;
        Opened.Clear();
        _header = FeatureHeader.Of(length, run, identity);
        Opened.Write(_header);
    }

    private void Forget()
    {
        _entries.Clear();
        _isWhole.Clear();
        _slots.Clear();
        _free.Clear();
        (_isFull, _hasAdded) = (false, false);
    }

    private bool TryRead(int slot)
    {
        try
        {
            return Opened.TryRead(slot, _staging);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private bool TryWrite(int slot, FeatureEntry entry, ReadOnlySpan<float> features)
    {
        try
        {
            if (entry.LastRun > _header.Run) Opened.Write(_header = FeatureHeader.Of(length, entry.LastRun, identity));
            if (!features.IsEmpty) Opened.Write(slot, features);
            Opened.Write(slot, entry);
            _entries[slot] = entry;
            return true;
        }
        catch (IOException exception)
        {
            if (!_isFull) remark($"The feature cache {path} cannot be written any more ({exception.Message}): the features of further images are not kept");
            _isFull = true;
            return false;
        }
    }
}
