using System;
using System.Text;

namespace InceptionGen.Imaging.Tests;

/// <summary>Damaged files give an image or an <see cref="ImageException"/>, and nothing else.</summary>
public class DecoderFuzzTests
{
    [Fact]
    public void Damaged_pngs() => Fuzz(1500, random =>
    {
        (int color, int depth) = new[] { (0, 1), (0, 16), (2, 8), (3, 4), (4, 8), (6, 16) }[random.Next(6)];
        int limit = 1 << depth;
        return new PngWriter(random.Next(1, 12), random.Next(1, 12), depth, color) { IsInterlaced = random.Next(2) == 0, Palette = color == 3 ? new byte[36] : null }
            .Write((_, _, _) => random.Next(limit));
    });

    [Fact]
    public void Damaged_png_data_with_intact_checksums()
    {
        Random random = new(7);
        for (int round = 0; round < 1500; round++)
        {
            byte[] rows = new byte[random.Next(1, 60)];
            random.NextBytes(rows);
            byte[] data = PngWriter.Compress(rows);
            if (random.Next(2) == 0) data[random.Next(data.Length)] ^= (byte)random.Next(256);
            TryDecode(new PngWriter(random.Next(1, 9), random.Next(1, 9), 1 << random.Next(5), random.Next(8)) { IsInterlaced = random.Next(2) == 0, Palette = new byte[3 * random.Next(9)] }
                .Header(data[..random.Next(data.Length + 1)]));
        }
    }

    [Fact]
    public void Damaged_ppms() => Fuzz(3000, random => Encoding.Latin1.GetBytes(random.Next(2) == 0 ? "P3 3 2 255 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18" : "P6 3 2 255 abcdefghijklmnopqr"));

    [Fact]
    public void Damaged_bmps() => Fuzz(3000, random => PpmAndBmpTests.Bmp(3, 2, 8 << random.Next(3), 0, new byte[1024], new byte[24]));

    [Theory]
    [InlineData("baseline_420.jpg")]
    [InlineData("grey.jpg")]
    [InlineData("cmyk_420.jpg")]
    [InlineData("restarts.jpg")]
    [InlineData("exif6.jpg")]
    [InlineData("progressive_444.jpg")]
    [InlineData("restarts_progressive.jpg")]
    [InlineData("plain.gif")]
    [InlineData("interlaced.gif")]
    [InlineData("animated.gif")]
    public void Damaged_photos(string file)
    {
        byte[] intact = PhotoFiles.Read(file);
        Random random = new(5);
        int decoded = 0;
        for (int round = 0; round < 600; round++)
        {
            byte[] damaged = [.. intact];

            // Headers are short and matter most.
            for (int count = random.Next(1, 5); count > 0; count--)
                damaged[random.Next(random.Next(3) == 0 ? damaged.Length : Math.Min(damaged.Length, 700))] = random.Next(4) switch { 0 => 0xFF, 1 => 0, _ => (byte)random.Next(256) };
            long before = GC.GetAllocatedBytesForCurrentThread();
            decoded += TryDecode(damaged) ? 1 : 0;

            // No more than a progressive image of blocks of one bit each, and the pixels of a file of colours that are sampled sixteen to one.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000 + (intact.Length * 8 * 64 * 16L));
        }

        Assert.InRange(decoded, 10, 590);
    }

    [Fact]
    public void A_file_that_claims_more_than_it_holds_costs_no_memory()
    {
        byte[][] files =
        [
            new PngWriter(9000, 9000, 8, 2).Header(PngWriter.Compress(new byte[1000])),
            Encoding.Latin1.GetBytes("P6 9000 9000 255 abc"),
            PpmAndBmpTests.Bmp(9000, 9000, 24, 0, [], new byte[100]),
        ];
        foreach (byte[] file in files)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.False(TryDecode(file));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        }
    }

    private static void Fuzz(int rounds, Func<Random, byte[]> make)
    {
        Random random = new(20);
        int decoded = 0;
        for (int round = 0; round < rounds; round++)
        {
            byte[] file = make(random);
            for (int count = random.Next(4); count > 0; count--) file[random.Next(Math.Min(file.Length, 80))] = (byte)random.Next(256);
            if (random.Next(5) == 0) file = file[..random.Next(file.Length)];
            decoded += TryDecode(file) ? 1 : 0;
        }

        Assert.InRange(decoded, rounds / 20, rounds - (rounds / 20));
    }

    private static bool TryDecode(byte[] file)
    {
        try
        {
            RgbImage image = RgbImage.Decode(file, "damaged");
            Assert.Equal(image.Width * image.Height * 3, image.Rgb.Length);
            return true;
        }
        catch (ImageException exception)
        {
            Assert.StartsWith("damaged cannot be read: ", exception.Message, StringComparison.Ordinal);
            return false;
        }
    }
}
