using System;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;

namespace InceptionGen.Execution;

/// <content>Stages that run image by image in a batch. Large maps of a whole batch leave every cache before the next stage reads them; those of one image are there for one image
/// at a time, so that the next one's are written where the cache has memory already.</content>
public sealed unsafe partial class Frame
{
    private const int AllImages = -1;

    private readonly long _perImagePrefixStart;
    private int _image = AllImages;

    /// <summary>Whether nobody wants anything that comes after the stages that were run image by image.</summary>
    public bool IsDone => _copies is not null && _copies.IsComplete;

    /// <summary>Begins with the first image, then with the next. Until there is none, stages run for this image only, and <see cref="Map(long, int, int, int)"/> gives its maps.</summary>
    /// <returns>Whether there is one.</returns>
    public bool NextImage()
    {
        if (_image + 1 == Batch)
        {
            LeaveImage();
            return false;
        }

        _image++;
        _copies?.BeginImage(_image);
        return true;
    }

    /// <summary>The part that belongs to the image whose turn it is: (1, H, W, C).</summary>
    /// <param name="map">A map of all images: (N, H, W, C).</param>
    /// <exception cref="ArgumentException">The map does not hold all images.</exception>
    /// <exception cref="InvalidOperationException">No image is being run.</exception>
    public MapView OneOf(MapView map)
    {
        if (_image == AllImages) throw new InvalidOperationException("No image is being processed: call NextImage first.");
        if (map.Batch != Batch) throw LayerChecks.Error($"The map is {map}, not one of {Batch} images.");
        return map.Image(_image);
    }

    /// <summary>Goes back to all images, also in the middle of one.</summary>
    internal void LeaveImage() => _image = AllImages;
}
