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
        for (int x = 0; x < rgb.Length / RgbImage.Channels; x++)
        {
            Span<byte> pixel = rgb.Slice(x * RgbImage.Channels, RgbImage.Channels);
            switch (colors)
            {
                case JpegColors.Grey:
                    pixel.Fill(first[x]);
                    break;
                case JpegColors.Rgb or JpegColors.Cmyk:
                    (pixel[0], pixel[1], pixel[2]) = (first[x], second[x], third[x]);
                    break;
                default:
                    FromBrightness(first[x], second[x] - Middle, third[x] - Middle, pixel);
                    break;
            }

            if (colors is JpegColors.Ycck) (pixel[0], pixel[1], pixel[2]) = ((byte)~pixel[0], (byte)~pixel[1], (byte)~pixel[2]);
            if (colors is JpegColors.Cmyk or JpegColors.Ycck) Darken(pixel, fourth[x]);
        }
    }

    // JFIF's factors: 1.402, 0.71414, 0.34414 and 1.772.
    private static void FromBrightness(int brightness, int blue, int red, Span<byte> pixel)
    {
        pixel[0] = Level(brightness + (((red * 91881) + Half) >> FactorBits));
        pixel[1] = Level(brightness + (((blue * -22554) + Half + (red * -46802)) >> FactorBits));
        pixel[2] = Level(brightness + (((blue * 116130) + Half) >> FactorBits));
    }

    private static void Darken(Span<byte> pixel, int light)
    {
        foreach (ref byte level in pixel)
        {
            int ink = ((byte.MaxValue - level) * light) + 128;
            level = Level(light - ((ink + (ink >> 8)) >> 8));
        }
    }

    private static byte Level(int value) => (byte)Math.Clamp(value, byte.MinValue, byte.MaxValue);
}
