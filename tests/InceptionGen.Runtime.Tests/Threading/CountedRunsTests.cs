using System;
using System.Collections.Generic;
using System.Threading;
using InceptionGen.Execution;
using InceptionGen.Tests;
using InceptionGen.Threading;

namespace InceptionGen.Runtime.Tests.Threading;

/// <summary>Runs and loads are counted while they last, however they end; and their answers do not depend on who else is counted.</summary>
[Collection(nameof(Alone))]
public class CountedRunsTests
{
    private static readonly EditableWeights Weights = EditableWeights.Of(TinyNetwork.Description);
    private static readonly byte[] Image = Pictures.Noise(new(12, 12, 3));

    private static Processors Processors => WorkerPool.Shared.Processors;

    [Fact]
    public void A_run_is_counted_while_it_lasts()
    {
        ScriptedNetwork network = new(TinyNetwork.Description) { MapFloats = 432 };
        using Session session = network.CreateSession(new() { Threads = 1 });
        List<int> counts = [];
        network.Forward = _ =>
        {
            counts.Add(Processors.Callers);
            throw new TimeoutException();
        };
        for (int run = 0; run < 3; run++) Assert.Throws<TimeoutException>(() => { session.Run(Image); });
        Assert.Throws<TimeoutException>(() => session.RunUntil(TinyNetwork.Conv1, Image));

        Assert.Equal([1, 1, 1, 1], counts);
        AssertNobodyIsCounted();
    }

    [Fact]
    public void Runs_at_the_same_time_are_counted_each()
    {
        ScriptedNetwork outer = new(TinyNetwork.Description) { MapFloats = 432 }, inner = new(TinyNetwork.Description) { MapFloats = 432 };
        using Session first = outer.CreateSession(), second = inner.CreateSession();
        int threads = 0;
        outer.Forward = _ => second.Run(Image);
        inner.Forward = _ =>
        {
            Assert.Equal(2, Processors.Callers);
            threads = Processors.Threads;

            // A session that runs is neither run nor disposed of; to try is not counted.
            Assert.Throws<InvalidOperationException>(() => { second.Run(Image); });
            Assert.Throws<InvalidOperationException>(first.Dispose);
            Assert.Equal((2, threads), (Processors.Callers, Processors.Threads));
            throw new TimeoutException();
        };

        Assert.Throws<TimeoutException>(() => { first.Run(Image); });

        // The first has not begun another operation yet: it still has all.
        Assert.Equal(Environment.ProcessorCount + 1, threads);
        AssertNobodyIsCounted();
    }

    [Fact]
    public void The_end_of_a_stage_gives_others_what_is_due_to_them_and_takes_what_they_leave()
    {
        ScriptedNetwork network = new(TinyNetwork.Description) { MapFloats = 432 };
        using Session session = network.CreateSession();
        List<int> threads = [];
        network.Forward = frame =>
        {
            threads.Add(Processors.Threads);
            ProcessorShare other = Processors.Enter();
            frame.CompleteStage(0, frame.Map(0, 6, 6, 8));
            threads.Add(Processors.Threads - 1);
            Processors.Leave(other);
            frame.CompleteStage(0, frame.Map(0, 6, 6, 8));
            threads.Add(Processors.Threads);
        };

        Assert.Throws<InvalidOperationException>(() => { session.Run(Image); });
        int processors = Environment.ProcessorCount;
        Assert.Equal([processors, (processors + 1) / 2, processors], threads);
        AssertNobodyIsCounted();
    }

    [Fact]
    public void Whatever_does_not_run_is_not_counted_afterwards()
    {
        var session = (TinyNetwork.Session)TinyNetwork.Load(Weights).CreateSession();
        session.Run(Image);
        session.Conv1(Tensor<Map12x12x3>.Create());
        Assert.Throws<ArgumentException>(() => { session.Run(new byte[3]); });
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { session.Run(Image); });
        Assert.Throws<ObjectDisposedException>(() => session.Conv1(Tensor<Map12x12x3>.Create()));
        AssertNobodyIsCounted();
    }

    [Fact]
    public void A_session_that_does_not_share_is_not_counted()
    {
        ScriptedNetwork network = new(TinyNetwork.Description) { MapFloats = 432, Forward = _ => Assert.Equal(0, Processors.Callers) };
        using Session session = network.CreateSession();
        session.SharesProcessors = false;
        Assert.Throws<InvalidOperationException>(() => { session.Run(Image); });
    }

    [Fact]
    public void A_load_is_counted_while_it_lasts()
    {
        int most = 0;
        TinyNetwork.Load(new Watching(() => most = Math.Max(most, Processors.Callers)));
        Assert.Equal(1, most);
        AssertNobodyIsCounted();

        Assert.ThrowsAny<Exception>(() => TinyNetwork.Load(new Watching(() => throw new TimeoutException())));
        AssertNobodyIsCounted();
    }

    [Fact]
    public void A_run_within_a_load_is_counted_too()
    {
        using Session session = TinyNetwork.Load(Weights).CreateSession();
        float[] expected = session.Run(Image).ToArray();
        Lock alone = new();
        TinyNetwork.Load(new Watching(() =>
        {
            lock (alone) Assert.Equal(expected, session.Run(Image).ToArray());
        }));
        AssertNobodyIsCounted();
    }

    [Fact]
    public void A_load_has_more_threads_once_another_caller_has_left()
    {
        WorkerPool pool = new(processors: 2);
        ProcessorShare other = pool.Processors.Enter();
        using Barrier barrier = new(2);
        int last = -1;
        LayerLoading.Run(
            10,
            (item, thread) =>
            {
                if (item < 8)
                {
                    Assert.Equal((last + 1, 0), (item, thread));
                    last = item;
                    if (item == 7) pool.Processors.Leave(other);
                }
                else if (LayerLoading.Threads > 1)
                {
                    Assert.True(barrier.SignalAndWait(TimeSpan.FromMinutes(1)), "The second thread did not come.");
                }
            },
            pool);
        Assert.Equal((0, 0), (pool.Processors.Callers, pool.Processors.Threads));
    }

    [Fact]
    public void Answers_do_not_depend_on_other_callers()
    {
        TinyNetwork network = TinyNetwork.Load(Weights, new() { AuxiliaryClassifiers = true });
        using Session alone = network.CreateSession(new() { Threads = 1, Taps = TinyNetwork.Description.Taps });
        using Session session = network.CreateSession(new() { Taps = TinyNetwork.Description.Taps });
        alone.Run(Image);
        List<ProcessorShare> others = [];
        while (others.Count < Environment.ProcessorCount)
        {
            session.Run(Image);
            foreach (Tap tap in TinyNetwork.Description.Taps) Assert.Equal(alone.Values(tap), session.Values(tap));
            others.Add(Processors.Enter());
        }

        foreach (ProcessorShare other in others) Processors.Leave(other);
        AssertNobodyIsCounted();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    public void Many_callers_get_right_answers(int callers)
    {
        TinyNetwork network = TinyNetwork.Load(Weights);
        using Session alone = network.CreateSession(new() { Threads = 1 });
        float[] expected = alone.Run(Image).ToArray();
        int right = 0;
        Thread[] threads = new Thread[callers];
        for (int caller = 0; caller < callers; caller++)
        {
            int most = caller % 4;
            threads[caller] = new(() =>
            {
                using Session session = network.CreateSession(new() { Threads = most });
                for (int run = 0; run < 200; run++)
                {
                    if (session.Run(Image).SequenceEqual(expected)) Interlocked.Increment(ref right);
                }

                if (most == 0) TinyNetwork.Load(Weights);
            });
        }

        foreach (Thread thread in threads) thread.Start();
        Assert.All(threads, thread => Assert.True(thread.Join(TimeSpan.FromMinutes(2)), "A caller hangs."));
        Assert.Equal(callers * 200, right);
        AssertNobodyIsCounted();
        Assert.Equal(WorkerPool.Shared.Count, WorkerPool.Shared.FreeCount);
    }

    private static void AssertNobodyIsCounted() => Assert.Equal((0, 0), (Processors.Callers, Processors.Threads));

    private sealed class Watching(Action watch) : IWeightSource
    {
        public string Description => Weights.Description;

        public IReadOnlyDictionary<string, TensorShape> Tensors => Weights.Tensors;

        public void Read(string name, Span<float> destination)
        {
            watch();
            Weights.Read(name, destination);
        }
    }
}
