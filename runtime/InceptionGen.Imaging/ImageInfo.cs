namespace InceptionGen.Imaging;

/// <summary>What an image file's header says, read without decoding its pixels.</summary>
/// <param name="Format">The kind of file, by its content.</param>
/// <param name="Width">Columns of the image that <see cref="RgbImage.Load(string, ImageOptions)"/> would give with the same options.</param>
/// <param name="Height">Rows of that image.</param>
/// <param name="Orientation">How EXIF says the stored pixels are turned: 1 (upright) to 8.</param>
public readonly record struct ImageInfo(ImageFormat Format, int Width, int Height, int Orientation);
