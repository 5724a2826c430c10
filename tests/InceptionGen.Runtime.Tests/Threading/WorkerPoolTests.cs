using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;
using InceptionGen.Threading;

namespace InceptionGen.Runtime.Tests.Threading;

public class WorkerPoolTests
{
    public static readonly TheoryData<Exception> Failures = [new OutOfMemoryException(), (ThreadStartException)RuntimeHelpers.GetUninitializedObject(typeof(ThreadStartException))];

    [Theory]
    [MemberData(nameof(Failures))]
    public void Where_no_thread_can_be_made_the_caller_does_everything(Exception failure)
    {
        int asked = 0;
        WorkerPool pool = new(_ =>
        {
            asked++;
            throw failure;
        });

        ParallelLoop loop = new(4, pool);
        for (int i = 0; i < 100; i++) RunAll(loop, count: 20);

        Assert.Equal((0, 0), (pool.Count, pool.FreeCount));

        // Not in every loop: failing is slow.
        Assert.InRange(asked, 1, 3);
    }

    [Fact]
    public void Where_some_threads_can_be_made_they_help_and_leave_some_to_the_rest_of_the_process()
    {
        int left = 10;
        WorkerPool pool = new(thread =>
        {
            if (left-- == 0) throw new OutOfMemoryException();
            thread.UnsafeStart();
        });

        ParallelLoop loop = new(12, pool);
        for (int i = 0; i < 100; i++) RunAll(loop, count: 20);
        WaitUntil(() => (pool.Count, pool.FreeCount) == (2, 2));

        var body = new Meeting(new Barrier(3));
        loop.Run(ref body, 3);
    }

    [Fact]
    public void Threads_are_asked_for_again_after_a_while()
    {
        bool fails = true;
        WorkerPool pool = new(thread =>
        {
            if (fails) throw new OutOfMemoryException();
            thread.UnsafeStart();
        })
        { RetryTime = TimeSpan.FromMilliseconds(200) };

        ParallelLoop loop = new(2, pool);
        RunAll(loop, count: 20);
        fails = false;
        WaitUntil(() =>
        {
            RunAll(loop, count: 20);
            return pool.Count == 1;
        });
    }

    [Fact]
    public void A_caller_that_is_interrupted_while_a_thread_starts_has_its_worker_and_learns_of_it_afterwards()
    {
        WorkerPool pool = new(thread =>
        {
            thread.UnsafeStart();
            throw new ThreadInterruptedException();
        });

        ParallelLoop loop = new(2, pool);
        RunAll(loop, count: 20);
        Assert.Equal((1, 1), (pool.Count, pool.FreeCount));
        Assert.Throws<ThreadInterruptedException>(() => Thread.Sleep(0));
    }

    [Fact]
    public void Workers_end_after_idling_and_are_made_again_when_needed()
    {
        WorkerPool pool = new() { IdleTime = TimeSpan.FromMilliseconds(20) };
        ParallelLoop loop = new(3, pool);
        for (int i = 0; i < 3; i++)
        {
            var body = new Meeting(new Barrier(3));
            loop.Run(ref body, 3);
            Assert.InRange(pool.Count, 0, 2);
            WaitUntil(() => pool.Count == 0);
        }
    }

    [Fact]
    public void A_worker_that_is_taken_does_not_end()
    {
        WorkerPool pool = new() { IdleTime = TimeSpan.FromMilliseconds(5) };
        Worker?[] held = new Worker?[2];
        Assert.Equal(2, pool.Take(held, threads: 3));
        Thread.Sleep(100);
        Assert.Equal((2, 0), (pool.Count, pool.FreeCount));
        Assert.All(held, worker => Assert.False(worker!.Release()));
        WaitUntil(() => pool.Count == 0);
    }

    [Fact]
    public void A_loop_gets_the_workers_that_it_had()
    {
        WorkerPool pool = new();
        Worker?[] first = new Worker?[2], second = new Worker?[2];
        pool.Take(first, threads: 5);
        pool.Take(second, threads: 5);
        (Worker?, Worker?) had = (second[0], second[1]);
        foreach (Worker? worker in (Worker?[])[.. first, .. second]) worker!.Release();

        Assert.Equal(2, pool.Take(second, threads: 5));
        Assert.Equal(had, (second[0], second[1]));
    }

    [Fact]
    public void A_worker_whose_body_interrupts_it_goes_on()
    {
        WorkerPool pool = new();
        ParallelLoop loop = new(2, pool);
        for (int i = 0; i < 3; i++)
        {
            var body = new Meeting(new Barrier(2), interruptsHelpers: true);
            loop.Run(ref body, 2);
            Thread.Sleep(20);
        }

        Assert.Equal((1, 1), (pool.Count, pool.FreeCount));
    }

    private static void RunAll(ParallelLoop loop, int count)
    {
        var body = new Counting(new int[count]);
        loop.Run(ref body, count);
        Assert.All(body.Runs, runs => Assert.Equal(1, runs));
    }

    private static void WaitUntil(Func<bool> condition)
    {
        for (long start = Stopwatch.GetTimestamp(); !condition(); Thread.Sleep(5)) Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 60);
    }

    private readonly struct Counting(int[] runs) : IParallelBody
    {
        public int[] Runs => runs;

        public void Run(int item, int thread) => Interlocked.Increment(ref runs[item]);
    }

    private readonly struct Meeting(Barrier barrier, bool interruptsHelpers = false) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            Assert.True(barrier.SignalAndWait(TimeSpan.FromMinutes(1)), "The other threads did not come.");
            if (interruptsHelpers && thread > 0) Thread.CurrentThread.Interrupt();
        }
    }
}
