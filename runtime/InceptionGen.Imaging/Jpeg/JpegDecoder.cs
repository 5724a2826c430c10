using System;
using System.Linq;

namespace InceptionGen.Imaging;

/// <summary>JPEG photos: baseline, extended sequential and progressive, Huffman-coded, 8 bits (ITU-T T.81), grey, YCbCr, RGB, CMYK and YCCK, with the
/// samples that libjpeg gives.</summary>
internal sealed class JpegDecoder
{
    // A scan goes through the whole image and may take a hundred bytes. Programs write about ten.
    private const int MostScans = 100;

    // Coefficients have at most fourteen bits, each of which is in one scan.
    private const int MostVisits = 20 * 64;

    // Each block takes two codes at least, the first scan of a progressive image one, and codes have one bit or more.
    private const int MostBlocksPerByte = 4;
    private const int MostProgressiveBlocksPerByte = 8;

    private readonly JpegTables _tables = new();
    private JpegFrame? _frame;
    private Orientation? _orientation;
    private int? _adobeTransform;
    private bool _isJfif;
    private int _scans;

    private JpegFrame Frame => _frame ?? throw new ImageException("a scan comes before its frame header: it is damaged");

    public static ImageHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        JpegDecoder decoder = new();
        JpegSegments segments = new(file);
        while (decoder._frame is null) decoder.ReadSegment(segments.NextMarker(), ref segments);
        return new(ImageFormat.Jpeg, decoder._frame.Width, decoder._frame.Height, decoder._orientation ?? Orientation.Upright);
    }

    public static Raster Decode(ReadOnlySpan<byte> file)
    {
        JpegDecoder decoder = new();
        JpegSegments segments = new(file);
        while (decoder.NextMarker(ref segments) is not JpegMarker.EndOfImage and var marker)
        {
            if (marker == JpegMarker.StartOfScan)
                decoder.ReadScan(ref segments);
            else
                decoder.ReadSegment(marker, ref segments);
        }

        return decoder.ToImage();
    }

    // Some cameras leave out the last marker. Nothing can be missing then, unless further scans were to refine what there is.
    private byte NextMarker(ref JpegSegments segments) => segments.TryNextMarker()
        ?? (_frame is { IsProgressive: false } && _frame.Components.All(component => component.IsRead) ? JpegMarker.EndOfImage : throw ImageException.CutOff());

    private void ReadSegment(byte marker, ref JpegSegments segments)
    {
        if (JpegMarker.IsAlone(marker)) return;
        if (marker is JpegMarker.EndOfImage or JpegMarker.StartOfScan) throw new ImageException("it has no frame header: it is damaged");
        ReadOnlySpan<byte> segment = segments.Segment();
        if (JpegMarker.IsFrame(marker))
        {
            _frame = _frame is null ? JpegFrame.Read(marker, segment) : throw new ImageException("it has two frame headers: it is damaged");
            return;
        }

        switch (marker)
        {
            case JpegMarker.QuantizationTables:
                _tables.ReadQuantization(segment);
                break;
            case JpegMarker.HuffmanTables:
                _tables.ReadHuffman(segment);
                break;
            case JpegMarker.RestartInterval:
                _tables.ReadRestartInterval(segment);
                break;
            case JpegMarker.Exif when segment.StartsWith("Exif\0\0"u8):
                _orientation ??= Exif.OrientationIn(segment["Exif\0\0"u8.Length..]);
                break;
            case JpegMarker.Jfif when segment.StartsWith("JFIF\0"u8):
                _isJfif = true;
                break;
            case JpegMarker.Adobe when segment.StartsWith("Adobe"u8) && segment.Length >= 12:
                _adobeTransform = segment[11];
                break;
        }
    }

    private void ReadScan(ref JpegSegments segments)
    {
        if (++_scans > MostScans) throw TooManyScans();
        var scan = JpegScan.Read(segments.Segment(), Frame);
        if (_scans == 1) Reserve(segments.File.Length);
        foreach (JpegComponent component in scan.Components)
        {
            component.Quantization ??= _tables.Quantization(component.Table);
            component.IsRead |= scan.First == 0;
            component.Visits += scan.Last - scan.First + 1;
            if (component.Visits > MostVisits) throw TooManyScans();
        }

        JpegBlocks blocks = Frame.IsProgressive ? new ProgressiveBlocks(scan, _tables) : new SequentialBlocks(scan, _tables);
        blocks.ReadAll(Frame, _tables.RestartInterval, ref segments);
    }

    private static ImageException TooManyScans() => new("it has far more scans than any program writes: save it again");

    private void Reserve(int fileBytes)
    {
        if (Frame.Blocks > (long)fileBytes * (Frame.IsProgressive ? MostProgressiveBlocksPerByte : MostBlocksPerByte)) throw ImageException.CutOff();
        foreach (JpegComponent component in Frame.Components)
        {
            int samples = checked(component.StoredAcross * component.StoredDown * JpegTables.ZigZag.Length);
            if (Frame.IsProgressive)
                component.Coefficients = new short[samples];
            else
                component.Samples = new byte[samples];
        }
    }

    private Raster ToImage()
    {
        if (Frame.Components.Any(component => !component.IsRead)) throw new ImageException("it lacks a scan: it is damaged or cut off");
        if (Frame.IsProgressive) Array.ForEach(Frame.Components, Transform);
        JpegColors colors = Colors();
        Upsampling[] planes = Array.ConvertAll(Frame.Components, component => new Upsampling(Frame, component));
        Raster image = new(Frame.Width, Frame.Height);
        int rowBytes = image.Width * Raster.Channels;
        for (int y = 0; y < image.Height; y++)
        {
            Span<byte> row = image.Pixels.Slice(y * rowBytes, rowBytes);
            colors.ToRgb(Row(0), Row(1), Row(2), Row(3), row);

            ReadOnlySpan<byte> Row(int plane) => plane < planes.Length ? planes[plane].Row(y) : default;
        }

        return image;
    }

    private static void Transform(JpegComponent component)
    {
        component.Samples = new byte[component.Coefficients.Length];
        ReadOnlySpan<short> coefficients = component.Coefficients;
        for (int y = 0; y < component.BlocksDown; y++)
        {
            for (int x = 0; x < component.BlocksAcross; x++)
            {
                ReadOnlySpan<short> block = coefficients.Slice(((y * component.StoredAcross) + x) * JpegTables.ZigZag.Length, JpegTables.ZigZag.Length);
                InverseCosine.Transform(block, component.Quantization!, component.Samples.AsSpan((y * 8 * component.Stride) + (x * 8)), component.Stride);
            }
        }

        component.Coefficients = [];
    }

    // What libjpeg guesses where a file does not say it.
    private JpegColors Colors() => (Frame.Components.Length, _adobeTransform) switch
    {
        (1, _) => JpegColors.Grey,
        (3, _) when _isJfif => JpegColors.YCbCr,
        (3, 0) => JpegColors.Rgb,
        (3, null) when Frame.Components is [{ Id: (byte)'R' }, { Id: (byte)'G' }, { Id: (byte)'B' }] => JpegColors.Rgb,
        (3, _) => JpegColors.YCbCr,
        (_, null or 0) => JpegColors.Cmyk,
        _ => JpegColors.Ycck,
    };
}
