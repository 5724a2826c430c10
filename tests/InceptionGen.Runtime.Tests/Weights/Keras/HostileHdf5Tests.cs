using System;
using System.Buffers.Binary;

namespace InceptionGen.Tests;

/// <summary>Damaged and malicious files of the kinds that Keras 3 and h5py's newer formats write.</summary>
public class HostileHdf5Tests
{
    public static TheoryData<string> Kinds => Hdf5Kinds.Of(
        "new_filters", "old_filters", "new_growing", "new_early", "new_crowded", "old_links", "new_texts", "new_single_chunk_gzip", "old_sizes_2", "keras3.", "keras3_named");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Damaged_files_are_refused_or_read_within_bounds(string name) => WeightFileFuzz.Run(Hdf5Kinds.Bytes(name), 150, Hdf5Kinds.Bytes(name).Length);

    [Theory]
    [InlineData("new_filters.h5")]
    [InlineData("keras3_latest.weights.h5")]
    [InlineData("keras3.keras")]
    public void A_file_that_was_cut_off_is_refused(string name) => WeightFileFuzz.CutOff(Hdf5Kinds.Bytes(name), step: 97);

    [Theory]
    [InlineData("hostile_product.h5", "it has 'a/k' twice")] // 360,000 tensors
    [InlineData("hostile_shared.h5", "it lists the layer 'a1' twice, or under two names")] // the same from one group of 600 names
    [InlineData("hostile_soft_circle.h5", "leads in a circle")]
    [InlineData("hostile_circle.h5", "its group 'dense/again' contains itself")]
    [InlineData("hostile_twice.h5", "its group 'dense_1' contains itself, or something that another group contains as well")]
    [InlineData("hostile_deep.h5", "its groups are nested too deep")]
    [InlineData("hostile_long_names.h5", "or their names are too long")]
    public void Small_files_that_would_be_read_without_end_are_refused(string name, string reason)
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes(name));
        long before = GC.GetAllocatedBytesForCurrentThread();
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(file.Path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
        Assert.StartsWith($"{file.Path} cannot be read as a Keras file: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chunk_far_larger_than_its_dataset_is_not_inflated()
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes("hostile_large_chunk.h5"));
        using WeightFile weights = WeightFile.Open(file.Path);
        long before = GC.GetAllocatedBytesForCurrentThread();
        WeightException exception = Assert.Throws<WeightException>(() => weights.Read("dense/kernel", new float[3]));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Equal($"{file.Path}: 'dense/kernel' cannot be read: its chunks of 8000000 are far larger than the dataset.", exception.Message);
    }

    [Fact]
    public void A_chunk_that_inflates_to_more_than_it_has_is_refused()
    {
        // The dataset's 3x3x5x7 become 3x3x5x1, and its single chunk with it; what is in the file stays.
        byte[] bytes = Hdf5Kinds.Bytes("new_single_chunk_gzip.h5");
        ReadOnlySpan<byte> chunk = [2, 5, 1, 3, 3, 5, 7, 4];
        bytes[bytes.AsSpan().IndexOf(chunk) + 6] = 1;
        using TemporaryFile file = new(bytes);
        Assert.False(WeightFileFuzz.TryReadAll(file.Path));
    }

    [Theory]
    [InlineData("new.h5", 9, 3, "its superblock at offset 0 is damaged")] // bytes of an address
    [InlineData("new.h5", 8, 4, "its superblock has version 4; versions 0 to 3 are known")]
    public void A_byte_of_the_superblock_that_cannot_be_is_refused(string name, int at, byte value, string reason)
    {
        byte[] bytes = Hdf5Kinds.Bytes(name);
        bytes[at] = value;
        using TemporaryFile file = new(bytes);
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(file.Path));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FRHP", 0)]
    [InlineData("BTHD", 0)]
    [InlineData("BTLF", 0)]
    [InlineData("FHIB", 0)]
    [InlineData("FAHD", 1)]
    [InlineData("EAHD", 1)]
    [InlineData("EAIB", 1)]
    public void Damage_in_each_structure_is_found(string signature, int kind)
    {
        foreach (string name in kind == 0 ? ["new_crowded.h5", "new_growing_two.h5"] : new[] { "other_sparse.h5", "new_growing_last.h5", "new_chunks.h5" })
        {
            byte[] bytes = Hdf5Kinds.Bytes(name);
            int at = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(signature));
            if (at < 0) continue;
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), 0);
            using TemporaryFile file = new(bytes);
            Assert.False(WeightFileFuzz.TryReadAll(file.Path), $"{name} was read without its {signature}.");
            return;
        }

        Assert.Fail($"No file has a {signature}.");
    }
}
