using System;
using System.Collections.Generic;

namespace InceptionGen.Training.Features;

/// <summary>Features in memory.</summary>
/// <param name="length">Floats of an image's features.</param>
/// <param name="mostBytes">How much memory it may take.</param>
internal sealed class MemoryFeatures(int length, long mostBytes) : FeatureStore
{
    // Floats of a piece of memory: large enough that there are few, small enough that the last is hardly wasted.
    private const int PieceLength = 1 << 22;

    private readonly int _perPiece = Math.Max(1, PieceLength / length);
    private readonly List<float[]> _pieces = [];
    private readonly List<UInt128> _keys = [];
    private readonly Dictionary<UInt128, int> _slots = [];

    public override int Count => _keys.Count;

    public override int Find(UInt128 key) => _slots.GetValueOrDefault(key, -1);

    public override int Add(UInt128 key, ReadOnlySpan<float> features)
    {
        if (_slots.TryGetValue(key, out int known)) return known;
        int slot = _keys.Count;
        if ((slot + 1L) * length * sizeof(float) > mostBytes) return -1;
        if (slot == _pieces.Count * _perPiece)
        {
            long left = (mostBytes / sizeof(float) / length) - slot;
            _pieces.Add(GC.AllocateUninitializedArray<float>((int)Math.Min(_perPiece, left) * length));
        }

        features.CopyTo(Place(slot));
        _keys.Add(key);
        _slots.Add(key, slot);
        return slot;
    }

    public override UInt128 KeyOf(int slot) => _keys[slot];

    public override ReadOnlySpan<float> Read(int slot, Span<float> staging) => Place(slot);

    private Span<float> Place(int slot) => _pieces[slot / _perPiece].AsSpan(slot % _perPiece * length, length);
}
