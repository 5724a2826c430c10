using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Imaging.Tests;

/// <summary>Where the bytes come from: links, folders, devices, pipes, streams, files that claim to be endless.</summary>
public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imaging").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_link_to_a_file_is_read_and_so_is_a_link_to_a_link()
    {
        File.CreateSymbolicLink(InFolder("link.jpg"), PhotoFiles.PathOf("grey.jpg"));
        File.CreateSymbolicLink(InFolder("second.jpg"), "link.jpg");
        Assert.Equal(RgbImage.Load(PhotoFiles.PathOf("grey.jpg")).Rgb, RgbImage.Load(InFolder("second.jpg")).Rgb);
        Assert.Equal(45, RgbImage.Identify(InFolder("second.jpg")).Width);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_IOException()
    {
        Assert.Throws<FileNotFoundException>(() => RgbImage.Load(InFolder("none.png")));
        File.CreateSymbolicLink(InFolder("broken"), "none.png");
        Assert.Throws<FileNotFoundException>(() => RgbImage.Load(InFolder("broken")));
        File.CreateSymbolicLink(InFolder("circle"), "circle");
        Assert.ThrowsAny<IOException>(() => RgbImage.Load(InFolder("circle")));
    }

    [Fact]
    public void A_folder_and_an_empty_file_are_named()
    {
        Refuses("it is a folder: name a file in it", _folder);
        File.WriteAllBytes(InFolder("empty.jpg"), []);
        Refuses("it is empty or not a regular file", InFolder("empty.jpg"));
        File.CreateSymbolicLink(InFolder("empty link"), "empty.jpg");
        Refuses("it is empty or not a regular file", InFolder("empty link"));
    }

    [UnixFact]
    public void Devices_and_pipes_are_refused_without_being_read()
    {
        File.CreateSymbolicLink(InFolder("zeros"), "/dev/zero");
        using (Process make = Process.Start("mkfifo", [InFolder("pipe")])) make.WaitForExit();
        File.CreateSymbolicLink(InFolder("to pipe"), "pipe");
        foreach (string path in new[] { "/dev/zero", "/dev/urandom", "/dev/null", InFolder("zeros"), InFolder("pipe"), InFolder("to pipe") })
        {
            // A pipe without a writer would be waited for, for ever.
            var reading = Task.Factory.StartNew(() => Refuses("not a regular file", path), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            Assert.True(reading.Wait(TimeSpan.FromSeconds(60)), path);
        }
    }

    [Fact]
    public void A_file_that_goes_on_for_much_longer_than_its_image_is_refused_before_it_is_read()
    {
        // Almost all of it is a hole, which takes no disk.
        using (FileStream file = File.Create(InFolder("hole.png")))
        {
            file.Write(new PngWriter(2, 2, 8, 0).Write((x, y, _) => x + y));
            file.SetLength(8L << 30);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Refuses("more than its image can need", InFolder("hole.png"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_file_larger_than_the_first_part_that_is_read_is_read_whole()
    {
        byte[] rgb = Noise.Bytes(300 * 200 * 3);
        byte[] file = [.. "P6 300 200 255\n"u8, .. rgb];
        File.WriteAllBytes(InFolder("noise.ppm"), file);
        Assert.Equal(rgb, RgbImage.Load(InFolder("noise.ppm")).Rgb);
        Assert.Equal(rgb, RgbImage.Load(new MemoryStream(file), "noise").Rgb);
        Assert.Equal(rgb, RgbImage.Load(new Trickle(file), "noise").Rgb);
    }

    [Fact]
    public void A_header_that_begins_late_is_found()
    {
        byte[] photo = PhotoFiles.Read("grey.jpg");
        byte[] comment = [0xFF, 0xFE, 0xFF, 0xFF, .. new byte[0xFFFD]];
        byte[] file = [.. photo[..2], .. comment, .. comment, .. comment, .. photo[2..]];
        Assert.Equal(RgbImage.Decode(photo, "photo").Rgb, RgbImage.Load(new Trickle(file), "photo").Rgb);
    }

    [Fact]
    public void A_stream_is_read_from_where_it_is_and_stays_open()
    {
        MemoryStream stream = new([1, 2, .. PhotoFiles.Read("grey.jpg")]) { Position = 2 };
        Assert.Equal(45, RgbImage.Load(stream, "photo").Width);
        Assert.Equal(stream.Length, stream.Position);
        ImageException exception = Assert.Throws<ImageException>(() => RgbImage.Load(stream, "upload 7"));
        Assert.Equal("upload 7 cannot be read: it is empty.", exception.Message);
    }

    [Fact]
    public void A_stream_without_an_end_is_refused()
    {
        Assert.Contains("not a JPEG", Assert.Throws<ImageException>(() => RgbImage.Load(new Endless([]), "upload")).Message, StringComparison.Ordinal);
        foreach (byte[] start in new[] { new PngWriter(2, 2, 8, 0).Write((_, _, _) => 0), [.. "P6 #"u8], [0xFF, 0xD8, 0xFF, 0xFE, 0, 2] })
        {
            ImageException exception = Assert.Throws<ImageException>(() => RgbImage.Load(new Endless(start), "upload"));
            Assert.Contains("more than its image can need", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_limit_of_pixels_is_compared_with_the_header()
    {
        ImageOptions small = new() { MostPixels = 1000 };
        foreach (string file in new[] { "grey.jpg", "progressive_420.jpg", "plain.gif" })
        {
            ImageException exception = Assert.Throws<ImageException>(() => RgbImage.Load(PhotoFiles.PathOf(file), small));
            Assert.Contains("its size is 45x37; an image has 1 to 1000 pixels", exception.Message, StringComparison.Ordinal);
            Assert.Throws<ImageException>(() => RgbImage.Decode(PhotoFiles.Read(file), "photo", small));
            Assert.Equal(45, RgbImage.Load(PhotoFiles.PathOf(file), new() { MostPixels = 45 * 37 }).Width);
        }

        // Before the rest of it is read.
        Endless huge = new([.. "P6 9000 9000 255\n"u8]);
        Assert.Throws<ImageException>(() => RgbImage.Load(huge, "upload", small));
        Assert.InRange(huge.Given, 1, 100_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageOptions { MostPixels = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageOptions { MostPixels = 100_000_001 });
    }

    [Fact]
    public void A_size_beyond_the_limit_can_be_identified_and_the_beginning_of_a_file_is_enough()
    {
        ImageInfo info = RgbImage.Identify(new PngWriter(70_000, 60_000, 8, 2).Header([])[..40], "photo");
        Assert.Equal(new ImageInfo(ImageFormat.Png, 70_000, 60_000, 1), info);
        Assert.Equal(new ImageInfo(ImageFormat.Bmp, 9000, 8000, 1), RgbImage.Identify(PpmAndBmpTests.Bmp(9000, -8000, 24, 0, [], []), "photo"));
        Assert.Equal(new ImageInfo(ImageFormat.Ppm, 9000, 8000, 1), RgbImage.Identify("P6 9000 8000 255\n"u8, "photo"));
        Assert.Throws<ImageException>(() => RgbImage.Identify(new PngWriter(0, 1, 8, 2).Header([]), "photo"));
        Assert.Throws<ImageException>(() => RgbImage.Identify("P6 9000 80"u8[..8], "photo"));
    }

    private string InFolder(string name) => Path.Combine(_folder, name);

    private static void Refuses(string reason, string path)
    {
        ImageException exception = Assert.Throws<ImageException>(() => RgbImage.Load(path));
        Assert.StartsWith($"{path} cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
