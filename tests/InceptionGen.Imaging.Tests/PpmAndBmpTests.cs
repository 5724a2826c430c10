using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace InceptionGen.Imaging.Tests;

public class PpmAndBmpTests
{
    [Theory]
    [InlineData("P3\n2 1\n255\n1 2 3 4 5 6\n", new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("P3 # a comment\n#another\n2 #w\n 1 15 0 1 2 13 14 15", new byte[] { 0, 17, 34, 221, 238, 255 })]
    [InlineData("P3 1 1 65535 0 32768 65535", new byte[] { 0, 128, 255 })]
    [InlineData("P6 2 1 255\nabcdef", new byte[] { 97, 98, 99, 100, 101, 102 })]
    [InlineData("P6 1 1 255\n# b and more", new byte[] { 35, 32, 98 })]
    [InlineData("P6 1 1 122 abz", new byte[] { 203, 205, 255 })]
    [InlineData("P6 1 1 65535\nabcdef", new byte[] { 97, 99, 101 })]
    public void A_ppm_is_read(string file, byte[] expected)
    {
        RgbImage image = RgbImage.Decode(Encoding.Latin1.GetBytes(file), "test.ppm");
        Assert.Equal((expected.Length / 3, 1), (image.Width, image.Height));
        Assert.Equal(expected, image.Rgb.ToArray());
    }

    [Theory]
    [InlineData("P6 2 1 255\nabcde", "cut off")]
    [InlineData("P3 1 1 255 1 2", "cut off")]
    [InlineData("P3 1 1 255 1 2 x", "something else where a number should be")]
    [InlineData("P3 1 1 255 1 2 3x", "something else after a number")]
    [InlineData("P3 1 1 255 1 2 -3", "something else where a number should be")]
    [InlineData("P3 1 1 255 1 2 256", "the value 256, above its largest, 255")]
    [InlineData("P6 1 1 100 abz", "the value 122, above its largest, 100")]
    [InlineData("P6 1 1 0 abc", "its largest value is 0")]
    [InlineData("P6 1 1 65536 abc", "its largest value is 65536")]
    [InlineData("P6 0 1 255 abc", "its size is 0x1")]
    [InlineData("P6 99999999 99999999 255 abc", "its size is 99999999x99999999")]
    [InlineData("P6 9999999999999999999 1 255 abc", "a number that is too large")]
    [InlineData("P6 9999 9999 255 abc", "cut off")]
    [InlineData("P6", "cut off")]
    [InlineData("P6 #", "cut off")]
    [InlineData("P5 1 1 255 a", "a Netpbm file that is not a PPM (P3, P6): convert it to JPEG or PNG")]
    [InlineData("", "it is empty")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", "cut off")]
    public void A_damaged_ppm_is_named(string file, string reason) => Refuses(reason, Encoding.Latin1.GetBytes(file));

    [Theory]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(32)]
    public void A_bmp_is_read_upright_and_upside_down(int bits)
    {
        foreach (int height in new[] { 3, -3 })
        {
            byte[] palette = Noise.Bytes(256 * 4);
            byte[] rows = Noise.Bytes(3 * (((bits * 5) + 31) / 32 * 4));
            RgbImage image = RgbImage.Decode(Bmp(5, height, bits, 0, bits == 8 ? palette : [], rows), "test.bmp");

            Assert.Equal((5, 3), (image.Width, image.Height));
            for (int i = 0; i < 45; i++)
            {
                (int x, int y, int channel) = (i / 3 % 5, i / 15, i % 3);
                int at = ((height < 0 ? y : 2 - y) * rows.Length / 3) + (x * bits / 8);
                Assert.Equal(bits == 8 ? palette[(rows[at] * 4) + 2 - channel] : rows[at + 2 - channel], image.Rgb[i]);
            }
        }
    }

    [Fact]
    public void A_bmp_with_the_usual_masks_is_read()
    {
        byte[] masks = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0];
        RgbImage image = RgbImage.Decode(Bmp(1, 1, 32, 3, masks, [1, 2, 3, 4]), "test.bmp");
        Assert.Equal([3, 2, 1], image.Rgb.ToArray());
        masks[0] = 1;
        Refuses("laid out in a way that is not read here", Bmp(1, 1, 32, 3, masks, [1, 2, 3, 4]));
    }

    [Fact]
    public void A_damaged_bmp_is_named()
    {
        byte[] intact = Bmp(2, 2, 24, 0, [], new byte[16]);
        Refuses("cut off", intact[..^1]);
        Refuses("cut off", intact[..30]);
        Refuses("its size is 0x2", Bmp(0, 2, 24, 0, [], []));
        Refuses("its size is -2x2", Bmp(-2, 2, 24, 0, [], []));
        Refuses("its size is 2147483647x2147483648", Bmp(int.MaxValue, int.MinValue, 32, 0, [], []));
        Refuses("cut off", Bmp(9000, 9000, 24, 0, [], []));
        Refuses("16 bits per pixel", Bmp(2, 2, 16, 0, [], new byte[16]));
        Refuses("compressed", Bmp(2, 2, 8, 1, new byte[1024], new byte[16]));
        Refuses("not in its palette", Bmp(2, 2, 8, 0, new byte[16], [0, 1, 0, 0, 3, 4, 0, 0], colors: 4));
        Refuses("its palette has 257 colours", Bmp(2, 2, 8, 0, new byte[16], new byte[16], colors: 257));
        byte[] old = [.. intact];
        old[14] = 12;
        Refuses("OS/2", old);
        byte[] far = [.. intact];
        far[12] = 200;
        Refuses("cut off", far);
    }

    internal static byte[] Bmp(int width, int height, int bits, int compression, byte[] palette, byte[] rows, int colors = 0)
    {
        List<byte> file = [(byte)'B', (byte)'M', .. new byte[8]];
        foreach (int number in new[] { 54 + palette.Length, 40, width, height, 1 | (bits << 16), compression, 0, 0, 0, colors, 0 })
        {
            byte[] bytes = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
            file.AddRange(bytes);
        }

        return [.. file, .. palette, .. rows];
    }

    private static void Refuses(string reason, byte[] file)
    {
        ImageException exception = Assert.Throws<ImageException>(() => RgbImage.Decode(file, "photo"));
        Assert.StartsWith("photo cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
