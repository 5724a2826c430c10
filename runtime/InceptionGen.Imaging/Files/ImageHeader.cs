using System;

namespace InceptionGen.Imaging;

/// <summary>What a file's header claims. Nothing of it is checked but its form.</summary>
/// <param name="Format">The kind of file.</param>
/// <param name="Width">Columns as stored.</param>
/// <param name="Height">Rows as stored.</param>
/// <param name="Orientation">How the stored pixels are turned.</param>
internal readonly record struct ImageHeader(ImageFormat Format, long Width, long Height, Orientation Orientation = Orientation.Upright)
{
    /// <summary>Throws unless there are pixels, and no more than that.</summary>
    /// <exception cref="ImageException">No pixels, or too many.</exception>
    public void RequirePixels(long most)
    {
        if (Width <= 0 || Height <= 0 || Width > most || Height > most || Width * Height > most)
            throw new ImageException(FormattableString.Invariant($"its size is {Width}x{Height}; an image has 1 to {most} pixels"));
    }
}
