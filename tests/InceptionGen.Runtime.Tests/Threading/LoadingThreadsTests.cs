using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using InceptionGen.Execution;
using InceptionGen.Tests;
using InceptionGen.Threading;

namespace InceptionGen.Runtime.Tests.Threading;

/// <summary>Which threads load a network.</summary>
[Collection(nameof(Alone))]
public class LoadingThreadsTests
{
    private static readonly EditableWeights Weights = EditableWeights.Of(TinyNetwork.Description);

    [Fact]
    public void Loading_does_not_wait_for_a_full_thread_pool()
    {
        ThreadPool.GetMinThreads(out int least, out _);
        ThreadPool.GetMaxThreads(out int most, out int mostPorts);
        ManualResetEventSlim gate = new();
        Thread loader = new(() => TinyNetwork.Load(Weights)) { IsBackground = true };
        Assert.True(ThreadPool.SetMaxThreads(least, mostPorts));
        try
        {
            // More than there are threads: the pool may start one in the place of another that waits.
            for (int i = 0; i < 10 * least; i++) ThreadPool.UnsafeQueueUserWorkItem(_ => gate.Wait(), null);
            Thread.Sleep(100);
            loader.Start();
            Assert.True(loader.Join(TimeSpan.FromSeconds(20)), "Loading waits for the thread pool.");
        }
        finally
        {
            gate.Set();
            ThreadPool.SetMaxThreads(most, mostPorts);
        }
    }

    [Fact]
    public void Loading_goes_on_where_no_thread_can_be_made()
    {
        List<int> loaded = [];
        LayerLoading.Run(5, (item, thread) => loaded.Add(item + (10 * thread)), new WorkerPool(_ => throw new OutOfMemoryException()));
        Assert.Equal([0, 1, 2, 3, 4], loaded);
    }

    [Fact]
    public void A_source_sees_the_callers_culture_and_locals_on_every_thread()
    {
        AsyncLocal<string> local = new() { Value = "the caller's" };
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Watching source = new(() => Assert.Equal(("the caller's", "tr-TR"), (local.Value, CultureInfo.CurrentCulture.Name)));
            TinyNetwork.Load(source);
            Assert.Equal(LayerLoading.Threads > 1, source.HasMet);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // The first two reads wait for each other, so that two threads really read.
    private sealed class Watching(Action watch) : IWeightSource
    {
        private readonly Barrier _barrier = new(participantCount: 2);
        private int _reads;

        public string Description => Weights.Description;

        public IReadOnlyDictionary<string, TensorShape> Tensors => Weights.Tensors;

        public bool HasMet { get; private set; }

        public void Read(string name, Span<float> destination)
        {
            watch();
            if (Interlocked.Increment(ref _reads) <= 2 && LayerLoading.Threads > 1 && _barrier.SignalAndWait(TimeSpan.FromSeconds(30))) HasMet = true;
            Weights.Read(name, destination);
        }
    }
}
