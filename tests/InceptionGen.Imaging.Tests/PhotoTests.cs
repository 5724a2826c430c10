using System;
using System.Linq;
using System.Threading.Tasks;

namespace InceptionGen.Imaging.Tests;

/// <summary>Photos of every kind have the pixels that Pillow shows, to the byte.</summary>
public class PhotoTests
{
    public static TheoryData<string> Files => [.. PhotoFiles.All.Select(photo => photo.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_photo_has_Pillows_pixels(string file)
    {
        (_, int width, int height, string hash) = PhotoFiles.All.Single(photo => photo.File == file);
        RgbImage image = RgbImage.Load(PhotoFiles.PathOf(file));
        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.Equal(hash, PhotoFiles.Hash(image));

        ImageInfo info = RgbImage.Identify(PhotoFiles.PathOf(file));
        Assert.Equal((width, height), (info.Width, info.Height));
        Assert.Equal(file.EndsWith(".gif", StringComparison.Ordinal) ? ImageFormat.Gif : ImageFormat.Jpeg, info.Format);
    }

    [Fact]
    public void Every_way_that_a_camera_can_be_held_is_among_the_photos() => Assert.Equal(
        Enumerable.Range(1, 8), Enumerable.Range(1, 8).Select(turned => RgbImage.Identify(PhotoFiles.PathOf($"exif{turned}.jpg")).Orientation));

    [Fact]
    public void Threads_may_read_at_the_same_time() => Parallel.For(
        0, 400, new() { MaxDegreeOfParallelism = 8 }, round =>
        {
            (string file, _, _, string hash) = PhotoFiles.All[round % PhotoFiles.All.Count];
            Assert.Equal(hash, PhotoFiles.Hash(RgbImage.Load(PhotoFiles.PathOf(file))));
        });

    [Fact]
    public void Resizing_gives_Pillows_pixels()
    {
        RgbImage photo = RgbImage.Load(PhotoFiles.PathOf("baseline_444.jpg"));
        Assert.All(PhotoFiles.Resized, expected => Assert.Equal(expected.Hash, PhotoFiles.Hash(photo.Resize(expected.Width, expected.Height))));
    }
}
