using InceptionGen.Kernels.Context;
using InceptionGen.Memory;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training.Maps;

/// <summary>What the nodes of a graph share in a step: threads and scratch, the memory of all maps, and what the step is.</summary>
/// <param name="kernels">Threads and scratch.</param>
/// <param name="memory">All maps.</param>
/// <param name="sums">For sums over pixels.</param>
internal sealed class StepContext(KernelContext kernels, PinnedFloats memory, double[] sums)
{
    /// <summary>Threads and scratch.</summary>
    public KernelContext Kernels => kernels;

    /// <summary>Room for <see cref="Training.Kernels.ChannelSums"/>.</summary>
    public double[] Sums => sums;

    /// <summary>Images of this step.</summary>
    public int Batch { get; set; }

    /// <summary>Whether rows behave as in training: batch norm by the batch, dropout.</summary>
    public bool IsTraining { get; set; }

    /// <summary>The random numbers of this step.</summary>
    public RandomStream Random { get; set; }

    /// <summary>Measures the parts of steps; null as a rule.</summary>
    public StepClock? Clock { get; set; }

    /// <summary>The maps at a place: those of this step's images.</summary>
    public MapView View(MapPlace place) => place.View(memory, Batch);
}
