using System;
using System.Linq;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class EpochOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Every_image_is_shown_once(int count) => Assert.Equal(Enumerable.Range(0, count), Order(1, 2, count).Order());

    [Fact]
    public void Seed_and_epoch_decide()
    {
        Assert.Equal(Order(1, 2, 50), Order(1, 2, 50));
        Assert.NotEqual(Order(1, 2, 50), Order(1, 3, 50));
        Assert.NotEqual(Order(1, 2, 50), Order(2, 2, 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => Order(1, -1, 5));
    }

    [Fact]
    public void All_orders_are_equally_likely()
    {
        EpochOrder orders = new(7);
        int[] order = new int[3];
        string[] seen = [.. Enumerable.Range(0, 6000).Select(epoch =>
        {
            orders.Fill(epoch, order);
            return string.Join(' ', order);
        })];
        Assert.All(seen.CountBy(text => text), pair => Assert.InRange(pair.Value, 850, 1150));
        Assert.Equal(6, seen.Distinct().Count());
    }

    // Written down when it was made: a checkpoint of today has to go on tomorrow.
    [Fact]
    public void The_orders_of_a_seed_never_change() => Assert.Equal([3, 6, 5, 2, 1, 0, 7, 4], Order(1, 0, 8));

    private static int[] Order(int seed, int epoch, int count)
    {
        int[] order = new int[count];
        new EpochOrder(seed).Fill(epoch, order);
        return order;
    }
}
