namespace InceptionGen.Imaging;

/// <summary>The second byte of the markers that are read (ITU-T T.81, table B.1); the first is 0xFF.</summary>
internal static class JpegMarker
{
    public const byte BaselineFrame = 0xC0;
    public const byte SequentialFrame = 0xC1;
    public const byte ProgressiveFrame = 0xC2;
    public const byte HuffmanTables = 0xC4;
    public const byte LastFrame = 0xCF;
    public const byte ArithmeticTables = 0xCC;
    public const byte JpegExtension = 0xC8;
    public const byte FirstRestart = 0xD0;
    public const byte LastRestart = 0xD7;
    public const byte StartOfImage = 0xD8;
    public const byte EndOfImage = 0xD9;
    public const byte StartOfScan = 0xDA;
    public const byte QuantizationTables = 0xDB;
    public const byte RestartInterval = 0xDD;
    public const byte Jfif = 0xE0;
    public const byte Exif = 0xE1;
    public const byte Adobe = 0xEE;
    public const byte Temporary = 0x01;

    /// <summary>Whether a marker begins a frame, of whatever kind.</summary>
    public static bool IsFrame(byte marker) =>
        marker is >= BaselineFrame and <= LastFrame and not (HuffmanTables or JpegExtension or ArithmeticTables);

    /// <summary>Whether nothing follows a marker but the next one.</summary>
    public static bool IsAlone(byte marker) => marker is Temporary or StartOfImage or >= FirstRestart and <= LastRestart;
}
