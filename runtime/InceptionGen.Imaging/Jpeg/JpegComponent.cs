namespace InceptionGen.Imaging;

/// <summary>One of the planes a JPEG is made of: brightness, or a colour, perhaps with fewer samples.</summary>
/// <param name="Id">How scans call it.</param>
/// <param name="Across">Its samples in a row, relative to the other components' (1 to 4).</param>
/// <param name="Down">Its samples in a column, relative to the other components' (1 to 4).</param>
/// <param name="Table">The number of its quantization table.</param>
internal sealed record JpegComponent(byte Id, int Across, int Down, int Table)
{
    /// <summary>Samples of a row that belong to the image.</summary>
    public int Width { get; private set; }

    /// <summary>Rows that belong to the image.</summary>
    public int Height { get; private set; }

    /// <summary>Blocks of a row that belong to the image.</summary>
    public int BlocksAcross => (Width + 7) / 8;

    /// <summary>Rows of blocks that belong to the image.</summary>
    public int BlocksDown => (Height + 7) / 8;

    /// <summary>Blocks of a row as stored: whole units of all components.</summary>
    public int StoredAcross { get; private set; }

    /// <summary>Rows of blocks as stored.</summary>
    public int StoredDown { get; private set; }

    /// <summary>Samples of a row as stored.</summary>
    public int Stride => StoredAcross * 8;

    /// <summary>Samples, row by row.</summary>
    public byte[] Samples { get; set; } = [];

    /// <summary>Coefficients, block by block, while a progressive image is read.</summary>
    public short[] Coefficients { get; set; } = [];

    /// <summary>What its samples are multiplied with, in the order of a block; null until a scan has told which table is valid.</summary>
    public ushort[]? Quantization { get; set; }

    /// <summary>Whether a scan had its blocks.</summary>
    public bool IsRead { get; set; }

    /// <summary>How many coefficients of each of its blocks the scans had so far, one that is refined counted again.</summary>
    public int Visits { get; set; }

    /// <summary>The constant term of its last block.</summary>
    public int LastConstant { get; set; }

    /// <summary>Works out sizes from those of the image.</summary>
    public void Measure(int imageWidth, int imageHeight, int mostAcross, int mostDown)
    {
        Width = DivideUp(imageWidth * Across, mostAcross);
        Height = DivideUp(imageHeight * Down, mostDown);
        StoredAcross = DivideUp(imageWidth, 8 * mostAcross) * Across;
        StoredDown = DivideUp(imageHeight, 8 * mostDown) * Down;
    }

    private static int DivideUp(int dividend, int divisor) => (dividend + divisor - 1) / divisor;
}
