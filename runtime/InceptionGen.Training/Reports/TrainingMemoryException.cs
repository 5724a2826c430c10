namespace InceptionGen.Training;

/// <summary>Training that needs more memory than there is. Nothing large was allocated.</summary>
public sealed class TrainingMemoryException : TrainingException
{
    internal TrainingMemoryException(string message, MemoryNeed need, long available, int largestBatch)
        : base(message) => (Need, Available, LargestBatch) = (need, available, largestBatch);

    /// <summary>What it needs.</summary>
    public MemoryNeed Need { get; }

    /// <summary>Bytes that there are.</summary>
    public long Available { get; }

    /// <summary>The most images of a step for which it is enough; 0 if it is not even for one.</summary>
    public int LargestBatch { get; }
}
