namespace InceptionGen.Language.Cells;

internal enum RowKind
{
    Convolution,
    MaxPool,
    AveragePool,
    AdaptiveAveragePool,

    /// <summary>"pool": the kind is not printed (Rethinking's Table 1); a pool over the whole map averages, any other takes the maximum.</summary>
    Pool,

    /// <summary>A row whose filter columns are branches ("inception (3a)"), or that names a module table.</summary>
    Inception,
    Module,
    Linear,
    BatchNorm,

    /// <summary>One operation without weights, a <see cref="PlainRow"/>.</summary>
    Plain,

    /// <summary>Starts an auxiliary classifier: the rows below belong to it.</summary>
    AuxiliaryClassifier,

    /// <summary>Last row of a module table: the projection that is scaled and added to the module's input.</summary>
    Residual,
}
