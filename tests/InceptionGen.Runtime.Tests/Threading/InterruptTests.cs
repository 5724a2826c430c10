using System;
using System.Threading;
using InceptionGen.Threading;

namespace InceptionGen.Runtime.Tests.Threading;

/// <summary>A caller that is interrupted stays until no helper works for it any more: the loop's body is on its stack.</summary>
[Collection(nameof(Alone))]
public class InterruptTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public void An_interrupted_caller_waits_for_its_helpers_and_learns_of_it_afterwards()
    {
        using Held held = new();
        bool helperWasDone = false, learned = false;
        Thread caller = Start(() =>
        {
            var body = new Holding(held);
            new ParallelLoop(2).Run(ref body, 2);
            helperWasDone = held.IsHelperDone;
            learned = IsInterrupted();
        });

        Assert.True(held.HelperCame.Wait(Long), "No helper came.");
        for (int i = 0; i < 5; i++)
        {
            // Some of them find it watching, some asleep.
            caller.Interrupt();
            Assert.False(caller.Join(20), "The caller left its helper.");
        }

        held.Go.Set();
        Assert.True(caller.Join(Long), "The caller did not return.");
        Assert.True(helperWasDone, "The caller left its helper.");
        Assert.True(learned, "The interrupt was lost.");
    }

    [Fact]
    public void A_caller_that_waits_long_for_its_helpers_sleeps()
    {
        using Held held = new();
        Thread caller = Start(() =>
        {
            var body = new Holding(held);
            new ParallelLoop(2).Run(ref body, 2);
        });
        Assert.True(held.HelperCame.Wait(Long), "No helper came.");

        // All the time: one that yields again and again is asleep for moments.
        int asleep = 0;
        for (int look = 0; look < 2_000 && asleep < 50; look++)
        {
            Thread.Sleep(1);
            asleep = caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin) ? asleep + 1 : 0;
        }

        held.Go.Set();
        Assert.True(caller.Join(Long), "The caller did not return.");
        Assert.Equal(50, asleep);
    }

    [Fact]
    public void Interrupts_at_random_lose_neither_work_nor_workers()
    {
        using InterruptStress stress = new();
        WorkerPool pool = new();
        int[] counts = new int[stress.Callers];
        stress.Run(caller =>
        {
            int threads = 2 + (caller % 3);
            ParallelLoop loop = new(threads, pool);
            return random =>
            {
                Use use = new(count: random.Next(2, 12), slow: random.Next(20) == 0 ? random.Next(12) : -1);
                var body = new Using(use);
                loop.Run(ref body, use.Runs.Length);
                use.IsOver = true;
                Assert.All(use.Runs, runs => Assert.Equal(1, runs));
            };
        });

        Assert.Equal(0, Using.Late);
        Assert.Equal(pool.Count, pool.FreeCount);
    }

    private static Thread Start(Action run)
    {
        Thread thread = new(() => run()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private static bool IsInterrupted()
    {
        try
        {
            Thread.Sleep(0);
            return false;
        }
        catch (ThreadInterruptedException)
        {
            return true;
        }
    }

    private sealed class Held : IDisposable
    {
        private int _isHelperDone;

        public ManualResetEventSlim HelperCame { get; } = new();

        public ManualResetEventSlim Go { get; } = new();

        public bool IsHelperDone
        {
            get => Volatile.Read(ref _isHelperDone) == 1;
            set => Volatile.Write(ref _isHelperDone, value ? 1 : 0);
        }

        public void Dispose()
        {
            HelperCame.Dispose();
            Go.Dispose();
        }
    }

    // The helper has one of the two items: the caller does not finish its own before.
    private readonly struct Holding(Held held) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            if (thread == 0)
            {
                while (!held.HelperCame.IsSet) Thread.Yield();
                return;
            }

            held.HelperCame.Set();
            held.Go.Wait();
            held.IsHelperDone = true;
        }
    }

    private sealed class Use(int count, int slow)
    {
        private int _isOver;

        public int[] Runs { get; } = new int[count];

        public int Slow => slow;

        public bool IsOver
        {
            get => Volatile.Read(ref _isOver) == 1;
            set => Volatile.Write(ref _isOver, value ? 1 : 0);
        }
    }

    private readonly struct Using(Use use) : IParallelBody
    {
        private static int _late;

        public static int Late => _late;

        public void Run(int item, int thread)
        {
            if (use.IsOver) Interlocked.Increment(ref _late);
            Thread.SpinWait(item == use.Slow ? 50_000 : 100);
            Interlocked.Increment(ref use.Runs[item]);
            if (use.IsOver) Interlocked.Increment(ref _late);
        }
    }
}
