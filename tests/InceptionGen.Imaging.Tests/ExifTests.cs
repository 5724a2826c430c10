using System;
using System.Buffers.Binary;
using System.Linq;

namespace InceptionGen.Imaging.Tests;

public class ExifTests
{
    private const ushort Short = 3;
    private const ushort Long = 4;

    [Theory]
    [InlineData(true, Short)]
    [InlineData(false, Short)]
    [InlineData(true, Long)]
    [InlineData(false, Long)]
    public void The_orientation_is_found_in_either_byte_order(bool isBig, ushort type) =>
        Assert.Equal((Orientation)6, Exif.OrientationIn(Data(isBig, type, tag: 0x112, value: 6)));

    [Fact]
    public void Damaged_data_say_nothing()
    {
        byte[] intact = Data(isBig: true, Short, tag: 0x112, value: 6);
        Assert.All(Enumerable.Range(0, 28), length => Assert.Equal(Orientation.Upright, Exif.OrientationIn(intact.AsSpan(0, length))));
        Assert.Equal(Orientation.Upright, Exif.OrientationIn(Data(isBig: true, type: 2, tag: 0x112, value: 6)));
        Assert.Equal(Orientation.Upright, Exif.OrientationIn(Data(isBig: true, Short, tag: 0x111, value: 6)));
        Assert.All([0, 9, 300], value => Assert.Equal(Orientation.Upright, Exif.OrientationIn(Data(isBig: false, Short, tag: 0x112, (ushort)value))));
        Random random = new(3);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] data = [.. intact];
            for (int count = random.Next(1, 5); count > 0; count--) data[random.Next(data.Length)] = (byte)random.Next(256);
            Assert.InRange((int)Exif.OrientationIn(data), 1, 8);
        }
    }

    [Fact]
    public void A_photo_stays_as_stored_if_asked()
    {
        ImageOptions asStored = new() { ApplyOrientation = false };
        RgbImage stored = RgbImage.Load(PhotoFiles.PathOf("exif6.jpg"), asStored);
        RgbImage upright = RgbImage.Load(PhotoFiles.PathOf("exif6.jpg"));
        Assert.Equal((20, 12, 12, 20), (stored.Width, stored.Height, upright.Width, upright.Height));
        Assert.Equal((20, 12), (RgbImage.Identify(PhotoFiles.PathOf("exif6.jpg"), asStored).Width, RgbImage.Identify(PhotoFiles.PathOf("exif6.jpg"), asStored).Height));

        // Turned to the right: the lower left corner comes to the upper left.
        Assert.Equal(stored.Rgb.Slice(11 * 20 * 3, 3).ToArray(), upright.Rgb[..3].ToArray());
    }

    [Fact]
    public void The_orientation_of_a_png_counts_wherever_it_stands()
    {
        byte[] exif = Data(isBig: true, Short, tag: 0x112, value: 8);
        PngWriter plain = new(3, 2, 8, 0);
        PngWriter turned = new(3, 2, 8, 0) { Extra = [("eXIf", exif)] };
        byte[] late = plain.Write((x, y, _) => x + (10 * y));
        late = [.. late[..^12], .. PngWriter.Chunk("eXIf", exif), .. late[^12..]];
        foreach (byte[] file in new[] { turned.Write((x, y, _) => x + (10 * y)), late })
        {
            RgbImage image = RgbImage.Decode(file, "photo.png");
            Assert.Equal((2, 3), (image.Width, image.Height));
            Assert.Equal([2, 12, 1, 11, 0, 10], image.Rgb.ToArray().Where((_, i) => i % 3 == 0));
            Assert.Equal(8, RgbImage.Identify(file, "photo.png").Orientation);
            Assert.Equal([0, 1, 2, 10, 11, 12], RgbImage.Decode(file, "photo.png", new() { ApplyOrientation = false }).Rgb.ToArray().Where((_, i) => i % 3 == 0));
        }
    }

    // EXIF data of two entries.
    private static byte[] Data(bool isBig, ushort type, ushort tag, ushort value)
    {
        byte[] data = new byte[38];
        ((ReadOnlySpan<byte>)(isBig ? [(byte)'M', (byte)'M', 0, 42] : [(byte)'I', (byte)'I', 42, 0])).CopyTo(data);
        Put(4, 4, 8);
        Put(8, 2, 2);
        Entry(10, 0x100, Long, 5);
        Entry(22, tag, type, value);
        return data;

        void Entry(int at, ushort name, ushort kind, int number)
        {
            Put(at, 2, name);
            Put(at + 2, 2, kind);
            Put(at + 4, 4, 1);
            Put(at + 8, kind == Short ? 2 : 4, number);
        }

        void Put(int at, int bytes, int number)
        {
            byte[] big = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(big, number);
            byte[] part = big[^bytes..];
            if (!isBig) Array.Reverse(part);
            part.CopyTo(data, at);
        }
    }
}
