namespace InceptionGen.Training;

/// <summary>Which result of the validation images counts. Each knows which way is better.</summary>
public enum Metric
{
    /// <summary>The mean loss: lower is better.</summary>
    ValidationLoss,

    /// <summary>The share of right answers: higher is better.</summary>
    ValidationAccuracy,
}
