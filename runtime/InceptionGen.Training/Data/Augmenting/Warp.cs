using InceptionGen.Training.Randomness;

namespace InceptionGen.Training.Data.Augmenting;

/// <summary>What was drawn for one image.</summary>
/// <param name="Rotation">Degrees by which the pixels that are shown are turned about the image's centre.</param>
/// <param name="ShiftX">Columns by which they are moved.</param>
/// <param name="ShiftY">Rows by which they are moved.</param>
/// <param name="Shear">Degrees of the shear.</param>
/// <param name="ZoomX">What part of the width is shown.</param>
/// <param name="ZoomY">What part of the height is shown.</param>
/// <param name="Crop">The part of the image that all this is done with; null for all of it.</param>
/// <param name="FlipHorizontal">Whether left and right are exchanged, after all this.</param>
/// <param name="FlipVertical">Whether above and below are exchanged.</param>
internal readonly record struct Warp(
    double Rotation, double ShiftX, double ShiftY, double Shear, double ZoomX, double ZoomY, Box? Crop, bool FlipHorizontal, bool FlipVertical)
{
    /// <summary>Changes nothing.</summary>
    public static Warp None { get; } = new(0, 0, 0, 0, 1, 1, null, false, false);

    /// <summary>Draws one.</summary>
    /// <param name="augmentation">How far it may go.</param>
    /// <param name="stream">The random numbers of an image in an epoch. Each setting has its own: switching one on changes nothing that others draw.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Columns of the image.</param>
    public static Warp Draw(Augmentation augmentation, RandomStream stream, int height, int width) => new(
        augmentation.Rotation * Side(stream, 0),
        Pixels(augmentation.WidthShift, width) * Side(stream, 1),
        Pixels(augmentation.HeightShift, height) * Side(stream, 2),
        augmentation.Shear * Side(stream, 3),
        1 + (augmentation.Zoom * Side(stream, 4)),
        1 + (augmentation.Zoom * Side(stream, 5)),
        augmentation.Crop?.Draw(stream, 8, height, width),
        augmentation.HorizontalFlip && stream.Double(6) < 0.5,
        augmentation.VerticalFlip && stream.Double(7) < 0.5);

    /// <summary>The pixels of a shift: below 1 it is a fraction of the side.</summary>
    public static double Pixels(float shift, int side) => shift < 1 ? (double)shift * side : shift;

    /// <summary>Where the original is that a pixel shows, before flips.</summary>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Columns of the image.</param>
    public AffineMap ToMap(int height, int width)
    {
        (double x, double y) = ((width - 1) / 2.0, (height - 1) / 2.0);
        AffineMap map = AffineMap.Move(x, y) * AffineMap.Rotate(Rotation) * AffineMap.Move(ShiftX, ShiftY) * AffineMap.Shear(Shear) * AffineMap.Stretch(ZoomX, ZoomY)
            * AffineMap.Move(-x, -y);
        if (Crop is not { } crop) return map;

        // From the edges of pixels to their middles and back is half a pixel.
        return AffineMap.Move(crop.Left - 0.5, crop.Top - 0.5) * AffineMap.Stretch(crop.Width / width, crop.Height / height) * AffineMap.Move(0.5, 0.5) * map;
    }

    // From -1 to 1, evenly.
    private static double Side(RandomStream stream, long counter) => (2 * stream.Double(counter)) - 1;
}
