using System;
using InceptionGen.Runtime.Tests;

namespace InceptionGen.Tests;

// A neighbour that holds all workers would leave a run to its caller, and hide what handing work over allocates.
[Collection(nameof(Alone))]
public class AllocationTests
{
    private static readonly TinyNetwork Tiny = TinyNetwork.Load(SyntheticWeights.For(TinyNetwork.Description), new() { AuxiliaryClassifiers = true });

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(1, 3, true)]
    [InlineData(2, 1, false)]
    [InlineData(2, 3, true)]
    public void A_run_allocates_nothing(int threads, int batch, bool withTapsAndTimings)
    {
        using Session session = Tiny.CreateSession(new() { Threads = threads, Batch = batch, Taps = withTapsAndTimings ? TinyNetwork.Description.Taps : [] });
        session.CollectTimings = withTapsAndTimings;
        byte[] bytes = Pictures.Noise(new(12, 12, 3), batch);
        float[] numbers = Pictures.Preprocessed(bytes);
        RunAll(session, bytes, numbers, withTapsAndTimings);

        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 10; i++) RunAll(session, bytes, numbers, withTapsAndTimings);
        }));
    }

    private static void RunAll(Session session, byte[] bytes, float[] numbers, bool withTaps)
    {
        float sum = session.Run(bytes)[0] + session.Run(numbers)[0] + session.Logits[0] + session.Probabilities[0];
        sum += session.RunUntil(TinyNetwork.InceptionA, bytes).Values[0];
        session.Run(numbers);
        if (withTaps) sum += session.Tap(TinyNetwork.Aux).Values[0] + session.Values(TinyNetwork.Norm)[0] + session.StageTicks[0];
        Assert.False(float.IsNaN(sum));
    }
}
