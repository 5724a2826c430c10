using System;

namespace InceptionGen.Imaging;

/// <summary>What a JPEG's components mean.</summary>
internal enum JpegColors
{
    Grey,
    Rgb,

    /// <summary>Brightness and two differences of colour (JFIF).</summary>
    YCbCr,

    /// <summary>Four inks, stored as the light that they leave, as Adobe's programs do.</summary>
    Cmyk,

    /// <summary>The same, with three of them as brightness and differences.</summary>
    Ycck,
}

/// <summary>Makes RGB of a JPEG's components, in the integer arithmetic of libjpeg and Pillow.</summary>
internal static class JpegColorsExtensions
{
    private const int FactorBits = 16;
    private const int Half = 1 << (FactorBits - 1);
    private const int Middle = 128;

    /// <summary>Makes a row of RGB.</summary>
    /// <param name="colors">What the samples mean.</param>
    /// <param name="first">Samples of the first component.</param>
    /// <param name="second">Samples of the second component, if there is one.</param>
    /// <param name="third">Samples of the third component, if there is one.</param>
    /// <param name="fourth">Samples of the fourth component, if there is one.</param>
    /// <param name="rgb">Where the row goes.</param>
    public static void ToRgb(
        this JpegColors colors, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, ReadOnlySpan<byte> fourth, Span<byte> rgb)
    {
        switch (colors)
        {
            case JpegColors.Grey:
                Interleave(first, first, first, rgb);
                break;
            case JpegColors.Rgb:
                Interleave(first, second, third, rgb);
                break;
            case JpegColors.YCbCr:
                FromBrightness(first, second, third, rgb);
                break;
            case JpegColors.Cmyk:
                Interleave(first, second, third, rgb);
                Darken(rgb, fourth);
                break;
            default:
                FromBrightness(first, second, third, rgb);
                foreach (ref byte level in rgb) level = (byte)~level;
                Darken(rgb, fourth);
                break;
        }
    }

    private static void Interleave(ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue, Span<byte> rgb)
    {
        for (int x = 0, to = 0; to < rgb.Length; x++, to += Raster.Channels) (rgb[to], rgb[to + 1], rgb[to + 2]) = (red[x], green[x], blue[x]);
    }

    // JFIF's factors: 1.402, 0.71414, 0.34414 and 1.772.
    private static void FromBrightness(ReadOnlySpan<byte> brightness, ReadOnlySpan<byte> blues, ReadOnlySpan<byte> reds, Span<byte> rgb)
    {
        for (int x = 0, to = 0; to < rgb.Length; x++, to += Raster.Channels)
        {
            (int level, int blue, int red) = (brightness[x], blues[x] - Middle, reds[x] - Middle);
            rgb[to] = Level(level + (((red * 91881) + Half) >> FactorBits));
            rgb[to + 1] = Level(level + (((blue * -22554) + Half + (red * -46802)) >> FactorBits));
            rgb[to + 2] = Level(level + (((blue * 116130) + Half) >> FactorBits));
        }
    }

    // What is left of the light that three inks leave, after the black one; rounded as Pillow does.
    private static void Darken(Span<byte> rgb, ReadOnlySpan<byte> lights)
    {
        for (int i = 0; i < rgb.Length; i++)
        {
            int light = lights[i / Raster.Channels];
            int ink = ((byte.MaxValue - rgb[i]) * light) + 128;
            rgb[i] = Level(light - ((ink + (ink >> 8)) >> 8));
        }
    }

    private static byte Level(int value) => (byte)Math.Clamp(value, byte.MinValue, byte.MaxValue);
}
