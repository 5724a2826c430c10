using System;
using System.IO;
using System.IO.Compression;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class IdxFilesTests : IDisposable
{
    // Two images of 2x3 and their labels.
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255, 255, 204, 153, 102, 51, 0];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 4];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Plain_and_compressed_files_are_read()
    {
        foreach ((byte[] images, byte[] labels) in new[] { (Images, Labels), (Gzip(Images), Gzip(Labels)) })
        {
            ArrayImages read = Open(images, labels);
            Assert.Equal((2, 2, 3, 1), (read.Count, read.Height, read.Width, read.Channels));
            Assert.Equal((7, 4, 8), (read.Label(0), read.Label(1), read.ClassNames.Count));
            float[] pixels = new float[6];
            read.Read(0, 0, pixels);
            Assert.Equal([0, 0.2f, 0.4f, 0.6f, 0.8f, 1], pixels);
        }
    }

    [Fact]
    public void A_rule_and_names_may_be_given()
    {
        ArrayImages read = Open(Images, Labels, "rgb / 127.5 - 1", ["a", "b", "c", "d", "e", "f", "g", "h"]);
        float[] pixels = new float[6];
        read.Read(1, 0, pixels);
        Assert.Equal([1, 0.6f, 0.2f, -0.2f, -0.6f, -1], pixels, (one, other) => MathF.Abs(one - other) < 1e-6f);
        Assert.Equal("h", read.ClassNames[read.Label(0)]);
    }

    [Fact]
    public void Exchanged_files_are_told()
    {
        Refused("images is not an IDX file of images: it begins with 0x00000801, as a file of labels does; one of images begins with 0x00000803.", Labels, Labels);
        Refused("labels is not an IDX file of labels: it begins with 0x00000803, as a file of images does; one of labels begins with 0x00000801.", Images, Images);
    }

    [Fact]
    public void Other_files_are_told()
    {
        Refused("images is not an IDX file of images: it begins with 0x89504E47; one of images begins with 0x00000803.", TemporaryFolder.Png(3, 3), Labels);
        Refused("images is not an IDX file of images: it begins with 0x00000D03, an IDX file of other numbers or of other sizes;", [0, 0, 13, 3, .. Images[4..]], Labels);
        Refused("images is cut off: its header has 16 bytes, but 0 are there.", [], Labels);
        Refused("images is a damaged gzip file", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 255, 255, 255, 255, 255, 255], Labels);
    }

    [Fact]
    public void Files_that_are_cut_off_or_too_long_are_told()
    {
        Refused("images is cut off: its header says 2x2x3, which are 12 bytes, but 11 are there.", Gzip(Images[..^1]), Labels);
        Refused("images is cut off: its header says 2x2x3, which are 12 bytes, but 11 are there.", Images[..^1], Labels);
        Refused("labels is cut off: its header has 8 bytes, but 6 are there.", Images, Labels[..6]);
        Refused("images is longer than its header says, which is 2x2x3: 12 bytes.", [.. Images, 0], Labels);
        Refused("labels is longer than its header says, which is 2: 2 bytes.", Images, Gzip([.. Labels, 0]));
        Refused("images", Gzip(Images)[..^12], Labels);
    }

    [Fact]
    public void Sizes_that_cannot_be_are_told_before_memory_is_taken()
    {
        Refused("images is empty: its header says 0x2x3.", [0, 0, 8, 3, 0, 0, 0, 0, .. Images[8..]], Labels);
        Refused("images is too large, or damaged: its header says 4294967295x2x3.", [0, 0, 8, 3, 255, 255, 255, 255, .. Images[8..]], Labels);
        Refused("images is cut off: its header says 16777218x2x3, which are 100,663,308 bytes.", [0, 0, 8, 3, 1, 0, 0, 2, .. Images[8..]], Labels);
        Refused("images is cut off: its header says 16777218x2x3, which are 100,663,308 bytes.", Gzip([0, 0, 8, 3, 1, 0, 0, 2, .. Images[8..]]), Labels);
    }

    [Fact]
    public void Counts_and_labels_have_to_fit()
    {
        Refused("labels has 3 labels, but ", Images, [0, 0, 8, 1, 0, 0, 0, 3, 7, 4, 1]);
        TrainingDataException exception = Assert.Throws<TrainingDataException>(() => Open(Images, Labels, "rgb", ["a", "b", "c", "d", "e", "f", "g"]));
        Assert.EndsWith("labels: item 0 has the label 7, but there are 7 classes.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_an_error_of_its_own() =>
        Assert.Throws<FileNotFoundException>(() => IdxFiles.Open(_folder.At("none"), _folder.At("none")));

    public void Dispose() => _folder.Dispose();

    private static byte[] Gzip(byte[] content)
    {
        MemoryStream compressed = new();
        using (GZipStream stream = new(compressed, CompressionLevel.Fastest)) stream.Write(content);
        return compressed.ToArray();
    }

    private ArrayImages Open(byte[] images, byte[] labels, string rule = "rgb / 255", string[]? names = null)
    {
        _folder.With("images", images).With("labels", labels);
        return IdxFiles.Open(_folder.At("images"), _folder.At("labels"), rule, names);
    }

    private void Refused(string message, byte[] images, byte[] labels)
    {
        string actual = Assert.Throws<TrainingDataException>(() => Open(images, labels)).Message;
        Assert.StartsWith(_folder.Root + Path.DirectorySeparatorChar + message, actual, StringComparison.Ordinal);
    }
}
