using System;
using System.Text;

namespace InceptionGen.Weights;

/// <summary>Files that people take for weights, by their first bytes: what they are, and what to do.</summary>
internal static class OtherKinds
{
    private const string Unpack = "unpack it, and open the file in it";

    // Where a tar archive has its mark; web pages and pointers are known by less.
    private const int TarMarkAt = 257;

    /// <summary>How many bytes at the start of a file are looked at.</summary>
    public const int RecognisedBy = 512;

    /// <summary>"is compressed with gzip: unpack it ..."; null if it is none of them.</summary>
    /// <param name="start">The first bytes.</param>
    public static string? NameOf(ReadOnlySpan<byte> start) => start switch
    {
        [0x1F, 0x8B, ..] => $"is compressed with gzip: {Unpack}",
        [(byte)'B', (byte)'Z', (byte)'h', ..] => $"is compressed with bzip2: {Unpack}",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => $"is compressed with xz: {Unpack}",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => $"is compressed with Zstandard: {Unpack}",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => $"is a 7z archive: {Unpack}",
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => $"is a RAR archive: {Unpack}",
        [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..] => "is an array of NumPy: save all arrays by name with safetensors.numpy.save_file",
        [(byte)'G', (byte)'G', (byte)'U', (byte)'F', ..] => "is a GGUF file of a language model",
        [_, _, _, _, (byte)'T', (byte)'F', (byte)'L', (byte)'3', ..] => "is a model of TensorFlow Lite: save the weights of the Keras model it was made from (.h5)",
        [0x08, >= 1 and <= 20, 0x12 or 0x1A or 0x22 or 0x3A or 0x42, ..] =>
            "looks like an ONNX or TensorFlow model, which has no names of layers to go by: 'inceptiongen import' makes a table and weights of an ONNX model; or save the weights of the model it was made from (safetensors, .pth, .h5)",
        _ when IsTar(start) => $"is a tar archive: {Unpack}",
        _ when start.Length >= 16 && !start.ContainsAnyExcept((byte)0) => "begins with nothing but zeros: the download may be incomplete",
        _ => NameOfText(start),
    };

    private static bool IsTar(ReadOnlySpan<byte> start) => start.Length > TarMarkAt && start[TarMarkAt..].StartsWith("ustar"u8);

    private static string? NameOfText(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("version https://git-lfs.github.com/spec/"u8)) return "is a Git LFS pointer, not the file itself: run 'git lfs pull', or download the file from its page";
        if (start.StartsWith("/annex/objects/"u8)) return "is a git-annex pointer, not the file itself: run 'git annex get'";

        ReadOnlySpan<byte> text = (start.StartsWith("\uFEFF"u8) ? start[3..] : start).TrimStart(" \t\r\n"u8);
        if (text is not [(byte)'<', (byte)'!' or (byte)'?' or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z'), ..]) return null;
        string beginning = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)]).Split('\r', '\n')[0];
        return $"is a web page or XML ('{beginning}'), not a file of weights: the address leads to a page about the file, or to an error; download the file itself";
    }
}
