namespace InceptionGen;

/// <summary>A tensor that a network needs, and where in the table it comes from.</summary>
/// <param name="Name">What weight files call it.</param>
/// <param name="Shape">Its shape in them.</param>
/// <param name="Role">What it is to its layer.</param>
/// <param name="Operation">The layer.</param>
/// <param name="Stage">The row that the layer belongs to.</param>
public sealed record TensorInfo(string Name, TensorShape Shape, TensorRole Role, OperationInfo Operation, StageInfo Stage)
{
    /// <summary>The table's row ("inception (3a)").</summary>
    public string Row => Stage.Name;

    /// <summary>The table's column ("#3x3 reduce"); empty if the row itself is the layer.</summary>
    public string Column => Operation.Column;

    /// <summary>The auxiliary classifier it belongs to; empty for the network itself. Auxiliary classifiers are loaded on request only
    /// (<see cref="LoadOptions.AuxiliaryClassifiers"/>).</summary>
    public string Head => Stage.Head;

    /// <summary>"conv1.weight 64x3x7x7: convolution".</summary>
    public override string ToString() => $"{Name} {Shape}: {(Column.Length == 0 ? Row : $"{Row}, {Column}")}";
}
