using System;

namespace InceptionGen;

/// <summary>How <see cref="SafetensorsExport"/> reads a source.</summary>
public sealed record SafetensorsOptions
{
    /// <summary>Leaves out tensors that no row of the table needs (<see cref="LoadOptions.IgnoreSurplus"/>).</summary>
    public bool IgnoreSurplus { get; init; }

    /// <summary>The description of the same table with the names that the source has, if they are others: that of a class which was made with a names table. Null
    /// if the source is called as the network is.</summary>
    public NetworkDescription? ReadAs { get; init; }

    /// <summary>Is told which share of the work is done, from 0 to 1, after each tensor.</summary>
    public IProgress<double>? Progress { get; init; }
}
