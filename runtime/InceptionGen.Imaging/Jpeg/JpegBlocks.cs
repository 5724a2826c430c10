namespace InceptionGen.Imaging;

/// <summary>Reads a scan block by block; what a block holds, the kind of scan decides.</summary>
internal abstract class JpegBlocks(JpegScan scan)
{
    protected JpegScan Scan { get; } = scan;

    /// <summary>Blocks that are known to hold nothing more of this scan.</summary>
    protected int EmptyBlocks { get; set; }

    /// <summary>Reads all blocks.</summary>
    /// <param name="frame">The image.</param>
    /// <param name="restartInterval">Units between restarts; 0 if there are none.</param>
    /// <param name="segments">Where the scan's data begin; moved to their end.</param>
    /// <exception cref="ImageException">They are damaged or cut off.</exception>
    public void ReadAll(JpegFrame frame, int restartInterval, ref JpegSegments segments)
    {
        bool isMixed = Scan.Components.Length > 1;
        int across = isMixed ? frame.UnitsAcross : Scan.Components[0].BlocksAcross;
        int down = isMixed ? frame.UnitsDown : Scan.Components[0].BlocksDown;
        JpegBits bits = new(segments.File, segments.At);
        int units = 0;
        Restart();
        for (int y = 0; y < down; y++)
        {
            for (int x = 0; x < across; x++, units++)
            {
                if (restartInterval > 0 && units > 0 && units % restartInterval == 0)
                {
                    bits.Restart(((units / restartInterval) - 1) & 7);
                    Restart();
                }

                if (isMixed)
                    ReadUnit(ref bits, x, y);
                else
                    Read(ref bits, 0, x, y);
                bits.RequireEnough();
            }
        }

        segments.At = bits.At;
    }

    /// <summary>Reads a block.</summary>
    /// <param name="bits">The scan's data.</param>
    /// <param name="member">Which of the scan's components it belongs to.</param>
    /// <param name="x">Its column of blocks.</param>
    /// <param name="y">Its row of blocks.</param>
    protected abstract void Read(ref JpegBits bits, int member, int x, int y);

    private void ReadUnit(ref JpegBits bits, int x, int y)
    {
        for (int member = 0; member < Scan.Components.Length; member++)
        {
            JpegComponent component = Scan.Components[member];
            for (int row = 0; row < component.Down; row++)
            {
                for (int column = 0; column < component.Across; column++)
                    Read(ref bits, member, (x * component.Across) + column, (y * component.Down) + row);
            }
        }
    }

    private void Restart()
    {
        EmptyBlocks = 0;
        foreach (JpegComponent component in Scan.Components) component.LastConstant = 0;
    }
}
