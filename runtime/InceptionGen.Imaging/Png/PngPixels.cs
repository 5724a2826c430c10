using System;
using System.Runtime.CompilerServices;

namespace InceptionGen.Imaging;

/// <summary>Puts the rows of a pass into the image, as RGB bytes.</summary>
/// <param name="png">How pixels are stored.</param>
/// <param name="pass">Where they go.</param>
/// <param name="width">Pixels of a row of the pass.</param>
/// <param name="image">The image.</param>
internal sealed class PngPixels(PngChunks png, PngPass pass, int width, Raster image)
{
    private readonly PngColor _color = png.Header.Color;
    private readonly int _depth = png.Header.Depth;
    private readonly int _samples = png.Header.Samples;
    private readonly byte[] _palette = png.Palette;
    private readonly int _start = ((pass.FirstY * image.Width) + pass.FirstX) * Raster.Channels;
    private readonly int _rowStep = pass.StepY * image.Width * Raster.Channels;
    private readonly int _pixelStep = pass.StepX * Raster.Channels;

    /// <summary>Puts a row.</summary>
    /// <param name="row">Its samples, without their filter.</param>
    /// <param name="y">Which row of the pass it is.</param>
    /// <exception cref="ImageException">A pixel has a colour that is not in the palette.</exception>
    public void Put(ReadOnlySpan<byte> row, int y)
    {
        Span<byte> rgb = image.Pixels[(_start + (y * _rowStep))..];
        switch (_color)
        {
            case PngColor.Palette:
                for (int i = 0; i < width; i++) Color(row, i).CopyTo(rgb[(i * _pixelStep)..]);
                break;
            case PngColor.Grey or PngColor.GreyAlpha:
                for (int i = 0, to = 0; i < width; i++, to += _pixelStep) rgb[to] = rgb[to + 1] = rgb[to + 2] = Level(row, i * _samples);
                break;
            case PngColor.Rgb when _depth == 8 && _pixelStep == Raster.Channels:
                row.CopyTo(rgb);
                break;
            default:
                for (int i = 0, to = 0, at = 0; i < width; i++, to += _pixelStep, at += _samples)
                    (rgb[to], rgb[to + 1], rgb[to + 2]) = (Level(row, at), Level(row, at + 1), Level(row, at + 2));
                break;
        }
    }

    private ReadOnlySpan<byte> Color(ReadOnlySpan<byte> row, int index)
    {
        int at = Sample(row, index) * Raster.Channels;
        return at < _palette.Length ? _palette.AsSpan(at, Raster.Channels) : throw new ImageException("a pixel has a colour that is not in its palette");
    }

    // A sample as a byte: fewer bits are spread over the whole range, sixteen are rounded.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Level(ReadOnlySpan<byte> row, int index) => _depth switch
    {
        8 => row[index],
        16 => (byte)((Sample(row, index) + 128) / 257),
        _ => (byte)(Sample(row, index) * byte.MaxValue / ((1 << _depth) - 1)),
    };

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        if (_depth == 8) return row[index];
        if (_depth == 16) return (row[2 * index] << 8) | row[(2 * index) + 1];
        int bit = index * _depth;
        return (row[bit / 8] >> (8 - _depth - (bit % 8))) & ((1 << _depth) - 1);
    }
}
