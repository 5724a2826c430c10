using System.Runtime.CompilerServices;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The tiles of a map: as many as cover it, those at its lower and right border reaching beyond.</summary>
/// <param name="height">Rows of outputs.</param>
/// <param name="width">Columns of outputs.</param>
/// <param name="tile">Outputs of a tile.</param>
internal readonly struct TileGrid(int height, int width, Extent tile)
{
    /// <summary>Rows of tiles.</summary>
    public int Rows { get; } = ((height - 1) / tile.Height) + 1;

    /// <summary>Columns of tiles.</summary>
    public int Columns { get; } = ((width - 1) / tile.Width) + 1;

    /// <summary>Tiles of an image.</summary>
    public int Count => Rows * Columns;

    /// <summary>Where a tile's first output is, of all images' tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Image, int Row, int Column) Place(int index) => (index / Columns / Rows, index / Columns % Rows * tile.Height, index % Columns * tile.Width);
}
