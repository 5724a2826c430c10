using System;
using InceptionGen.Execution;
using InceptionGen.Kernels.Context;
using InceptionGen.Runtime.Tests.Kernels.Reference;
using InceptionGen.Kernels;
using InceptionGen.Memory;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Kernels;

public class PoolTests
{
    [Fact]
    public void Every_channel_count_around_a_vector_is_right()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in KernelSets.ChannelsOf(kernels)) Check(kernels, 2, 5, 6, channels, new(3, 3), new(1, 1), new(1, 1, 1, 1), 5, 6);
            Check(kernels, 1, 4, 4, (9 * kernels.Lanes) + 1, new(2, 2), new(2, 2), default, 2, 2);
        }
    }

    [Theory]
    [InlineData(3, 2, 0, 0)]
    [InlineData(3, 2, 0, 1)]
    [InlineData(3, 2, 1, 1)]
    [InlineData(2, 2, 0, 0)]
    [InlineData(2, 3, 1, 1)]
    [InlineData(5, 3, 2, 0)]
    [InlineData(7, 1, 0, 0)]
    [InlineData(7, 1, 3, 3)]
    [InlineData(1, 1, 0, 0)]
    public void Windows_strides_and_padding_of_any_size_are_right(int window, int stride, int before, int after)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            int rows = ((9 + before + after - window) / stride) + 1, columns = ((7 + before - window) / stride) + 1;
            Check(kernels, 2, 9, 7, 5, new(window, window), new(stride, stride), new(before, after, before, 0), rows, columns);
            Check(kernels, 1, 9, 7, 5, new(window, 1), new(stride, 1), new(before, after, 0, 0), rows, 7);
        }
    }

    [Fact]
    public void Windows_that_share_columns_of_many_channels_are_right()
    {
        // Of more than 1365 channels three columns are joined in parts; of a window of more than 32 columns, none is joined for its neighbour.
        foreach (KernelSet kernels in KernelSets.All)
        {
            Check(kernels, 1, 4, 5, 1366, new(3, 3), new(1, 1), new(1, 1, 1, 1), 4, 5);
            Check(kernels, 1, 4, 7, 2760, new(2, 3), new(2, 2), default, 2, 3);
            Check(kernels, 1, 1, 40, 130, new(1, 32), new(1, 1), default, 1, 9);
            Check(kernels, 1, 1, 40, 5, new(1, 33), new(1, 1), default, 1, 8);
        }
    }

    [Fact]
    public void Windows_may_reach_beyond_the_padding()
    {
        // Rounded up, (8 - 3) / 2 + 1 is 4: the last window covers rows 6 to 8 of 8.
        foreach (KernelSet kernels in KernelSets.All)
        {
            Check(kernels, 1, 8, 8, 4, new(3, 3), new(2, 2), default, 4, 4);
            Check(kernels, 1, 8, 8, 4, new(3, 3), new(2, 2), new(1, 1, 1, 0), 5, 5);
        }
    }

    [Theory]
    [InlineData(7, 7, 1, 1)]
    [InlineData(14, 14, 4, 4)]
    [InlineData(5, 9, 3, 2)]
    [InlineData(2, 3, 5, 4)]
    public void Adaptive_windows_divide_the_map(int height, int width, int rows, int columns)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            CheckPool(
                2, height, width, kernels.Lanes + 1, rows, columns,
                kernels.AdaptiveAveragePool,
                ReferencePool.AdaptiveAverage, largestError: 1e-6f);
        }
    }

    [Fact]
    public void The_largest_of_a_window_with_NaN_is_NaN()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            for (int place = 0; place < 4; place++)
            {
                GuardedMap x = new GuardedMap(1, 2, 2, 9).Fill(new Random(1));
                x[(place * 9) + 4] = float.NaN;
                var y = new GuardedMap(1, 1, 1, 9);
                kernels.MaxPool(KernelContexts.New(), x.View, y.View, new(2, 2), new(2, 2), default);
                for (int c = 0; c < 9; c++) Assert.Equal(c == 4, float.IsNaN(y[c]));
            }
        }
    }

    [Fact]
    public void NaN_reaches_all_windows_that_see_it_and_no_other()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            for (int place = 0; place < 25; place++)
            {
                GuardedMap x = new GuardedMap(1, 5, 5, 2).Fill(new Random(1)), y = new(1, 5, 5, 2);
                x[(place * 2) + 1] = float.NaN;
                kernels.MaxPool(KernelContexts.New(), x.View, y.View, new(3, 3), new(1, 1), new(1, 1, 1, 1));
                for (int i = 0; i < 25; i++)
                {
                    bool isSeen = Math.Abs((i / 5) - (place / 5)) <= 1 && Math.Abs((i % 5) - (place % 5)) <= 1;
                    Assert.Equal(isSeen, float.IsNaN(y[(i * 2) + 1]));
                    Assert.False(float.IsNaN(y[i * 2]));
                }
            }
        }
    }

    [Fact]
    public void Padding_is_never_the_largest()
    {
        GuardedMap x = new GuardedMap(1, 3, 3, 2), y = new GuardedMap(1, 3, 3, 2);
        for (int i = 0; i < x.Count; i++) x[i] = -5;
        Frames.New(1).MaxPool(x.View, y.View, new(3, 3), new(1, 1), new(1, 1, 1, 1));
        for (int i = 0; i < y.Count; i++) Assert.Equal(-5, y[i]);
    }

    [Fact]
    public void Maps_that_do_not_fit_are_refused()
    {
        MapView x = new GuardedMap(1, 4, 4, 2).View;
        Frame frame = Frames.New(1);
        Assert.Throws<ArgumentException>(() => frame.MaxPool(x, new GuardedMap(1, 2, 2, 3).View, new(2, 2), new(2, 2), default));
        Assert.Throws<ArgumentException>(() => frame.MaxPool(x, new GuardedMap(2, 2, 2, 2).View, new(2, 2), new(2, 2), default));
        Assert.Throws<ArgumentException>(() => frame.MaxPool(x, new GuardedMap(1, 3, 2, 2).View, new(2, 2), new(2, 2), default));
        Assert.Throws<ArgumentException>(() => frame.MaxPool(x, new GuardedMap(1, 2, 3, 2).View, new(2, 2), new(2, 2), default));
        Assert.Throws<ArgumentException>(() => frame.AveragePool(x, new GuardedMap(1, 2, 2, 2).View, new(2, 2), new(2, 2), new(2, 0, 0, 0), true));
        Assert.Throws<ArgumentException>(() => frame.AveragePool(x, new GuardedMap(1, 2, 2, 2).View, new(0, 2), new(2, 2), default, true));
        Assert.Throws<ArgumentException>(() => frame.AveragePool(x, new GuardedMap(1, 2, 2, 2).View, new(2, 2), new(2, -2), default, true));
        Assert.Throws<ArgumentException>(() => frame.AdaptiveAveragePool(x, new GuardedMap(1, 2, 2, 3).View));
    }

    private static void Check(
        KernelSet kernels, int batch, int height, int width, int channels, Extent window, Extent stride, Padding padding, int rows, int columns)
    {
        CheckPool(
            batch, height, width, channels, rows, columns,
            (context, x, y) => kernels.MaxPool(context, x, y, window, stride, padding),
            (x, y) => ReferencePool.Max(x, y, window, stride, padding), largestError: 0);
        foreach (bool countsPadding in new[] { false, true })
        {
            // Values are at most 1, and so is every partial mean: its error is some roundings of 2^-24 for each of up to 49 values.
            CheckPool(
                batch, height, width, channels, rows, columns,
                (context, x, y) => kernels.AveragePool(context, x, y, window, stride, padding, countsPadding),
                (x, y) => ReferencePool.Average(x, y, window, stride, padding, countsPadding), largestError: 51 / 16_777_216f);
        }
    }

    private static void CheckPool(
        int batch, int height, int width, int channels, int rows, int columns,
        Action<KernelContext, MapView, MapView> pool, Action<MapView, MapView> reference, float largestError)
    {
        foreach (int threads in new[] { 1, 3 })
        {
            GuardedMap x = new GuardedMap(batch, height, width, channels, threads, 2).Fill(new Random(7));
            var y = new GuardedMap(batch, rows, columns, channels, 1, threads);
            var expected = new GuardedMap(batch, rows, columns, channels);
            pool(KernelContexts.New(threads), x.View, y.View);
            reference(x.View, expected.View);
            y.RequireUntouchedGuards();
            y.RequireClose(expected, largestError);
        }
    }
}
