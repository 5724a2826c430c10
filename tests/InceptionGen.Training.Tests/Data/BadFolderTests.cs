using System;
using System.IO;
using System.Linq;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class BadFolderTests : IDisposable
{
    private static readonly ImageFolderOptions Options = new() { Height = 2, Width = 2 };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_file_that_is_not_used_is_named()
    {
        TwoClasses().With("cats/empty.jpg", []).With("cats/cut.jpg", TemporaryFolder.Jpeg()[..300]).With("cats/cut.png", TemporaryFolder.Png(20, 20)[..200])
            .With("cats/text.png", "hello"u8.ToArray()).With("cats/notes.txt", "hello"u8.ToArray()).With("dogs/old.tif", [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0]).With("labels.csv", [1]);
        ImageFolder images = ImageFolder.Open(_folder.Root, Options);
        Assert.Equal(["cats/1.ppm", "dogs/1.ppm"], Enumerable.Range(0, images.Count).Select(images.Name));
        Assert.Equal(
            ["cats/cut.jpg", "cats/cut.png", "cats/empty.jpg", "cats/notes.txt", "cats/text.png", "dogs/old.tif", "labels.csv"], images.Report.Skipped.Select(remark => remark.Name));
        Assert.Equal("it is empty", Reason("cats/empty.jpg"));
        Assert.Contains("it is a TIFF", Reason("dogs/old.tif"));
        Assert.Contains("it is not a JPEG, PNG, BMP, PPM or GIF file", Reason("cats/text.png"));
        Assert.Equal("it is not in the folder of a class", Reason("labels.csv"));
        Assert.All(images.Report.Skipped, remark => Assert.DoesNotContain(_folder.Root, remark.Reason));
        Assert.StartsWith(
            $"Found 2 images of 2 classes (cats 1, dogs 1) in {_folder.Root}; 7 files skipped: cats/cut.jpg (", images.ToString(), StringComparison.Ordinal);

        string Reason(string name) => images.Report.Skipped.Single(remark => remark.Name == name).Reason;
    }

    [Fact]
    public void One_bad_file_is_told_in_one_line()
    {
        TwoClasses().With("cats/666.jpg", []);
        Assert.Equal($"Found 2 images of 2 classes (cats 1, dogs 1) in {_folder.Root}; 1 file skipped: cats/666.jpg (it is empty)", ImageFolder.Open(_folder.Root, Options).ToString());
    }

    [Fact]
    public void Contents_decide_and_wrong_names_are_told()
    {
        TwoClasses().With("cats/2.jpg", TemporaryFolder.Png(3, 3)).With("cats/3.txt", TemporaryFolder.Jpeg())
            .With("cats/4", TemporaryFolder.Jpeg()).With("cats/5.JPeG", TemporaryFolder.Jpeg());
        ImageFolder images = ImageFolder.Open(_folder.Root, Options);
        Assert.Equal(6, images.Count);
        Assert.Equal([new("cats/2.jpg", "it is a PNG"), new("cats/3.txt", "it is a JPEG")], images.Report.Misnamed);
        Assert.Empty(images.Report.Skipped);
        Assert.EndsWith("; 2 files read whose names say another format: cats/2.jpg (it is a PNG), cats/3.txt (it is a JPEG)", images.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unusual_images_are_images()
    {
        TwoClasses().With("cats/grey16.png", TemporaryFolder.Png(5, 5, 16, 0)).With("cats/cmyk.jpg", TemporaryFolder.Jpeg("cmyk.jpg"))
            .With("cats/progressive.jpg", TemporaryFolder.Jpeg("progressive_420.jpg"));
        Assert.Equal([4, 1], ImageFolder.Open(_folder.Root, Options with { Strict = true }).CountByClass());
    }

    [Fact]
    public void Strict_reading_throws()
    {
        TwoClasses().With("cats/2.jpg", TemporaryFolder.Png(3, 3)).With("dogs/bad.jpg", []);
        TrainingDataException exception = Assert.Throws<TrainingDataException>(() => ImageFolder.Open(_folder.Root, Options with { Strict = true }));
        Assert.Equal($"In {_folder.Root}, 2 files with problems: dogs/bad.jpg (it is empty), cats/2.jpg (it is a PNG).", exception.Message);
        File.Delete(_folder.At("dogs/bad.jpg"));
        Assert.Throws<TrainingDataException>(() => ImageFolder.Open(_folder.Root, Options with { Strict = true }));
        File.Delete(_folder.At("cats/2.jpg"));
        Assert.Equal(2, ImageFolder.Open(_folder.Root, Options with { Strict = true }).Count);
    }

    [Fact]
    public void What_begins_with_a_dot_is_counted_and_not_looked_at()
    {
        TwoClasses().With(".git/1.ppm", [1]).With("cats/.DS_Store", [1]).With("cats/.cache/2.ppm", [1]).With("cats/._1.jpg", [1]);
        ImageFolder images = ImageFolder.Open(_folder.Root, Options with { Strict = true });
        Assert.Equal((2, 4), (images.Count, images.Report.Hidden));
        Assert.EndsWith("; 4 hidden files ignored", images.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_classes_is_refused()
    {
        Refused($"{_folder.Root} has no folders (it is empty): put the images of each class in a folder with the name of the class.");
        _folder.With("1.jpg", TemporaryFolder.Jpeg());
        Refused($"{_folder.Root} has no folders (it has 1 file, such as 1.jpg): put");
        Assert.Equal($"The folder {_folder.At("none")} does not exist.", Assert.Throws<TrainingDataException>(() => ImageFolder.Open(_folder.At("none"), Options)).Message);
        Assert.Contains("is a file", Assert.Throws<TrainingDataException>(() => ImageFolder.Open(_folder.At("1.jpg"), Options)).Message);
    }

    [Fact]
    public void One_class_is_refused()
    {
        _folder.With("cats/1.ppm", TemporaryFolder.Ppm(1, 2, 3));
        Refused($"{_folder.Root} has one class alone, 'cats'");
    }

    [Fact]
    public void A_class_without_images_is_refused()
    {
        TwoClasses();
        Directory.CreateDirectory(_folder.At("birds"));
        Refused($"The class 'birds' has no images. Found 2 images of 3 classes (birds 0, cats 1, dogs 1) in {_folder.Root}.");
        _folder.With("birds/1.jpg", []);
        Refused($"The class 'birds' has no images. Found 2 images of 3 classes (birds 0, cats 1, dogs 1) in {_folder.Root}; 1 file skipped: birds/1.jpg (it is empty).");
    }

    [Fact]
    public void Other_classes_than_expected_are_refused_with_both_lists()
    {
        TwoClasses();
        Refused(
            $"The folders in {_folder.Root} are not the classes that are expected (no folder for cat, horse; not expected: cats). Expected: cat, dogs, horse. Found: cats, dogs.",
            Options with { ClassNames = ["cat", "dogs", "horse"] });
        Refused("The folders in", Options with { ClassNames = ["cats", "dogs", "horse"] });
        Refused("The folders in", Options with { ClassNames = ["cats"] });
    }

    [Fact]
    public void Classes_that_the_network_cannot_tell_apart_are_refused()
    {
        TwoClasses().With("fish/1.ppm", TemporaryFolder.Ppm(1, 2, 3));
        Refused($"The network has one output, which tells two classes apart, but {_folder.Root} has 3 classes: cats, dogs, fish.", Options with { Outputs = 1 });
        Refused($"The network has 4 outputs, one for each class, but {_folder.Root} has 3 classes", Options with { Outputs = 4 });
        Assert.Equal(3, ImageFolder.Open(_folder.Root, Options with { Outputs = 3 }).Count);
    }

    [Fact]
    public void A_circle_of_links_ends()
    {
        if (OperatingSystem.IsWindows()) return;
        TwoClasses();
        Directory.CreateSymbolicLink(_folder.At("cats/again"), _folder.At("cats"));
        ImageFolder images = ImageFolder.Open(_folder.Root, Options);
        Assert.Equal(2, images.Count);
        Assert.Equal([new("cats/again", "it is a link to a folder above it")], images.Report.Skipped);
    }

    [Fact]
    public void A_link_to_a_folder_above_the_first_one_ends()
    {
        if (OperatingSystem.IsWindows()) return;
        _folder.With("home/photos/cats/1.ppm", TemporaryFolder.Ppm(1, 2, 3)).With("home/photos/dogs/1.ppm", TemporaryFolder.Ppm(3, 2, 1));
        Directory.CreateSymbolicLink(_folder.At("home/photos/cats/up"), _folder.At("home"));
        ImageFolder images = ImageFolder.Open(_folder.At("home/photos"), Options);
        Assert.Equal(2, images.Count);
        Assert.Equal([new("cats/up", "it is a link to a folder above it")], images.Report.Skipped);
    }

    [Fact]
    public void A_link_to_nothing_is_named()
    {
        if (OperatingSystem.IsWindows()) return;
        TwoClasses();
        File.CreateSymbolicLink(_folder.At("cats/gone.jpg"), _folder.At("cats/nothing.jpg"));
        Assert.Equal([new("cats/gone.jpg", "it is a link to nothing")], ImageFolder.Open(_folder.Root, Options).Report.Skipped);
    }

    [Fact]
    public void Wrong_options_are_refused()
    {
        TwoClasses();
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFolder.Open(_folder.Root, Options with { Height = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFolder.Open(_folder.Root, Options with { Width = -1 }));
        Assert.Throws<ArgumentException>(() => ImageFolder.Open(_folder.Root, Options with { Channels = 4 }));
        Assert.Throws<FormatException>(() => ImageFolder.Open(_folder.Root, Options with { Preprocessing = "x" }));
    }

    public void Dispose() => _folder.Dispose();

    private void Refused(string message, ImageFolderOptions? options = null) => Assert.StartsWith(
        message, Assert.Throws<TrainingDataException>(() => ImageFolder.Open(_folder.Root, options ?? Options)).Message, StringComparison.Ordinal);

    private TemporaryFolder TwoClasses() => _folder.With("cats/1.ppm", TemporaryFolder.Ppm(10, 20, 30)).With("dogs/1.ppm", TemporaryFolder.Ppm(40, 50, 60));
}
