namespace InceptionGen.Imaging;

/// <summary>The kinds of image files that are read.</summary>
public enum ImageFormat
{
    /// <summary>Portable network graphics (ISO/IEC 15948).</summary>
    Png,

    /// <summary>Photos as cameras store them (ITU-T T.81).</summary>
    Jpeg,

    /// <summary>Windows bitmaps.</summary>
    Bmp,

    /// <summary>Netpbm's portable pixmaps, P3 and P6.</summary>
    Ppm,

    /// <summary>Graphics interchange format; the first picture of an animation.</summary>
    Gif,
}
