using System;
using System.Linq;

namespace InceptionGen.Imaging.Tests;

/// <summary>Damaged, cut off and rare JPEGs.</summary>
public class JpegTests
{
    private const int EndMarkerBytes = 2;

    [Theory]
    [InlineData("baseline_420.jpg")]
    [InlineData("restarts.jpg")]
    [InlineData("three_scans.jpg")]
    [InlineData("progressive_444.jpg")]
    [InlineData("ycck_progressive.jpg")]
    public void A_photo_that_is_cut_off_is_refused_wherever_it_ends(string file)
    {
        byte[] intact = PhotoFiles.Read(file);
        for (int length = 0; length < intact.Length - EndMarkerBytes - 1; length++)
            Assert.Throws<ImageException>(() => RgbImage.Decode(intact.AsSpan(0, length), "photo.jpg"));
    }

    [Fact]
    public void Only_a_photo_that_later_scans_may_refine_needs_its_last_marker()
    {
        byte[] baseline = PhotoFiles.Read("baseline_420.jpg");
        Assert.Equal(RgbImage.Decode(baseline, "photo.jpg").Rgb, RgbImage.Decode(baseline.AsSpan(0, baseline.Length - EndMarkerBytes), "photo.jpg").Rgb);
        Refuses("cut off", PhotoFiles.Read("progressive_420.jpg")[..^EndMarkerBytes]);
    }

    [Fact]
    public void What_follows_the_last_marker_is_not_looked_at()
    {
        byte[] file = [.. PhotoFiles.Read("baseline_420.jpg"), .. PhotoFiles.Read("grey.jpg"), 1, 2, 3];
        Assert.Equal(RgbImage.Decode(PhotoFiles.Read("baseline_420.jpg"), "photo.jpg").Rgb, RgbImage.Decode(file, "photo.jpg").Rgb);
    }

    [Fact]
    public void Rare_kinds_are_named_with_a_remedy()
    {
        byte[] intact = PhotoFiles.Read("baseline_420.jpg");
        int frame = Find(intact, 0xC0);
        Refuses("arithmetic coding", With(intact, frame + 1, 0xC9));
        Refuses("lossless", With(intact, frame + 1, 0xC3));
        Refuses("12 bits per sample; 8 are read here: save it as a usual JPEG or PNG", With(intact, frame + 4, 12));
        Refuses("2 colour components", With(intact, frame + 9, 2));
        Refuses("sampled in a rare way", With(With(intact, frame + 11, 0x31), frame + 14, 0x21));
    }

    [Fact]
    public void Damage_is_named()
    {
        byte[] intact = PhotoFiles.Read("baseline_420.jpg");
        int frame = Find(intact, 0xC0);
        int scan = Find(intact, 0xDA);
        int huffman = Find(intact, 0xC4);
        Refuses("its size is 0x37", With(With(intact, frame + 7, 0), frame + 8, 0));
        Refuses("its size is 45x0", With(With(intact, frame + 5, 0), frame + 6, 0));
        Refuses("frame header is damaged", With(intact, frame + 11, 0x52));
        Refuses("frame header is damaged", With(intact, frame + 12, 4));
        Refuses("frame header is damaged", With(intact, frame + 9, 4));
        Refuses("header of one of its scans is damaged", With(intact, scan + 4, 0));
        Refuses("header of one of its scans is damaged", With(intact, scan + 5, 9));
        Refuses("header of one of its scans is damaged", With(intact, scan + 7, 1));
        Refuses("Huffman tables is missing", With(intact, scan + 6, 0x22));
        Refuses("Huffman tables is missing", [.. intact[..huffman], .. intact[scan..]]);
        Refuses("Huffman tables is damaged", With(intact, huffman + 5, 3));
        Refuses("Huffman tables is damaged", With(With(intact, huffman + 5, 3), huffman + 7, 2));
        Refuses("Huffman tables is damaged", With(intact, huffman + 4, 0x20));
        Refuses("quantization tables is damaged", With(intact, Find(intact, 0xDB) + 4, 0x10));
        Refuses("quantization tables is missing", With(intact, frame + 12, 3));
        Refuses("segment has a wrong length", With(With(intact, huffman + 2, 0), huffman + 3, 1));
        Refuses("two frame headers", [.. intact[..scan], .. intact[frame..]]);
        Refuses("no frame header", [.. intact[..frame], .. intact[scan..]]);
        Refuses("lacks a scan", [.. intact[..scan], 0xFF, 0xD9]);
        Refuses("damaged or cut off", [.. intact[..^100], 0xFF, 0xD9]);
    }

    [Fact]
    public void A_restart_that_is_lost_is_noticed()
    {
        byte[] file = PhotoFiles.Read("restarts.jpg");
        int second = Find(file, 0xD1);
        Refuses("compressed data is damaged", With(file, second + 1, 0xD3));
        Refuses("compressed data is damaged", [.. file[..second], .. file[Find(file, 0xD2)..]]);
    }

    [Fact]
    public void A_frame_larger_than_its_data_can_fill_costs_no_memory()
    {
        foreach (string file in new[] { "baseline_444.jpg", "progressive_444.jpg", "cmyk.jpg" })
        {
            byte[] photo = PhotoFiles.Read(file);
            int frame = Find(photo, file.StartsWith("progressive", StringComparison.Ordinal) ? (byte)0xC2 : (byte)0xC0);
            (photo[frame + 5], photo[frame + 6], photo[frame + 7], photo[frame + 8]) = (0x27, 0x10, 0x27, 0x10);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Refuses("cut off", photo);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        }
    }

    [Fact]
    public void A_file_of_more_scans_than_it_can_need_is_refused()
    {
        byte[] photo = PhotoFiles.Read("progressive_grey.jpg");
        int constants = Find(photo, 0xDA);
        Refuses("far more scans than any program writes", Repeated(photo, constants, 1000));
        Assert.Equal(RgbImage.Decode(photo, "photo.jpg").Rgb, RgbImage.Decode(Repeated(photo, constants, 50), "photo.jpg").Rgb);

        // The third scan has 58 coefficients of every block, so that fewer of it are as much work.
        int others = photo.AsSpan().IndexOf(new byte[] { 0xFF, 0xDA, 0, 8, 1, 1, 0, 6, 63 });
        Refuses("far more scans than any program writes", Repeated(photo, others, 25));
        Assert.Equal(RgbImage.Decode(photo, "photo.jpg").Rgb, RgbImage.Decode(Repeated(photo, others, 15), "photo.jpg").Rgb);
    }

    [Fact]
    public void Padding_before_markers_is_skipped()
    {
        byte[] intact = PhotoFiles.Read("baseline_420.jpg");
        int frame = Find(intact, 0xC0);
        int scan = Find(intact, 0xDA);
        byte[] padded = [.. intact[..frame], 0xFF, 0xFF, 0xFF, .. intact[frame..scan], 0, 0, .. intact[scan..]];
        Assert.Equal(RgbImage.Decode(intact, "photo.jpg").Rgb, RgbImage.Decode(padded, "photo.jpg").Rgb);
    }

    // The first marker of that kind, which is not in the thumbnail or the like: these photos have none.
    private static int Find(byte[] file, byte marker) => file.AsSpan().IndexOf(new byte[] { 0xFF, marker });

    // A scan that overwrites what it has written changes nothing.
    private static byte[] Repeated(byte[] photo, int scan, int times)
    {
        int end = scan + photo.AsSpan(scan).IndexOf(new byte[] { 0xFF, 0xC4 });
        return [.. photo[..scan], .. Enumerable.Repeat(photo[scan..end], times).SelectMany(bytes => bytes), .. photo[scan..]];
    }

    private static byte[] With(byte[] file, int at, byte value)
    {
        byte[] changed = [.. file];
        changed[at] = value;
        return changed;
    }

    private static void Refuses(string reason, byte[] file) => Refusal.Assert(reason, file);
}
