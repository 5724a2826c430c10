using System;

namespace InceptionGen.Imaging;

/// <summary>Tells formats by a file's first bytes: those that are read, and those that people try.</summary>
internal static class FormatSignature
{
    private const string Advice = "convert it to JPEG or PNG";

    /// <summary>The format.</summary>
    /// <exception cref="ImageException">It is not one that is read here; the message says which it is, if that is known, and what to do.</exception>
    public static ImageFormat Of(ReadOnlySpan<byte> file) => file switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => ImageFormat.Png,
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat.Jpeg,
        [(byte)'P', (byte)'3' or (byte)'6', ..] => ImageFormat.Ppm,
        [(byte)'B', (byte)'M', ..] => ImageFormat.Bmp,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => ImageFormat.Gif,
        [] => throw new ImageException("it is empty"),
        _ => throw new ImageException(Foreign(file)),
    };

    private static string Foreign(ReadOnlySpan<byte> file)
    {
        string? kind = file switch
        {
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', ..] => "an AVIF",
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h' or (byte)'m', (byte)'e' or (byte)'i', ..] => "a HEIC",
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "a video or an image in an MP4 container",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "a WebP",
            [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => "a TIFF or a camera's raw file",
            [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ', ..] => "a JPEG XL",
            [0, 0, 0, 12, (byte)'j', (byte)'P', ..] or [0xFF, 0x4F, 0xFF, 0x51, ..] => "a JPEG 2000",
            [(byte)'8', (byte)'B', (byte)'P', (byte)'S', ..] => "a Photoshop document",
            [0, 0, 1 or 2, 0, ..] => "a Windows icon",
            [(byte)'P', >= (byte)'1' and <= (byte)'7', ..] => "a Netpbm file that is not a PPM (P3, P6)",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF",
            _ => null,
        };
        if (kind is not null) return $"it is {kind}: {Advice}";
        if (file.StartsWith("version https://git-lfs"u8)) return "it is a pointer of Git LFS, not the image itself: run git lfs pull";
        if (file.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..]) return "it is text in angle brackets, such as a web page or an SVG, not an image of pixels";
        return $"it is not a JPEG, PNG, BMP, PPM or GIF file: {Advice}";
    }
}
