using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace InceptionGen.Tests;

/// <summary>Files that people take for weights are named for what they are, with what to do.</summary>
public class OtherKindsTests
{
    public static TheoryData<byte[], string> Kinds => new()
    {
        { "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 123\n"u8.ToArray(), "is a Git LFS pointer, not the file itself: run 'git lfs pull'" },
        { "/annex/objects/SHA256E-s1--x\n"u8.ToArray(), "is a git-annex pointer" },
        { "<!DOCTYPE html><html>"u8.ToArray(), "is a web page or XML ('<!DOCTYPE html><html>'), not a file of weights" },
        { "\uFEFF\r\n  <html lang='en'>\n<head>"u8.ToArray(), "is a web page or XML ('<html lang='en'>')" },
        { "<?xml version='1.0'?><Error>"u8.ToArray(), "is a web page or XML" },
        { [0x1F, 0x8B, 8, 0], "is compressed with gzip: unpack it" },
        { "BZh9"u8.ToArray(), "is compressed with bzip2" },
        { [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "is compressed with xz" },
        { [0x28, 0xB5, 0x2F, 0xFD, 0], "is compressed with Zstandard" },
        { [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], "is a 7z archive" },
        { "Rar!\x1a\x07"u8.ToArray(), "is a RAR archive" },
        { [.. new byte[200].Select(_ => (byte)'a'), .. new byte[57], .. "ustar\000"u8, .. new byte[200]], "is a tar archive: unpack it" },
        { [0x93, .. "NUMPY\x01\0"u8], "is an array of NumPy" },
        { "GGUF\x03\0\0\0"u8.ToArray(), "is a GGUF file" },
        { [0x1C, 0, 0, 0, .. "TFL3"u8], "is a model of TensorFlow Lite" },
        { [0x08, 0x08, 0x12, 7, .. "pytorch"u8], "looks like an ONNX or TensorFlow model" },
        { new byte[1000], "begins with nothing but zeros: the download may be incomplete" },
        { "weights"u8.ToArray(), "is not a file of weights" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_of_another_kind_is_named(byte[] bytes, string what)
    {
        using TemporaryFile file = new(bytes);
        Assert.StartsWith($"{file.Path} {what}", Assert.Throws<WeightException>(() => WeightFile.Open(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x/code/__torch__/net.py", "it is a TorchScript archive")]
    [InlineData("x/constants.pkl", "it is a TorchScript archive")]
    [InlineData("archive_format", "it is a program of torch.export")]
    [InlineData("conv1.npy", "it is an archive of NumPy arrays (.npz)")]
    [InlineData("model.pth", "it is a zip archive that holds 'model.pth': unpack it")]
    [InlineData("word/document.xml", "it is a zip archive without a data.pkl; it holds 'word/document.xml'")]
    public void A_zip_archive_of_another_kind_is_named(string name, string what)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.UTF8.GetBytes("content"));
        }

        using TemporaryFile file = new(stream.ToArray());
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(file.Path));
        Assert.StartsWith(file.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_more_files_than_a_checkpoint_has_is_refused()
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int i = 0; i <= 100_000; i++) archive.CreateEntry($"{i}");
        }

        using TemporaryFile file = new(stream.ToArray());
        Assert.Contains("it holds more than 100000 files", Assert.Throws<WeightException>(() => WeightFile.Open(file.Path)).Message, StringComparison.Ordinal);
    }
}
