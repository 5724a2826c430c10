using System.Globalization;
using System.Linq;

namespace InceptionGen.Training;

/// <summary>The memory that training takes at most, in bytes, besides the images.</summary>
/// <param name="Batch">The most images of a step.</param>
public sealed record MemoryNeed(int Batch)
{
    /// <summary>Maps and their gradients: what grows with the batch.</summary>
    public long Maps { get; internal init; }

    /// <summary>What the threads work in.</summary>
    public long Scratch { get; internal init; }

    /// <summary>Trained weights, their gradients, and batch norm's statistics.</summary>
    public long Parameters { get; internal init; }

    /// <summary>Weights once more in the orders in which kernels read them, those of frozen rows too.</summary>
    public long PackedWeights { get; internal init; }

    /// <summary>The weights of frozen rows as files have them, once they come from no file any more: after <c>FreezeThrough</c>, <c>Unfreeze</c> or <c>Resume</c>.</summary>
    public long FrozenWeights { get; internal init; }

    /// <summary>What the optimizer keeps for every trained number.</summary>
    public long Optimizer { get; internal init; }

    /// <summary>The running average of the weights, and the weights while the average is in their place.</summary>
    public long Average { get; internal init; }

    /// <summary>The best epoch's weights (<see cref="FitOptions.KeepBest"/>).</summary>
    public long BestWeights { get; internal init; }

    /// <summary>All of it.</summary>
    public long Total => Maps + Scratch + Parameters + PackedWeights + FrozenWeights + Optimizer + Average + BestWeights;

    /// <summary>"batch 32: 610 MB (maps 480 MB, ...)".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"batch {Batch}: {Megabytes(Total)} ({Parts})");

    /// <summary>A number of bytes in MB.</summary>
    internal static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 999_999) / 1_000_000:N0} MB");

    /// <summary>What is not 0, the largest first.</summary>
    internal string Parts
    {
        get
        {
            (string Name, long Bytes)[] parts =
            [
                ("maps and their gradients", Maps),
                ("scratch", Scratch),
                ("weights and their gradients", Parameters),
                ("packed weights", PackedWeights),
                ("frozen weights", FrozenWeights),
                ("optimizer", Optimizer),
                ("running average", Average),
                ("best epoch's weights", BestWeights),
            ];
            return string.Join(", ", parts.Where(part => part.Bytes > 0).OrderByDescending(part => part.Bytes).Select(part => $"{part.Name} {Megabytes(part.Bytes)}"));
        }
    }
}
