using System;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class ImageFolderOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_network_says_what_it_reads()
    {
        ImageFolderOptions options = ImageFolderOptions.For(Network(outputs: 3, "bear", "cat", "dog"));
        Assert.Equal((5, 4, 3, "rgb / 255", 3), (options.Height, options.Width, options.Channels, options.Preprocessing, options.Outputs));
        Assert.Equal(["bear", "cat", "dog"], options.ClassNames);
        Assert.Null(ImageFolderOptions.For(Network(outputs: 1)).ClassNames);
    }

    [Fact]
    public void A_folder_is_read_for_a_network()
    {
        _folder.With("cat/1.ppm", TemporaryFolder.Ppm(51, 102, 255)).With("dog/1.ppm", TemporaryFolder.Ppm(4, 5, 6));
        ImageFolder images = ImageFolder.Open(_folder.Root, Network(outputs: 1, "dog", "cat"));
        float[] pixels = new float[5 * 4 * 3];
        images.Read(0, 0, pixels);
        Assert.Equal([0.2f, 0.4f, 1], pixels[..3]);
        Assert.Equal((5, 4, 1), (images.Height, images.Width, images.Label(0)));
        Assert.Throws<TrainingDataException>(() => ImageFolder.Open(_folder.Root, Network(outputs: 3)));
    }

    public void Dispose() => _folder.Dispose();

    private static NetworkDescription Network(int outputs, params string[] classNames)
    {
        MapShape input = new(5, 4, 3);
        return new("Small", "", "", input, "rgb / 255", [("out", "Out", input, new MapShape(1, 1, outputs), "")], []) { ClassNames = classNames };
    }
}
