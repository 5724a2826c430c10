namespace InceptionGen.Compilation;

/// <summary>What a table prints in a row, and the row computes.</summary>
public enum PrintedColumn
{
    /// <summary>The output size.</summary>
    OutputSize,

    /// <summary>Layers with parameters on the longest path.</summary>
    Depth,

    /// <summary>Weights.</summary>
    Params,

    /// <summary>Multiply-adds.</summary>
    Ops,
}
