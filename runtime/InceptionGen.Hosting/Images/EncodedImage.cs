using System;
using InceptionGen.Imaging;

namespace InceptionGen.Hosting;

/// <summary>A photo as a file: JPEG, PNG, BMP, PPM or GIF.</summary>
internal sealed class EncodedImage : ModelImage
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly string _name;
    private readonly ImageOptions _options;
    private RgbImage? _image;

    /// <summary>Reads the header, so that a photo of too many pixels is refused before it takes a slot.</summary>
    /// <exception cref="ImageException">It is not a photo that can be read, or too large.</exception>
    public EncodedImage(ReadOnlyMemory<byte> file, string name, long mostPixels)
    {
        (_file, _name, _options) = (file, name, new ImageOptions { MostPixels = mostPixels });
        ImageInfo header = RgbImage.Identify(file.Span, name, _options);
        if ((long)header.Width * header.Height > mostPixels)
            throw new ImageException(FormattableString.Invariant($"{name} cannot be read: its size is {header.Width}x{header.Height}; this model takes photos of up to {mostPixels} pixels."));
    }

    /// <summary>The file's length.</summary>
    public int Bytes => _file.Length;

    /// <inheritdoc/>
    public override void Prepare(MapShape input) => _image = RgbImage.Decode(_file.Span, _name, _options).Fit(input.Width, input.Height);

    /// <inheritdoc/>
    public override void Run(Session session) => session.Run(_image!.Rgb);
}
