using System;
using System.Runtime.CompilerServices;
using System.Threading;
using InceptionGen.Execution;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Tests;

/// <summary>Kernels hold pointers into maps, so the maps' memory has to stay as long as they run, also if their caller needs it no more.</summary>
public class MapLifetimeTests
{
    // Only optimised code lets an object go as soon as nothing uses it, and a method is optimised after some thirty calls and a pause. Without the pauses
    // the tests could not fail; they never fail because of them.
    private const int Calls = 400;
    private const int CallsBetweenPauses = 40;
    private const int PauseMilliseconds = 150;

    [Fact]
    public void Maps_stay_while_a_frame_runs_an_operation_on_them() => Repeat(RunInFrame);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Maps_stay_while_the_loop_of_a_kernel_runs(int threads) => Repeat(watch => RunLoop(watch, threads));

    private static void Repeat(Action<Watch> run)
    {
        for (int call = 0; call < Calls; call++)
        {
            var watch = new Watch();
            run(watch);
            Assert.True(watch.MemoryStayed, $"call {call}");
            if (call % CallsBetweenPauses == CallsBetweenPauses - 1) Thread.Sleep(PauseMilliseconds);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunInFrame(Watch watch)
    {
        Frame frame = new(batch: 1, mapFloats: 32, scratchFloatsPerThread: 0, threads: 1);
        MapView map = watch.NewMap();
        frame.Run(new CollectingLayer(watch), map, map);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunLoop(Watch watch, int threads)
    {
        var context = new KernelContext(scratchFloatsPerThread: 0, threads);
        var body = new CollectingBody(watch, watch.NewMap());
        context.For(ref body, count: 2);
    }

    /// <summary>Knows whether the memory of a map is still there, without keeping it.</summary>
    private sealed class Watch
    {
        private WeakReference _memory = new(null);

        public bool MemoryStayed { get; private set; } = true;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public MapView NewMap()
        {
            var memory = new PinnedFloats(4);
            _memory = new WeakReference(memory);
            return new MapView(memory, start: 0, batch: 1, height: 1, width: 1, channels: 4, pixelStride: 4);
        }

        public void Collect()
        {
            GC.Collect();
            MemoryStayed &= _memory.IsAlive;
        }
    }

    private sealed class CollectingLayer(Watch watch) : Layer
    {
        public override OperationInfo Info { get; } = new SoftmaxInfo(0, "", [-1], new(1, 1, 4), new(1, 1, 4));

        internal override void Run(KernelContext context, MapView x, MapView y) => watch.Collect();
    }

    private readonly struct CollectingBody(Watch watch, MapView map) : IParallelBody
    {
        public unsafe void Run(int item, int thread)
        {
            float* data = map.Data;
            watch.Collect();
            if (watch.MemoryStayed) data[item] = item;
        }
    }
}
