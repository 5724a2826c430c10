using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Language.Text;

/// <summary>An immutable array with value equality, so that records holding one can be compared and cached.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? _items;

    /// <summary>A copy of the items.</summary>
    public EquatableArray(IEnumerable<T> items) => _items = items.ToArray();

    /// <summary>No items.</summary>
    public static EquatableArray<T> Empty => default;

    /// <inheritdoc/>
    public int Count => _items?.Length ?? 0;

    /// <inheritdoc/>
    public T this[int index] => _items is null ? throw new ArgumentOutOfRangeException(nameof(index)) : _items[index];

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other)
    {
        T[] own = Items, others = other.Items;
        if (ReferenceEquals(own, others)) return true;
        if (own.Length != others.Length) return false;

        for (int index = 0; index < own.Length; index++)
        {
            if (!own[index].Equals(others[index])) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in Items) hash = unchecked((hash * 31) + item.GetHashCode());
        return hash;
    }

    /// <inheritdoc/>
    public Enumerator GetEnumerator() => new(Items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    private T[] Items => _items ?? [];

    /// <summary>Goes through the items without an object of its own.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>The item that it has come to.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Goes on to the next item; false after the last.</summary>
        public bool MoveNext() => ++_index < _items.Length;
    }
}

internal static class EquatableArray
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) where T : IEquatable<T> => new(items);

    public static EquatableArray<T> Of<T>(params T[] items) where T : IEquatable<T> => new(items);
}
