using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace InceptionGen.Language.Text;

/// <summary>Tells objects apart by what they are, not by what they hold: records would compare everything in them.</summary>
internal sealed class ByReference<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ByReference<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T item) => RuntimeHelpers.GetHashCode(item);
}
