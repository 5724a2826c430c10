using System;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Tests;

/// <summary>Weights that come as a stream or from memory.</summary>
public sealed class StreamTests
{
    public static TheoryData<string> Formats =>
        ["mini.safetensors", "mini_half.pth", "mini.pth", "mini_legacy.pth", "mini_checkpoint.pth", "mini_keras_model.h5", "keras3.weights.h5", "keras3.keras"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_stream_and_memory_hold_what_the_file_holds(string name)
    {
        byte[] bytes = File.Exists($"Formats/{name}") ? File.ReadAllBytes($"Formats/{name}") : Hdf5Kinds.Bytes(name);
        using TemporaryFile copy = new(bytes);
        using WeightFile file = WeightFile.Open(copy.Path), streamed = WeightFile.Open(new OneWayStream(bytes)), held = WeightFile.Open(bytes.AsMemory());

        Assert.Equal(("the stream", "the memory"), (streamed.Description, held.Description));
        foreach (WeightFile other in new[] { streamed, held })
        {
            Assert.Equal(file.FlattenOrder, other.FlattenOrder);
            Assert.Equal(file.Tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal), other.Tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal));
            Assert.All(file.Tensors.Keys, tensor => Assert.Equal(file.DefectOf(tensor), other.DefectOf(tensor)));
            Assert.All(file.Tensors.Keys.Where(tensor => file.DefectOf(tensor) is null), tensor => Assert.Equal(MiniTensors.Read(file, tensor), MiniTensors.Read(other, tensor)));
        }
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands_and_stays_open()
    {
        byte[] bytes = File.ReadAllBytes("Formats/mini.safetensors");
        using MemoryStream stream = new([1, 2, 3, .. bytes]) { Position = 3 };
        using WeightFile weights = WeightFile.Open(stream);
        Assert.NotEmpty(weights.Tensors);
        Assert.Equal((true, bytes.Length + 3L), (stream.CanRead, stream.Position));
    }

    [Fact]
    public void What_was_closed_is_not_read()
    {
        WeightFile weights = WeightFile.Open(File.ReadAllBytes("Formats/mini.safetensors"));
        weights.Dispose();
        Assert.Throws<ObjectDisposedException>(() => MiniTensors.Read(weights, "conv1.weight"));
    }

    [Fact]
    public void A_stream_that_is_cut_off_is_named()
    {
        byte[] bytes = File.ReadAllBytes("Formats/mini.safetensors");
        string message = Assert.Throws<WeightException>(() => WeightFile.Open(new OneWayStream(bytes[..^1]))).Message;
        Assert.StartsWith("the stream cannot be read as a safetensors file: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_no_weights()
    {
        Assert.Equal("the stream is empty: there are no weights in it.", Assert.Throws<WeightException>(() => WeightFile.Open(Stream.Null)).Message);
        Assert.Equal("the memory is empty: there are no weights in it.", Assert.Throws<WeightException>(() => WeightFile.Open(ReadOnlyMemory<byte>.Empty)).Message);
        Assert.Throws<ArgumentNullException>(() => WeightFile.Open((Stream)null!));
    }

    [Theory]
    [InlineData("""{ "weight_map": { "a": "model-1.safetensors" } }""")]
    [InlineData("""{ "modelTopology": {}, "weightsManifest": [{ "paths": ["group1-shard1of1.bin"], "weights": [] }] }""")]
    public void A_list_of_other_files_is_opened_by_its_path_only(string model)
    {
        string message = Assert.Throws<WeightException>(() => WeightFile.Open(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(model)))).Message;
        Assert.StartsWith("the stream cannot be read as a", message, StringComparison.Ordinal);
        Assert.Contains("nothing lies beside a stream: open it by its path", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pieces_are_read_as_one(bool knowsLength)
    {
        foreach (int length in new[] { 1, 4, 5, 8, 11 })
        {
            byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
            using MemoryFile file = MemoryFile.Of(knowsLength ? new MemoryStream(bytes) : new OneWayStream(bytes), pieceLength: 4);
            Assert.Equal(length, file.Length);
            for (int start = 0; start <= length; start++)
            {
                for (int count = 0; count <= length - start; count++)
                {
                    byte[] read = new byte[count];
                    file.Read(start, read);
                    Assert.Equal(bytes[start..(start + count)], read);
                }

                Assert.Throws<InvalidDataException>(() => file.Read(start, new byte[length - start + 1]));
            }
        }
    }

    /// <summary>A stream as a network gives it: it cannot seek, and gives a few bytes at a time.</summary>
    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1000));
    }
}
