using System;
using System.Runtime.CompilerServices;
using System.Threading;
using InceptionGen.Execution;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;

namespace InceptionGen.Tests;

/// <summary>An operation holds pointers into its frame's maps, so the frame has to stay as long as it runs, also if its caller needs it no more.</summary>
public class FrameLifetimeTests
{
    // Only optimised code lets a frame go as soon as nothing uses it, and a method is optimised after some thirty calls and a pause. Without the pauses the
    // test could not fail; it never fails because of them.
    private const int Calls = 400;
    private const int CallsBetweenPauses = 40;
    private const int PauseMilliseconds = 150;

    [Fact]
    public void A_frame_stays_while_an_operation_runs_on_its_maps()
    {
        for (int call = 0; call < Calls; call++)
        {
            var layer = new CollectingLayer();
            Run(layer);
            Assert.True(layer.FrameStayed, $"call {call}");
            if (call % CallsBetweenPauses == CallsBetweenPauses - 1) Thread.Sleep(PauseMilliseconds);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Run(CollectingLayer layer)
    {
        Frame frame = new(batch: 1, mapFloats: 32, scratchFloatsPerThread: 0, threads: 1);
        layer.Watch(frame);
        MapView map = frame.Map(0, 1, 1, 4);
        frame.Run(layer, map, map);
    }

    /// <summary>A layer that collects garbage while it runs.</summary>
    private sealed class CollectingLayer : Layer
    {
        private WeakReference _frame = new(null);

        public bool FrameStayed { get; private set; }

        public override OperationInfo Info { get; } = new SoftmaxInfo(0, "", [-1], new(1, 1, 4), new(1, 1, 4));

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Watch(Frame frame) => _frame = new WeakReference(frame);

        internal override void Run(KernelContext context, MapView x, MapView y)
        {
            GC.Collect();
            FrameStayed = _frame.IsAlive;
        }
    }
}
