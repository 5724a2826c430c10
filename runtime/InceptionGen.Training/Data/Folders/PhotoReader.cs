using System;
using System.Collections.Generic;
using System.IO;
using InceptionGen.Imaging;

namespace InceptionGen.Training.Data.Folders;

/// <summary>Reads a photo as the bytes of a network's input.</summary>
/// <param name="options">Size, channels and how photos are resized.</param>
internal sealed class PhotoReader(ImageFolderOptions options)
{
    private static readonly Dictionary<string, ImageFormat> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = ImageFormat.Jpeg,
        [".jpeg"] = ImageFormat.Jpeg,
        [".jpe"] = ImageFormat.Jpeg,
        [".jfif"] = ImageFormat.Jpeg,
        [".png"] = ImageFormat.Png,
        [".bmp"] = ImageFormat.Bmp,
        [".dib"] = ImageFormat.Bmp,
        [".ppm"] = ImageFormat.Ppm,
        [".pnm"] = ImageFormat.Ppm,
        [".gif"] = ImageFormat.Gif,
    };

    /// <summary>Reads a photo.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why there are no bytes; null if there are.</param>
    /// <param name="misnamed">What the content is, if the name says another format; null otherwise.</param>
    /// <returns>The bytes (H, W, C), or null.</returns>
    public byte[]? TryRead(string path, out string? problem, out string? misnamed)
    {
        (problem, misnamed) = (null, null);
        try
        {
            if (new FileInfo(path) is { LinkTarget: null, Length: 0 }) throw new ImageException("it is empty");
            ImageOptions reading = options.Reading ?? ImageOptions.Default;
            ReadOnlySpan<byte> file = ImageBytes.OfFile(path, reading.MostPixels).Span;
            byte[] bytes = BytesOf(RgbImage.Decode(file, path, reading));
            ImageFormat format = FormatSignature.Of(file);
            string extension = Path.GetExtension(path);
            if (extension.Length > 0 && !(Extensions.TryGetValue(extension, out ImageFormat named) && named == format)) misnamed = $"it is {Name(format)}";
            return bytes;
        }
        catch (ImageException exception)
        {
            // The reason alone: whoever lists it names the file.
            problem = (exception.InnerException as ImageException ?? exception).Message;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = "it is a link to nothing";
        }
        catch (UnauthorizedAccessException)
        {
            problem = "it may not be read";
        }
        catch (IOException exception)
        {
            problem = $"it cannot be read: {exception.Message}";
        }

        return null;
    }

    private static string Name(ImageFormat format) => format == ImageFormat.Jpeg ? "a JPEG" : $"a {format.ToString().ToUpperInvariant()}";

    private byte[] BytesOf(RgbImage photo)
    {
        if (options.Channels == 1) photo = Grey(photo);
        if (options.CropToFit && options.Resampling == Resampling.Area) photo = photo.Fit(options.Width, options.Height);
        else photo = Resized(options.CropToFit ? Middle(photo) : photo);
        if (options.Channels == 3) return photo.Rgb.ToArray();

        byte[] levels = new byte[photo.Width * photo.Height];
        for (int i = 0; i < levels.Length; i++) levels[i] = photo.Rgb[i * 3];
        return levels;
    }

    private RgbImage Resized(RgbImage photo) => options.Resampling == Resampling.Nearest
        ? NearestResize.Resize(photo, options.Width, options.Height)
        : photo.Resize(options.Width, options.Height);

    private RgbImage Middle(RgbImage photo)
    {
        bool isWider = (long)photo.Width * options.Height > (long)photo.Height * options.Width;
        int width = isWider ? (int)Math.Max(1, (long)photo.Height * options.Width / options.Height) : photo.Width;
        int height = isWider ? photo.Height : (int)Math.Max(1, (long)photo.Width * options.Height / options.Width);
        return photo.CenterCrop(width, height);
    }

    // ITU-R 601, in Pillow's integers. Before resizing, as there.
    private static RgbImage Grey(RgbImage photo)
    {
        byte[] grey = photo.Rgb.ToArray();
        for (int i = 0; i < grey.Length; i += 3)
            grey.AsSpan(i, 3).Fill((byte)(((grey[i] * 19595) + (grey[i + 1] * 38470) + (grey[i + 2] * 7471) + 0x8000) >> 16));
        return new(photo.Width, photo.Height, grey);
    }
}
