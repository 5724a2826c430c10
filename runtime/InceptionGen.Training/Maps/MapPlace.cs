using InceptionGen.Memory;

namespace InceptionGen.Training.Maps;

/// <summary>Where the maps of a batch are: (N, H, W, C) in a room of their own, or in a slice of the channels of another's.</summary>
/// <param name="Room">The memory.</param>
/// <param name="Shape">One image's map.</param>
/// <param name="FirstChannel">The first channel of the slice.</param>
/// <param name="PixelStride">Floats from a pixel to the next.</param>
internal sealed record MapPlace(Room Room, MapShape Shape, int FirstChannel, int PixelStride)
{
    /// <summary>Whether its pixels follow each other without a gap.</summary>
    public bool IsDense => PixelStride == Shape.Channels;

    /// <summary>Some of its channels.</summary>
    public MapPlace Channels(int first, int count) => this with { Shape = Shape with { Channels = count }, FirstChannel = FirstChannel + first };

    /// <summary>The maps of the first images of a batch.</summary>
    public MapView View(PinnedFloats memory, int batch) => new(memory, Room.Offset + FirstChannel, batch, Shape.Height, Shape.Width, Shape.Channels, PixelStride);
}
