using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Training.Hashing;
using Xunit;

namespace InceptionGen.Training.Tests.Features;

/// <summary>Hashes of contents.</summary>
public sealed class ContentHashTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(100)]
    public void Every_bit_and_the_length_count_in_both_halves(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 37))];
        HashSet<ulong> low = [], high = [];
        void Add(UInt128 hash)
        {
            Assert.True(low.Add((ulong)hash));
            Assert.True(high.Add((ulong)(hash >> 64)));
        }

        Add(ContentHash.Of(bytes));
        Add(ContentHash.Of(bytes, seed: 1));
        Add(ContentHash.Of(bytes, seed: (UInt128)1 << 64));
        Add(ContentHash.Of([.. bytes, 0]));
        for (int bit = 0; bit < length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Add(ContentHash.Of(bytes));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Images_that_differ_in_one_number_have_other_hashes()
    {
        float[] numbers = new float[3000];
        HashSet<UInt128> hashes = [ContentHash.Of(numbers)];
        for (int i = 0; i < numbers.Length; i++)
        {
            foreach (float value in new[] { -0f, float.Epsilon, 1f / 255, 1f, float.NaN })
            {
                numbers[i] = value;
                Assert.True(hashes.Add(ContentHash.Of(numbers)), $"{value} at {i}");
            }

            numbers[i] = 0;
        }

        Assert.NotEqual(ContentHash.Of("ab", ContentHash.Of("c")), ContentHash.Of("bc", ContentHash.Of("a")));
    }
}
