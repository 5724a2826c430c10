using System;
using System.Collections.Generic;

namespace InceptionGen.Training.Features;

/// <summary>In which slots the features of a source's images are, in each of their forms.</summary>
internal sealed class KnownImages
{
    private readonly Dictionary<int, int[]> _variants = [];

    /// <summary>Whether the source read an image otherwise than before, so that nothing of it is kept any more.</summary>
    public bool IsFickle { get; set; }

    /// <summary>The slot of each image in one of its forms; -1 if that is not known.</summary>
    public int[] Slots(ImageSource source, int epoch)
    {
        int variant = epoch % source.Variants;
        if (_variants.TryGetValue(variant, out int[]? slots) && slots.Length == source.Count) return slots;
        slots = new int[source.Count];
        slots.AsSpan().Fill(-1);
        _variants[variant] = slots;
        return slots;
    }

    /// <summary>Forgets all slots.</summary>
    public void Forget() => _variants.Clear();
}
