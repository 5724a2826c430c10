using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using InceptionGen.Weights.Safetensors;

namespace InceptionGen.Training.Checkpoints;

/// <summary>A checkpoint: a safetensors file with the state of a training as metadata.</summary>
internal sealed class CheckpointFile : IDisposable
{
    // Rises when older versions cannot read new files.
    private const string Version = "1";
    private const string VersionKey = "inceptiongen.checkpoint", StateKey = "inceptiongen.state", Metadata = "__metadata__";
    private const long LongestHeader = 1 << 30;

    private readonly FileStream _stream;
    private readonly long _start;
    private readonly Dictionary<string, SafetensorsEntry> _tensors;

    private CheckpointFile(FileStream stream, byte[] header)
    {
        (_stream, _start) = (stream, sizeof(long) + header.Length);
        _tensors = SafetensorsHeader.Parse(header, stream.Length - _start).ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        Tensors = _tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Shape, StringComparer.Ordinal);
        State = ReadState(stream.Name, header);
    }

    /// <summary>What it holds besides tensors.</summary>
    public CheckpointState State { get; }

    /// <summary>The tensors' shapes, by name.</summary>
    public IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    /// <summary>Writes one. The file is complete, or as it was before.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, CheckpointState state, IReadOnlyList<SavedTensor> tensors) =>
        SafetensorsWriter.Write(path, tensors, [(VersionKey, Version), (StateKey, state.ToJson())]);

    /// <summary>Opens one, and checks its structure.</summary>
    /// <exception cref="CheckpointException">It is not a checkpoint, or is damaged.</exception>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static CheckpointFile Open(string path)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return new CheckpointFile(stream, ReadHeader(stream));
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not UTF-8, or of another kind than it should be
            stream.Dispose();
            throw new CheckpointException($"{path} cannot be read as a checkpoint: {exception.Message.TrimEnd('.')}. Was it written by SaveCheckpoint, or as FitOptions.Checkpoint?", exception);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads a tensor, part by part.</summary>
    public void Read(StateTensor tensor)
    {
        float[] buffer = new float[Math.Min(tensor.PartLength, tensor.Shape.Elements)];
        int count = checked((int)tensor.Shape.Elements);
        for (int first = 0; first < count; first += tensor.PartLength)
        {
            Span<float> part = buffer.AsSpan(0, Math.Min(tensor.PartLength, count - first));
            Read(tensor.Name, first, part);
            tensor.Write(first, part);
        }
    }

    /// <summary>Reads some numbers of a tensor, from an index on.</summary>
    public void Read(string name, int first, Span<float> part)
    {
        _stream.Position = _start + _tensors[name].Start + ((long)first * sizeof(float));
        _stream.ReadExactly(MemoryMarshal.AsBytes(part));
        if (BitConverter.IsLittleEndian) return;
        Span<int> bits = MemoryMarshal.Cast<float, int>(part);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static byte[] ReadHeader(FileStream stream)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        if (stream.Length < length.Length) throw new InvalidDataException("it is shorter than a header");
        stream.ReadExactly(length);
        long bytes = BinaryPrimitives.ReadInt64LittleEndian(length);
        if (bytes is < 0 or > LongestHeader) throw new InvalidDataException("it does not begin with a header");
        if (bytes > stream.Length - length.Length) throw new InvalidDataException("its header is cut off");
        byte[] header = new byte[bytes];
        stream.ReadExactly(header);
        return header;
    }

    private static CheckpointState ReadState(string path, byte[] header)
    {
        using var json = JsonDocument.Parse(header);
        if (!json.RootElement.TryGetProperty(Metadata, out JsonElement metadata) || !metadata.TryGetProperty(VersionKey, out JsonElement version))
        {
            throw new CheckpointException(
                $"{path} is a file of weights, not a checkpoint: it does not say how far a training was. "
                + $"To train on from its weights, give them to the trainer: new Trainer<...>(WeightFile.Open(\"{path}\"), options).");
        }

        if (version.GetString() != Version)
        {
            throw new CheckpointException(
                $"{path} is a checkpoint of version {version.GetString()}; this program reads version {Version}. Go on with the version of InceptionGen that wrote it.");
        }

        return CheckpointState.Parse(metadata.TryGetProperty(StateKey, out JsonElement state) ? state.GetString()! : "");
    }
}
