using System;
using System.Linq;

namespace InceptionGen.Imaging.Tests;

public class PngTests
{
    public static TheoryData<int, int, bool> Layouts()
    {
        TheoryData<int, int, bool> layouts = [];
        foreach ((int color, int[] depths) in new[] { (0, new[] { 1, 2, 4, 8, 16 }), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16]) })
        {
            foreach (int depth in depths)
            {
                layouts.Add(color, depth, false);
                layouts.Add(color, depth, true);
            }
        }

        return layouts;
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_colour_type_and_depth_is_read_in_every_size(int color, int depth, bool isInterlaced)
    {
        foreach ((int width, int height) in new[] { (1, 1), (2, 3), (5, 1), (1, 9), (8, 8), (17, 13), (33, 6) })
        {
            Random random = new(width + (depth * 100));
            byte[] palette = Noise.Bytes(3 << Math.Min(depth, 8));
            int[,,] samples = new int[width, height, 4];
            foreach (int i in Enumerable.Range(0, samples.Length)) samples[i / 4 / height, i / 4 % height, i % 4] = random.Next(1 << depth);
            byte[] file = new PngWriter(width, height, depth, color) { IsInterlaced = isInterlaced, Palette = color == 3 ? palette : null }
                .Write((x, y, s) => samples[x, y, s]);

            RgbImage image = RgbImage.Decode(file, "test.png");

            Assert.Equal((width, height), (image.Width, image.Height));
            for (int i = 0; i < width * height * 3; i++)
            {
                (int x, int y, int channel) = (i / 3 % width, i / 3 / width, i % 3);
                int expected = color == 3
                    ? palette[(samples[x, y, 0] * 3) + channel]
                    : (int)Math.Round(samples[x, y, color is 2 or 6 ? channel : 0] * 255.0 / ((1 << depth) - 1));
                Assert.Equal(expected, image.Rgb[i]);
            }
        }
    }

    [Fact]
    public void Data_may_be_cut_into_chunks_and_unimportant_chunks_stand_anywhere()
    {
        PngWriter writer = new(9, 9, 8, 2) { DataChunks = 7, Extra = [("tEXt", [1, 2, 3]), ("tRNS", [0, 1, 0, 2, 0, 3]), ("gAMA", [0, 0, 0, 1])] };
        Assert.Equal(40, RgbImage.Decode(writer.Write((x, y, s) => (10 * x) + y + s), "test.png").Rgb[(4 * 3)]);
    }

    [Fact]
    public void Damage_is_named_with_the_file()
    {
        byte[] intact = new PngWriter(4, 4, 8, 2).Write((_, _, _) => 5);
        byte[] tiny = new PngWriter(4, 4, 8, 3) { Palette = [1, 2, 3] }.Write((x, _, _) => x);

        Refuses("signature", [.. intact[..4], 1, .. intact[5..]]);
        Refuses("checksum", [.. intact[..16], 9, .. intact[17..]]);
        Refuses("cut off", intact[..^12]);
        Refuses("cut off", intact[..20]);
        Refuses("does not begin with its header", [.. intact[..8], .. PngWriter.Chunk("IDAT", []), .. intact[8..]]);
        Refuses("a colour that is not in its palette", tiny);
        Refuses("no palette", new PngWriter(4, 4, 8, 3).Write((x, _, _) => x));
        Refuses("palette has the wrong length", new PngWriter(4, 4, 8, 3) { Palette = [1, 2, 3, 4] }.Write((x, _, _) => x));
        Refuses("chunk CgBI", new PngWriter(4, 4, 8, 2) { Extra = [("CgBI", [])] }.Write((x, _, _) => x));
        Refuses("no colour type 2 with 4 bits", new PngWriter(4, 4, 4, 2).Write((x, _, _) => x));
        Refuses("no colour type 5 with 8 bits", new PngWriter(4, 4, 8, 5).Write((x, _, _) => x));
        Refuses("its size is 0x4", new PngWriter(0, 4, 8, 2).Write((_, _, _) => 0));
        Refuses("its size is 20000x20000", new PngWriter(20000, 20000, 8, 2).Header([]));
        Refuses("cut off", new PngWriter(9000, 9000, 8, 2).Header(PngWriter.Compress(new byte[1000])));
        Refuses("PNG has no filter 5", new PngWriter(4, 1, 8, 0).Header(PngWriter.Compress([5, 1, 2, 3, 4])));
        Refuses("compressed data is damaged or cut off", new PngWriter(4, 2, 8, 0).Header(PngWriter.Compress([0, 1, 2, 3, 4])));
        Refuses("compressed data is damaged or cut off", new PngWriter(4, 1, 8, 0).Header([1, 2, 3, 4, 5, 6]));
    }

    [Fact]
    public void The_checksum_of_the_compressed_data_is_compared_wherever_it_lies()
    {
        // Readers of compressed streams read in blocks of a power of two: here the checksum lies before, across and after the end of one.
        for (int width = 8160; width < 8210; width++)
        {
            byte[] row = Noise.Bytes(width);
            PngWriter writer = new(width, 1, 8, 0);
            byte[] data = PngWriter.Compress([0, .. row]);
            Assert.Equal(row[0], RgbImage.Decode(writer.Header(data), "photo.png").Rgb[0]);
            Refuses("compressed data is damaged or cut off", writer.Header([.. data[..^1], (byte)(data[^1] ^ 1)]));
        }
    }

    [Fact]
    public void A_dictionary_that_no_png_has_is_damage()
    {
        // The header of compressed data that names a dictionary, and the dictionary's checksum.
        byte[] data = PngWriter.Compress([0, 1, 2, 3, 4]);
        Refuses("compressed data is damaged or cut off", new PngWriter(4, 1, 8, 0).Header([0x78, 0x20, 1, 2, 3, 4, .. data[2..]]));
        for (int bit = 0; bit < 16; bit++)
        {
            byte[] flipped = [.. data];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Refuses("compressed data is damaged or cut off", new PngWriter(4, 1, 8, 0).Header(flipped));
        }
    }

    [Theory]
    [InlineData(1, 70_000)]
    [InlineData(2, 40_001)]
    [InlineData(40_000, 3)]
    [InlineData(65_535, 2)]
    public void Rows_that_are_read_many_at_a_time_or_are_longer_than_that_are_all_there(int width, int height)
    {
        foreach (bool isInterlaced in new[] { false, true })
        {
            RgbImage image = RgbImage.Decode(new PngWriter(width, height, 8, 0) { IsInterlaced = isInterlaced }.Write((x, y, _) => (x ^ y ^ (y >> 8)) & 255), "photo.png");
            byte[] expected = new byte[width * height * 3];
            for (int i = 0; i < expected.Length; i++) expected[i] = (byte)((i / 3 % width) ^ (i / 3 / width) ^ (i / 3 / width >> 8));
            Assert.Equal(expected, image.Rgb);
        }
    }

    private static void Refuses(string reason, byte[] file)
    {
        ImageException exception = Assert.Throws<ImageException>(() => RgbImage.Decode(file, "photo.png"));
        Assert.StartsWith("photo.png cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
