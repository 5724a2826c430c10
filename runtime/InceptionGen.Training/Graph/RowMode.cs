namespace InceptionGen.Training.Graph;

/// <summary>What training does to a row.</summary>
internal enum RowMode
{
    /// <summary>Trains all of it.</summary>
    Trained,

    /// <summary>Trains kernels and biases; batch norm stays as it is.</summary>
    TrainedButBatchNorm,

    /// <summary>Nothing: it behaves as at inference.</summary>
    Frozen,
}
