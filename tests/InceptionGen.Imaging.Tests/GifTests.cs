using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Imaging.Tests;

/// <summary>Damaged GIFs, and those that claim more than they hold.</summary>
public class GifTests
{
    [Theory]
    [InlineData("plain.gif")]
    [InlineData("interlaced.gif")]
    [InlineData("noise.gif")]
    public void A_picture_that_is_cut_off_is_refused_wherever_it_ends(string file)
    {
        byte[] intact = PhotoFiles.Read(file);

        // The end code, the empty block and the trailer come after the last pixel.
        int step = intact.Length < 3000 ? 1 : 17;
        for (int length = 0; length < intact.Length - 6; length += step)
            Assert.Throws<ImageException>(() => RgbImage.Decode(intact.AsSpan(0, length), "photo.gif"));
    }

    [Fact]
    public void Damage_is_named()
    {
        Refusal.Assert("signature is damaged", [.. "GIF88a"u8, .. new byte[20]]);
        Refusal.Assert("its size is 0x0", Gif(0, 0, [4, 1, 5]));
        Refusal.Assert("not in its palette", Gif(1, 1, [4, 3, 5], paletteBits: 0));
        Refusal.Assert("ends before its picture is complete", Gif(2, 1, [4, 1, 5]));
        Refusal.Assert("compressed data is damaged", Gif(2, 1, [4, 7, 5]));
        Refusal.Assert("compressed data is damaged", Gif(2, 1, [4, 6, 5]));
        Refusal.Assert("no picture", [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B]);
        Refusal.Assert("its size is 65535x65535", Gif(65535, 65535, [4, 1, 5]));
    }

    [Fact]
    public void A_screen_larger_than_its_data_can_fill_costs_no_memory()
    {
        byte[] file = Gif(9000, 9000, [4, 1, 5]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refusal.Assert("cut off", file);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Codes_may_name_pixels_that_they_make_themselves()
    {
        // 1, then 110 = 6: what 1 meant, and its first pixel again.
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 1], RgbImage.Decode(Gif(3, 1, [4, 1, 6]), "photo.gif").Rgb.ToArray());
    }

    // A picture that fills its screen, in a palette of the levels 0, 1, ... with codes of three bits.
    private static byte[] Gif(int width, int height, int[] codes, int paletteBits = 1)
    {
        int bits = 0;
        for (int i = 0; i < codes.Length; i++) bits |= codes[i] << (3 * i);
        byte[] size = [(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)];
        IEnumerable<byte> palette = Enumerable.Range(0, 2 << paletteBits).SelectMany(level => Enumerable.Repeat((byte)level, 3));
        return
        [
            .. "GIF89a"u8, .. size, (byte)(0x80 | paletteBits), 0, 0, .. palette,
            0x2C, 0, 0, 0, 0, .. size, 0, 2, 2, (byte)bits, (byte)(bits >> 8), 0, 0x3B,
        ];
    }
}
