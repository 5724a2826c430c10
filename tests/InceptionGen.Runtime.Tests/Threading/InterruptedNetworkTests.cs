using System;
using System.Threading;
using InceptionGen.Tests;
using InceptionGen.Threading;

namespace InceptionGen.Runtime.Tests.Threading;

/// <summary>Interrupts at random under callers that load and run a network: every answer is right, and no worker is lost.</summary>
[Collection(nameof(Alone))]
public class InterruptedNetworkTests
{
    private static readonly EditableWeights Weights = EditableWeights.Of(TinyNetwork.Description);
    private static readonly byte[] Image = Pictures.Noise(new(12, 12, 3));
    private static readonly float[] Expected = Predict(TinyNetwork.Load(Weights), threads: 1);

    [Fact]
    public void Predictions_are_right()
    {
        TinyNetwork network = TinyNetwork.Load(Weights);
        using InterruptStress stress = new();
        stress.Run(caller =>
        {
            Session session = network.CreateSession(new() { Threads = 2 + (caller % 4) });
            return _ => Assert.Equal(Expected, session.Run(Image).ToArray());
        });

        Assert.Equal(WorkerPool.Shared.Count, WorkerPool.Shared.FreeCount);
    }

    [Fact]
    public void Networks_load_whole()
    {
        using InterruptStress stress = new();
        stress.Run(_ => _ => Assert.Equal(Expected, Predict(TinyNetwork.Load(Weights), threads: 2)));
        Assert.Equal(WorkerPool.Shared.Count, WorkerPool.Shared.FreeCount);
    }

    private static float[] Predict(TinyNetwork network, int threads)
    {
        using Session session = network.CreateSession(new() { Threads = threads });
        return session.Run(Image).ToArray();
    }
}
