using System;
using System.Globalization;
using System.Linq;
using InceptionGen.Memory;
using InceptionGen.Training.Graph;

namespace InceptionGen.Training.Running;

/// <summary>Tells what a training needs before it is allocated, and whether that is there.</summary>
/// <param name="network">What the table says.</param>
/// <param name="plan">How it is trained.</param>
/// <param name="modeOf">What is done to each row.</param>
internal sealed class MemoryPlan(NetworkDescription network, TrainingPlan plan, Func<StageInfo, RowMode> modeOf)
{
    /// <summary>What a training with a batch needs.</summary>
    /// <exception cref="InvalidOperationException">Every row is frozen.</exception>
    public MemoryNeed NeedOf(int batch)
    {
        GraphNeed graph = new GraphBuilder(network, TrainingRun.SettingsOf(plan, modeOf, batch), weights: null).Measure();
        if (graph.TrainedFloats == 0) throw new InvalidOperationException($"Nothing of {network.Name} is left to train: every row is frozen. Unfreeze the last ones.");
        long trained = graph.TrainedFloats * sizeof(float), statistics = graph.StatisticFloats * sizeof(float), average = plan.WeightAverage is null ? 0 : trained;
        return new MemoryNeed(batch)
        {
            Maps = graph.MapFloats * sizeof(float),
            Scratch = graph.ScratchFloats * sizeof(float),
            Parameters = trained + (graph.GradientFloats * sizeof(float)) + statistics,
            PackedWeights = graph.PackedBytes,
            FrozenWeights = network.Tensors.DistinctBy(tensor => tensor.Name).Where(tensor => !graph.Trained.Contains(tensor.Name)).Sum(tensor => tensor.Shape.Elements) * sizeof(float),
            Optimizer = plan.Optimizer.Slots * trained,
            Average = 2 * average,
            BestWeights = trained + statistics + average,
        };
    }

    /// <summary>Checks that a training has the memory that it needs.</summary>
    /// <param name="released">Bytes that will be given back before.</param>
    /// <returns>What it needs.</returns>
    /// <exception cref="TrainingMemoryException">It does not.</exception>
    /// <exception cref="InvalidOperationException">Every row is frozen.</exception>
    public MemoryNeed Require(long released = 0)
    {
        int batch = plan.Options.Batch;
        MemoryNeed need = NeedOf(batch);
        long available = Available(released, isExact: false);
        if (need.Total > available) available = Available(released, isExact: true);
        if (Fits(need, available)) return need;

        int largest = LargestBatch(batch, available);
        string reason = need.Total > available
            ? $"there are {MemoryNeed.Megabytes(available)}"
            : $"maps and their gradients have to be in one array, which holds {MemoryNeed.Megabytes(PinnedFloats.BytesOf(PinnedFloats.MaxLength))}";
        string advice = largest > 0
            ? string.Create(CultureInfo.InvariantCulture, $"The largest batch that fits is {largest} (TrainerOptions.Batch)")
            : "Not even a batch of 1 fits: freeze more rows, or take an optimizer that keeps less, such as SGD without momentum";
        throw new TrainingMemoryException(
            string.Create(CultureInfo.InvariantCulture, $"Training {network.Name} with a batch of {batch} needs {MemoryNeed.Megabytes(need.Total)}: {need.Parts}; {reason}. {advice}."),
            need,
            available,
            largest);
    }

    private int LargestBatch(int tooLarge, long available)
    {
        int fits = 0;
        while (tooLarge - fits > 1)
        {
            int middle = fits + ((tooLarge - fits) / 2);
            if (Fits(NeedOf(middle), available)) fits = middle;
            else tooLarge = middle;
        }

        return fits;
    }

    private static bool Fits(MemoryNeed need, long available) => need.Total <= available && need.Maps <= PinnedFloats.BytesOf(PinnedFloats.MaxLength);

    // What the garbage collector may use of the machine, or of the container, without what the process has already.
    private long Available(long released, bool isExact) => plan.Options.MemoryLimit
        ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - Math.Max(0, GC.GetTotalMemory(forceFullCollection: isExact) - released);
}
