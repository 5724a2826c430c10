namespace InceptionGen.Training.Reports;

/// <summary>The steps of an epoch until now.</summary>
internal struct StepMeans
{
    private double _loss;
    private long _correct;
    private long _images;

    public int Steps { get; private set; }

    /// <summary>The mean loss of an image.</summary>
    public readonly double Loss => _loss / _images;

    /// <summary>The share of right answers.</summary>
    public readonly double Accuracy => (double)_correct / _images;

    public void Add(in StepReport report)
    {
        Steps++;
        _loss += report.Loss * report.Images;
        _correct += report.Correct;
        _images += report.Images;
    }
}
