namespace InceptionGen.Language.Repairing;

/// <summary>What a cell and the row's filters both say.</summary>
internal enum Quantity
{
    Channels,

    /// <summary>Of one copy.</summary>
    Params,

    /// <summary>Of all copies.</summary>
    AllParams,
    Ops,
    AllOps,
}
