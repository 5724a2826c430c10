using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InceptionGen.Tests;
using InceptionGen.Threading;

namespace InceptionGen.Runtime.Tests.Threading;

// Workers belong to the process: a test beside these that holds them all would leave a loop to its caller alone.
[Collection(nameof(Alone))]
public class ParallelLoopTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Every_item_runs_once(int threads)
    {
        var loop = new ParallelLoop(threads);
        for (int count = 0; count < 200; count++)
        {
            var body = new Counting(new int[count], threads);
            loop.Run(ref body, count);
            Assert.All(body.Runs, runs => Assert.Equal(1, runs));
        }
    }

    [Fact]
    public void Threads_of_one_loop_have_different_numbers()
    {
        var body = new Exclusive(new int[3]);
        new ParallelLoop(3).Run(ref body, 300);
        Assert.All(body.Inside, inside => Assert.Equal(0, inside));
    }

    [Fact]
    public void Helpers_really_help()
    {
        // The body returns only when two threads are in it.
        var body = new Meeting(new Barrier(2));
        new ParallelLoop(2).Run(ref body, 2);
    }

    [Fact]
    public void A_loop_without_a_free_worker_is_done_by_its_caller()
    {
        WorkerPool pool = new();
        pool.Take(new Worker?[64], threads: 2);
        var body = new Counting(new int[20], threads: 1);
        new ParallelLoop(2, pool).Run(ref body, 20);
        Assert.All(body.Runs, runs => Assert.Equal(1, runs));
    }

    [Fact]
    public void Loops_of_several_callers_do_not_disturb_each_other()
    {
        Parallel.For(0, 8, caller =>
        {
            var loop = new ParallelLoop(3);
            for (int i = 0; i < 300; i++)
            {
                var body = new Counting(new int[7 + caller], 3);
                loop.Run(ref body, 7 + caller);
                Assert.All(body.Runs, runs => Assert.Equal(1, runs));
            }
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_exception_reaches_the_caller_and_the_loop_can_run_again(int threads)
    {
        var loop = new ParallelLoop(threads);
        for (int i = 0; i < 50; i++)
        {
            var failing = new Failing(i);
            var thrown = Assert.Throws<InvalidOperationException>(() => loop.Run(ref failing, 50));
            Assert.Equal(i.ToString(System.Globalization.CultureInfo.InvariantCulture), thrown.Message);
            var body = new Counting(new int[20], threads);
            loop.Run(ref body, 20);
            Assert.Equal(20, body.Runs.Sum());
        }
    }

    [Fact]
    public void A_loop_allocates_nothing()
    {
        var loop = new ParallelLoop(2);
        var body = new Failing(item: -1);
        loop.Run(ref body, 100);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 100; i++) loop.Run(ref body, 100);
        }));
    }

    /// <summary>The count above would not be worth much if it watched the caller's thread alone.</summary>
    [Fact]
    public void What_a_worker_allocates_is_counted()
    {
        var loop = new ParallelLoop(2);
        var body = new AllocatingOnWorker(new Barrier(2), new byte[2][]);
        Assert.InRange(Allocations.Of(() => loop.Run(ref body, 2)), AllocatingOnWorker.Bytes, long.MaxValue);
    }

    [Fact]
    public void A_worker_that_slept_wakes_up()
    {
        var loop = new ParallelLoop(2);
        for (int i = 0; i < 5; i++)
        {
            Thread.Sleep(20);
            var body = new Meeting(new Barrier(2));
            loop.Run(ref body, 2);
        }
    }

    private readonly struct Counting(int[] runs, int threads) : IParallelBody
    {
        public int[] Runs => runs;

        public void Run(int item, int thread)
        {
            Assert.InRange(thread, 0, threads - 1);
            Interlocked.Increment(ref runs[item]);
        }
    }

    private readonly struct Exclusive(int[] inside) : IParallelBody
    {
        public int[] Inside => inside;

        public void Run(int item, int thread)
        {
            Assert.Equal(1, Interlocked.Increment(ref inside[thread]));
            Thread.SpinWait(100);
            Interlocked.Decrement(ref inside[thread]);
        }
    }

    private readonly struct Meeting(Barrier barrier) : IParallelBody
    {
        public void Run(int item, int thread) => Assert.True(barrier.SignalAndWait(TimeSpan.FromMinutes(1)), "The second thread did not come.");
    }

    // Returns only when two threads are in it.
    private readonly struct AllocatingOnWorker(Barrier barrier, byte[][] kept) : IParallelBody
    {
        public const int Bytes = 1000;

        public void Run(int item, int thread)
        {
            if (thread != 0) kept[thread] = new byte[Bytes];
            Assert.True(barrier.SignalAndWait(TimeSpan.FromMinutes(1)), "The second thread did not come.");
        }
    }

    private readonly struct Failing(int item) : IParallelBody
    {
        private readonly int _failing = item;

        public void Run(int item, int thread)
        {
            if (item == _failing) throw new InvalidOperationException(_failing.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
