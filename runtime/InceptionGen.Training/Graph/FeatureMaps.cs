using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Memory;
using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Graph;

/// <summary>The maps that a frozen base hands to the rest of a network. Those of one image, in turn, are the image's features.</summary>
internal sealed class FeatureMaps
{
    private readonly MapPlace[] _places;
    private readonly PinnedFloats _memory;

    /// <param name="places">Where the maps are.</param>
    /// <param name="memory">The memory that they are in.</param>
    /// <param name="identity">What they depend on besides the image.</param>
    public FeatureMaps(IEnumerable<MapPlace> places, PinnedFloats memory, BaseIdentity identity)
    {
        (_places, _memory, Identity) = ([.. places], memory, identity);
        Length = checked((int)_places.Sum(place => place.Shape.Elements));
    }

    /// <summary>Floats of an image's features.</summary>
    public int Length { get; }

    /// <summary>What they depend on besides the image.</summary>
    public BaseIdentity Identity { get; }

    /// <summary>Copies an image's features out of the maps.</summary>
    /// <param name="image">Its place in the batch.</param>
    /// <param name="features">Where they go.</param>
    public void Take(int image, Span<float> features)
    {
        foreach (MapPlace place in _places)
        {
            for (int row = 0; row < Rows(place); row++)
            {
                Span<float> map = Row(place, image, row);
                map.CopyTo(features);
                features = features[map.Length..];
            }
        }
    }

    /// <summary>Copies an image's features into the maps.</summary>
    /// <param name="image">Its place in the batch.</param>
    /// <param name="features">Where they come from.</param>
    public void Put(int image, ReadOnlySpan<float> features)
    {
        foreach (MapPlace place in _places)
        {
            for (int row = 0; row < Rows(place); row++)
            {
                Span<float> map = Row(place, image, row);
                features[..map.Length].CopyTo(map);
                features = features[map.Length..];
            }
        }
    }

    /// <summary>Copies an image's features to another place in the batch.</summary>
    public void Move(int from, int to)
    {
        foreach (MapPlace place in _places)
        {
            for (int row = 0; row < Rows(place); row++) Row(place, from, row).CopyTo(Row(place, to, row));
        }
    }

    // An image's map in as few pieces as there are without a gap: one, or its pixels.
    private static int Rows(MapPlace place) => place.IsDense ? 1 : place.Shape.Height * place.Shape.Width;

    private Span<float> Row(MapPlace place, int image, int row)
    {
        int length = (int)place.Shape.Elements / Rows(place);
        long stride = place.IsDense ? length : place.PixelStride;
        return _memory.Span.Slice(checked((int)(place.Room.Offset + place.FirstChannel + ((((long)image * Rows(place)) + row) * stride))), length);
    }
}
