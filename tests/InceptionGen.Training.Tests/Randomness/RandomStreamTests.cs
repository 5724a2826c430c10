using System.Linq;
using InceptionGen.Training.Randomness;
using Xunit;

namespace InceptionGen.Training.Tests.Randomness;

public sealed class RandomStreamTests
{
    private const int Count = 100_000;

    [Fact]
    public void Numbers_are_spread_evenly()
    {
        RandomStream stream = RandomStream.Of(7, "conv1");
        int[] tenths = new int[10];
        for (int i = 0; i < Count; i++) tenths[(int)(stream.Single(i) * 10)]++;

        // Five standard deviations of a tenth's count.
        Assert.All(tenths, count => Assert.InRange(count, (Count / 10) - 475, (Count / 10) + 475));
        Assert.All(Enumerable.Range(0, 10), index => Assert.Contains(Enumerable.Range(0, 200), i => stream.Index(i, 10) == index));
        Assert.All(Enumerable.Range(0, 1000), i => Assert.InRange(stream.Double(i), 0, 1 - 1e-16));
    }

    [Fact]
    public void Streams_of_other_seeds_purposes_and_numbers_have_nothing_in_common()
    {
        RandomStream one = RandomStream.Of(7, "conv1");
        foreach (RandomStream other in new[] { RandomStream.Of(8, "conv1"), RandomStream.Of(7, "conv2"), one.For(0), one.For(1), one.For(-1) })
        {
            double product = Enumerable.Range(0, Count).Sum(i => (one.Double(i) - 0.5) * (other.Double(i) - 0.5)) / Count;
            Assert.InRange(product, -0.0015, 0.0015);
            Assert.NotEqual(one.Bits(0), other.Bits(0));
        }
    }

    [Fact]
    public void The_numbers_of_a_key_never_change() =>
        Assert.Equal(Expected, Enumerable.Range(0, 3).Select(i => RandomStream.Of(1, "dropout").For(5).Bits(i)));

    // Written down when the stream was made: a checkpoint of today has to go on tomorrow.
    private static ulong[] Expected => [0x256A7B978D4D54C3, 0x5D9CA98ECF72CE9D, 0xC645256141194CAA];
}
