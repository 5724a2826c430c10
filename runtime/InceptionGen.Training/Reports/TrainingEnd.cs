namespace InceptionGen.Training;

/// <summary>Why training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs were done.</summary>
    AllEpochs,

    /// <summary>The validation images' result had not become better for some epochs: <see cref="EarlyStopping"/>.</summary>
    StoppedEarly,

    /// <summary>It was cancelled. The trainer is as it was after the last step.</summary>
    Cancelled,
}
