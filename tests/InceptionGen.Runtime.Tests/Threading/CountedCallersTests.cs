using System;
using System.Linq;
using System.Threading;
using InceptionGen.Kernels.Context;
using InceptionGen.Threading;

namespace InceptionGen.Runtime.Tests.Threading;

/// <summary>Callers who run kernels use the threads that they get.</summary>
public class CountedCallersTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_caller_alone_has_a_helper_on_every_other_processor()
    {
        WorkerPool pool = new(processors: 3);
        KernelContext caller = Context(pool);
        caller.Enter();
        Assert.Equal(3, caller.Threads);
        Meet(caller, threads: 3);
    }

    [Fact]
    public void As_many_callers_as_processors_work_alone()
    {
        WorkerPool pool = new(processors: 2);
        KernelContext[] callers = [Context(pool), Context(pool)];
        foreach (KernelContext caller in callers) caller.Enter();
        foreach (KernelContext caller in callers)
        {
            caller.BeginStage();
            Assert.Equal(1, caller.Threads);
            WorkAlone(caller, pool);
        }

        Assert.Equal(0, pool.Count);
        callers[0].Leave();
        callers[1].BeginStage();
        Assert.Equal(2, callers[1].Threads);
        Meet(callers[1], threads: 2);
    }

    [Fact]
    public void One_who_comes_in_the_middle_of_a_stage_is_seen_by_the_next_loop()
    {
        WorkerPool pool = new(processors: 2);
        KernelContext first = Context(pool), second = Context(pool);
        first.Enter();
        Meet(first, threads: 2);
        second.Enter();
        WorkAlone(first, pool);

        // The loops of an operation divide it alike.
        Assert.Equal(2, first.Threads);
        first.BeginStage();
        Assert.Equal(1, first.Threads);
    }

    [Fact]
    public void Who_asked_for_few_threads_gets_no_more()
    {
        WorkerPool pool = new(processors: 8);
        KernelContext caller = new(scratchFloatsPerThread: 0, threads: 2, pool);
        caller.Enter();
        Assert.Equal(2, caller.Threads);
        Meet(caller, threads: 2);
        Assert.Equal(1, pool.Count);
    }

    [Fact]
    public void Who_asked_for_more_threads_than_processors_gets_one_of_each()
    {
        WorkerPool pool = new(processors: 2);
        KernelContext caller = Context(pool);
        caller.Enter();
        Assert.Equal((2, 4), (caller.Threads, caller.MostThreads));
        Meet(caller, threads: 2);
        Assert.Equal(1, pool.Count);
    }

    [Fact]
    public void Who_is_not_counted_has_all_threads()
    {
        WorkerPool pool = new(processors: 2);
        KernelContext caller = Context(pool);
        Meet(caller, threads: 4);
        caller.Enter();
        caller.Leave();
        caller.Leave();
        Assert.Equal((4, 0, 0), (caller.Threads, pool.Processors.Callers, pool.Processors.Threads));
        Meet(caller, threads: 4);
    }

    [Fact]
    public void A_loop_that_throws_keeps_the_share_until_the_caller_leaves()
    {
        WorkerPool pool = new(processors: 3);
        KernelContext caller = Context(pool);
        caller.Enter();
        Assert.Throws<TimeoutException>(() =>
        {
            var failing = new Failing();
            caller.For(ref failing, 10);
        });
        Assert.Equal((1, 3), (pool.Processors.Callers, pool.Processors.Threads));
        caller.Leave();
        Assert.Equal((0, 0), (pool.Processors.Callers, pool.Processors.Threads));
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    [InlineData(4, 4)]
    [InlineData(5, 2)]
    public void Never_do_more_threads_work_than_there_are_processors(int processors, int count)
    {
        WorkerPool pool = new(processors: processors);
        Inside inside = new();
        using Barrier entered = new(count);
        Thread[] callers = [.. Enumerable.Range(0, count).Select(_ => new Thread(() =>
        {
            KernelContext caller = new(scratchFloatsPerThread: 0, processors, pool);
            caller.Enter();
            entered.SignalAndWait();
            for (int stage = 0; stage < 100; stage++)
            {
                caller.BeginStage();
                var body = new Counting(inside);
                caller.For(ref body, 20);
            }

            // Who leaves early gives others its threads, and does not work any more.
            caller.Leave();
        }))];
        foreach (Thread caller in callers) caller.Start();
        Assert.All(callers, caller => Assert.True(caller.Join(Long)));
        Assert.InRange(inside.Most, 1, processors);
        Assert.Equal(count * 100 * 20, inside.Items);
    }

    private static KernelContext Context(WorkerPool pool) => new(scratchFloatsPerThread: 0, threads: 4, pool);

    private static void Meet(KernelContext caller, int threads)
    {
        using Barrier barrier = new(threads);
        var meeting = new Meeting(barrier);
        caller.For(ref meeting, threads);
    }

    private static void WorkAlone(KernelContext caller, WorkerPool pool)
    {
        var alone = new Alone(pool);
        caller.For(ref alone, 100);
    }

    private sealed class Inside
    {
        private int _now;
        private int _most;
        private int _items;

        public int Most => _most;

        public int Items => _items;

        public void Enter()
        {
            int now = Interlocked.Increment(ref _now);
            for (int most = _most; now > most; most = _most) Interlocked.CompareExchange(ref _most, now, most);
        }

        public void Leave()
        {
            Interlocked.Increment(ref _items);
            Interlocked.Decrement(ref _now);
        }
    }

    private readonly struct Counting(Inside inside) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            inside.Enter();
            Thread.SpinWait(100);
            inside.Leave();
        }
    }

    private readonly struct Meeting(Barrier barrier) : IParallelBody
    {
        public void Run(int item, int thread) => Assert.True(barrier.SignalAndWait(Long), "The other threads did not come.");
    }

    // No worker has been taken for the loop, whether it has begun to help or not.
    private readonly struct Alone(WorkerPool pool) : IParallelBody
    {
        public void Run(int item, int thread) => Assert.Equal((0, pool.Count), (thread, pool.FreeCount));
    }

    private readonly struct Failing : IParallelBody
    {
        public void Run(int item, int thread) => throw new TimeoutException();
    }
}
