using System.Collections.Generic;

namespace InceptionGen.Training.Graph;

/// <summary>What a graph needs.</summary>
internal sealed record GraphNeed
{
    /// <summary>Floats of all maps and gradients of a step.</summary>
    public required long MapFloats { get; init; }

    /// <summary>Floats of the scratch memory of all threads.</summary>
    public required long ScratchFloats { get; init; }

    /// <summary>Numbers that are trained.</summary>
    public required long TrainedFloats { get; init; }

    /// <summary>Gradients that are kept until the weights change.</summary>
    public required long GradientFloats { get; init; }

    /// <summary>Running means and variances.</summary>
    public required long StatisticFloats { get; init; }

    /// <summary>Bytes of the weights as kernels read them, those of frozen rows too.</summary>
    public required long PackedBytes { get; init; }

    /// <summary>The names of the tensors that training changes.</summary>
    public required HashSet<string> Trained { get; init; }
}
