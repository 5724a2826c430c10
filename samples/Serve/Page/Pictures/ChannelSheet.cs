using System;
using System.Linq;
using InceptionGen;

namespace Serve.Page.Pictures;

/// <summary>All channels of a feature map side by side, those with the largest values first. Each has its own scale: what is light in one is not what is light in another.</summary>
/// <remarks>Of a map of one pixel the channels are one picture, in their order, on one scale.</remarks>
internal sealed record ChannelSheet(byte[] Png, int Width, int Height, int Silent)
{
    private const int Gap = 1, LargestTile = 56;

    /// <param name="values">One image's map: H x W x C.</param>
    /// <param name="shape">Its shape.</param>
    public static ChannelSheet Of(ReadOnlySpan<float> values, MapShape shape) => shape is { Height: 1, Width: 1 } ? OfVector(values) : OfMap(values, shape);

    private static ChannelSheet OfVector(ReadOnlySpan<float> values)
    {
        int width = (int)Math.Ceiling(Math.Sqrt(values.Length * 2.0)), height = (values.Length + width - 1) / width;
        byte[] pixels = new byte[width * height];
        Colours.Indices(values, pixels);
        return new(Pictures.Png.OfIndices(width, height, pixels, Colours.Map), width, height, CountSilent(values));
    }

    private static ChannelSheet OfMap(ReadOnlySpan<float> values, MapShape shape)
    {
        int reduction = (Math.Max(shape.Height, shape.Width) + LargestTile - 1) / LargestTile;
        int tileHeight = (shape.Height + reduction - 1) / reduction, tileWidth = (shape.Width + reduction - 1) / reduction;
        float[][] tiles = new float[shape.Channels][];
        float[] largest = new float[shape.Channels];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            tiles[channel] = Tile(values, shape, channel, reduction, tileHeight, tileWidth);
            largest[channel] = tiles[channel].Max();
        }

        int columns = Columns(shape.Channels, tileWidth, tileHeight), rows = (shape.Channels + columns - 1) / columns;
        int width = (columns * (tileWidth + Gap)) - Gap, height = (rows * (tileHeight + Gap)) - Gap;
        byte[] pixels = new byte[width * height];
        byte[] indices = new byte[tileWidth * tileHeight];
        int place = 0;
        foreach (int channel in Enumerable.Range(0, shape.Channels).OrderByDescending(channel => largest[channel]))
        {
            Colours.Indices(tiles[channel], indices);
            int left = place % columns * (tileWidth + Gap), top = place / columns * (tileHeight + Gap);
            for (int y = 0; y < tileHeight; y++) indices.AsSpan(y * tileWidth, tileWidth).CopyTo(pixels.AsSpan(((top + y) * width) + left));
            place++;
        }

        return new(Pictures.Png.OfIndices(width, height, pixels, Colours.Map), width, height, tiles.Count(tile => tile.Max() == tile.Min()));
    }

    // Means of squares, so that large maps keep what is in them.
    private static float[] Tile(ReadOnlySpan<float> values, MapShape shape, int channel, int reduction, int tileHeight, int tileWidth)
    {
        float[] tile = new float[tileHeight * tileWidth];
        int[] counts = new int[tile.Length];
        for (int y = 0; y < shape.Height; y++)
        {
            for (int x = 0; x < shape.Width; x++)
            {
                int pixel = (y / reduction * tileWidth) + (x / reduction);
                tile[pixel] += values[(((y * shape.Width) + x) * shape.Channels) + channel];
                counts[pixel]++;
            }
        }

        for (int pixel = 0; pixel < tile.Length; pixel++) tile[pixel] /= counts[pixel];
        return tile;
    }

    // About three to two, as a sheet of prints.
    private static int Columns(int channels, int tileWidth, int tileHeight) =>
        Math.Clamp((int)Math.Round(Math.Sqrt(channels * 1.6 * tileHeight / tileWidth)), 1, channels);

    private static int CountSilent(ReadOnlySpan<float> values)
    {
        int silent = 0;
        foreach (float value in values) silent += value == 0 ? 1 : 0;
        return silent;
    }
}
