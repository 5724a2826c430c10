using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Imaging;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private static readonly ImageFolderOptions Options = new() { Height = 4, Width = 6, Preprocessing = "rgb" };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Folders_are_classes_and_files_are_images_in_the_order_of_their_characters()
    {
        _folder.With("Zebra/b.png", TemporaryFolder.Png(3, 3)).With("Zebra/B.PNG", TemporaryFolder.Png(3, 3)).With("apple/10.JPG", TemporaryFolder.Jpeg())
            .With("apple/2.jpg", TemporaryFolder.Jpeg()).With("apple/in/1.ppm", TemporaryFolder.Ppm(1, 2, 3));
        ImageFolder images = ImageFolder.Open(_folder.Root, Options);
        Assert.Equal(["Zebra", "apple"], images.ClassNames);
        Assert.Equal(["Zebra/B.PNG", "Zebra/b.png", "apple/10.JPG", "apple/2.jpg", "apple/in/1.ppm"], Names(images));
        Assert.Equal([0, 0, 1, 1, 1], Enumerable.Range(0, 5).Select(images.Label));
        Assert.Equal($"Found 5 images of 2 classes (Zebra 2, apple 3) in {_folder.Root}", images.ToString());
    }

    [Fact]
    public void Labels_follow_the_names_that_are_expected()
    {
        TwoClasses();
        ImageFolder images = ImageFolder.Open(_folder.Root, Options with { ClassNames = ["dogs", "cats"], Outputs = 1 });
        Assert.Equal(["dogs", "cats"], images.ClassNames);
        Assert.Equal(["cats/1.ppm", "dogs/1.ppm"], Names(images));
        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(images.Label));
    }

    [Fact]
    public void Pixels_are_those_of_the_resized_photo()
    {
        TwoClasses().With("cats/2.jpg", TemporaryFolder.Jpeg()).With("dogs/2.png", TemporaryFolder.Png(9, 5, 16, 6));
        RgbImage photo = RgbImage.Load(_folder.At("cats/2.jpg"));
        ImageFolder area = ImageFolder.Open(_folder.Root, Options);
        Assert.Equal(photo.Resize(6, 4).Rgb.ToArray().Select(level => (float)level), Read(area, "cats/2.jpg"));
        Assert.Equal(RgbImage.Load(_folder.At("dogs/2.png")).Resize(6, 4).Rgb.ToArray().Select(level => (float)level), Read(area, "dogs/2.png"));
        Assert.Equal(Enumerable.Repeat(new[] { 10f, 20, 30 }, 24).SelectMany(pixel => pixel), Read(area, "cats/1.ppm"));

        ImageFolder cropped = ImageFolder.Open(_folder.Root, Options with { CropToFit = true });
        Assert.Equal(photo.Fit(6, 4).Rgb.ToArray().Select(level => (float)level), Read(cropped, "cats/2.jpg"));

        ImageFolder bgr = ImageFolder.Open(_folder.Root, Options with { Preprocessing = "bgr - 1 2 3" });
        Assert.Equal([29f, 18, 7], Read(bgr, "cats/1.ppm")[..3]);
    }

    [Fact]
    public void Nearest_pixels_are_those_at_the_middles()
    {
        TwoClasses().With("cats/2.png", TemporaryFolder.Png(10, 7));
        RgbImage photo = RgbImage.Load(_folder.At("cats/2.png"));

        // The middles of 6 pixels in 10: 0.83, 2.5, 4.17, 5.83, 7.5, 9.17; of 4 in 7: 0.875, 2.625, 4.375, 6.125.
        IEnumerable<float> expected = from y in new[] { 0, 2, 4, 6 } from x in new[] { 0, 2, 4, 5, 7, 9 } from c in new[] { 0, 1, 2 } select (float)photo.Rgb[(((y * 10) + x) * 3) + c];
        Assert.Equal(expected, Read(ImageFolder.Open(_folder.Root, Options with { Resampling = Resampling.Nearest }), "cats/2.png"));

        // Cropped to 10x6 first, in the middle: rows 0 to 5.
        expected = from y in new[] { 0, 2, 3, 5 } from x in new[] { 0, 2, 4, 5, 7, 9 } from c in new[] { 0, 1, 2 } select (float)photo.Rgb[(((y * 10) + x) * 3) + c];
        Assert.Equal(expected, Read(ImageFolder.Open(_folder.Root, Options with { Resampling = Resampling.Nearest, CropToFit = true }), "cats/2.png"));
    }

    [Fact]
    public void Grey_networks_see_the_brightness()
    {
        TwoClasses().With("cats/red.ppm", TemporaryFolder.Ppm(255, 0, 0)).With("cats/green.ppm", TemporaryFolder.Ppm(0, 255, 0)).With("cats/white.ppm", TemporaryFolder.Ppm(255, 255, 255));
        ImageFolder images = ImageFolder.Open(_folder.Root, Options with { Channels = 1 });
        Assert.Equal((76f, 150f, 255f), (Read(images, "cats/red.ppm")[0], Read(images, "cats/green.ppm")[23], Read(images, "cats/white.ppm")[7]));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        TwoClasses();
        for (int i = 2; i < 30; i++) _folder.With($"{(i % 2 == 0 ? "cats" : "dogs")}/{i}.png", i % 5 == 0 ? [1, 2, 3] : TemporaryFolder.Png(i, 31 - i));
        List<int> progress = [];
        ImageFolder one = ImageFolder.Open(_folder.Root, Options with { Threads = 1, Progress = new Immediately(progress.Add) });
        ImageFolder many = ImageFolder.Open(_folder.Root, Options with { Threads = 8 });
        Assert.Equal(Names(one), Names(many));
        Assert.Equal(one.ToString(), many.ToString());
        Assert.All(Names(one), name => Assert.Equal(Read(one, name), Read(many, name)));
        Assert.Equal(Enumerable.Range(1, 30), progress);
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        TwoClasses();
        Assert.ThrowsAny<OperationCanceledException>(() => ImageFolder.Open(_folder.Root, Options with { Cancellation = new(canceled: true) }));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Names(ImageSource images) => Enumerable.Range(0, images.Count).Select(images.Name);

    private static float[] Read(ImageSource images, string name)
    {
        float[] pixels = new float[images.Height * images.Width * images.Channels];
        images.Read(Names(images).ToList().IndexOf(name), 0, pixels);
        return pixels;
    }

    private TemporaryFolder TwoClasses() => _folder.With("cats/1.ppm", TemporaryFolder.Ppm(10, 20, 30)).With("dogs/1.ppm", TemporaryFolder.Ppm(40, 50, 60));

    // Progress<int> reports on another thread.
    private sealed class Immediately(Action<int> action) : IProgress<int>
    {
        public void Report(int value) => action(value);
    }
}
