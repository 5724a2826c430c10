using InceptionGen.Language.Model;

namespace InceptionGen.Language.Planning;

/// <summary>How a map's pixels stand in memory.</summary>
internal static class Layout
{
    // Pixels 4096 bytes apart fall into one set of a first-level cache, which then holds as many pixels as it has ways (8 or 12).
    private const int AliasingFloats = 1024;
    private const int CacheLineFloats = 16;

    /// <summary>Floats from a pixel of a map to the next.</summary>
    public static int PixelStride(Shape map) =>
        map.Channels % AliasingFloats == 0 && (map.Height > 1 || map.Width > 1) ? map.Channels + CacheLineFloats : map.Channels;

    /// <summary>Floats the map takes.</summary>
    public static long Floats(Shape map) => (long)map.Height * map.Width * PixelStride(map);
}
