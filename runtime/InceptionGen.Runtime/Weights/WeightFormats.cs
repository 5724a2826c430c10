using System;
using System.IO;
using InceptionGen.Weights.Keras;
using InceptionGen.Weights.Keras.Hdf5;
using InceptionGen.Weights.PyTorch;
using InceptionGen.Weights.Safetensors;
using InceptionGen.Weights.Storage;
using InceptionGen.Weights.Zip;

namespace InceptionGen.Weights;

/// <summary>Recognises weight files by their first bytes.</summary>
internal static class WeightFormats
{
    // How far a safetensors file's length reaches, and some of its header.
    private const int LengthAndBrace = 16;

    /// <summary>Reads the structure of a file.</summary>
    /// <exception cref="WeightException">It is damaged, or of no format that is known.</exception>
    public static WeightContents Read(StoredBytes file)
    {
        Span<byte> start = stackalloc byte[(int)Math.Min(OtherKinds.RecognisedBy, file.Length)];
        file.Read(0, start);
        (string name, Func<StoredBytes, WeightContents> read) = Recognise(file, start) ?? RecogniseBehindUserBlock(file) ?? throw new WeightException(OtherKinds.NameOf(start) is { } kind
            ? $"{file.Name} {kind}."
            : $"{file.Name} is not a file of weights. Safetensors, PyTorch (.pth, .pt), Keras (.h5, .weights.h5, .keras) and TensorFlow.js (model.json) files can be read.");
        try
        {
            WeightContents contents = read(file);
            return contents.Format.Length == 0 ? contents with { Format = name } : contents;
        }
        catch (InvalidDataException exception)
        {
            throw new WeightException($"{file.Name} cannot be read as a {name} file: {exception.Message}.", exception);
        }
    }

    /// <summary>Reads the structure of one of a checkpoint's files, which is not a list of files itself.</summary>
    /// <exception cref="WeightException">It is damaged, or of no format that is known.</exception>
    public static WeightContents ReadShard(StoredBytes file)
    {
        Span<byte> start = stackalloc byte[(int)Math.Min(LengthAndBrace, file.Length)];
        file.Read(0, start);
        return IsJson(start) ? throw new WeightException($"{file.Name} is JSON, not a file of weights.") : Read(file);
    }

    private static (string Name, Func<StoredBytes, WeightContents> Read)? Recognise(StoredBytes file, ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'P', (byte)'K', ..] => RecogniseArchive(file),

        // a pickle of one long integer; from protocol 4 on in a frame
        [0x80, >= 2 and <= 5, 0x8A or 0x95, ..] => ("PyTorch", LegacyCheckpoint.Read),

        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => ("Keras", KerasFile.Read),
        _ when IsJson(start) => ("TensorFlow.js", JsonModel.Read),

        // the header's length in eight bytes, then the header, a JSON object
        [_, _, _, _, _, _, _, _, (byte)'{', ..] => ("safetensors", SafetensorsFile.Read),
        _ => null,
    };

    private static (string Name, Func<StoredBytes, WeightContents> Read) RecogniseArchive(StoredBytes file)
    {
        try
        {
            ZipDirectory entries = new(file);
            if (KerasArchive.IsIn(entries)) return ("Keras", _ => KerasArchive.Read(file, entries));
        }
        catch (InvalidDataException)
        {
            // What is wrong is said by the reader of the format that nearly every such file has.
        }

        return ("PyTorch", ZipCheckpoint.Read);
    }

    // HDF5 allows bytes of any kind before the file proper.
    private static (string Name, Func<StoredBytes, WeightContents> Read)? RecogniseBehindUserBlock(StoredBytes file) =>
        Superblock.Find(new FileSlice(file)) is null ? null : ("Keras", KerasFile.Read);

    // A text has no zeros, and the length that a safetensors file begins with has some.
    private static bool IsJson(ReadOnlySpan<byte> start) =>
        !start[..Math.Min(start.Length, LengthAndBrace)].Contains((byte)0) && (start.StartsWith("\uFEFF"u8) ? start[3..] : start).TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
}
