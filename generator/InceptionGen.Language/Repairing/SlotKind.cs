namespace InceptionGen.Language.Repairing;

/// <summary>What a number in a cell counts.</summary>
internal enum SlotKind
{
    /// <summary>Filters, or the channels of a map that filters make: mostly a multiple of 8.</summary>
    Filters,

    /// <summary>The outputs of a linear layer: any number.</summary>
    Outputs,

    /// <summary>The height or the width of a map.</summary>
    Extent,

    /// <summary>The height or the width of a kernel.</summary>
    Kernel,

    Stride,

    /// <summary>How many copies of a module follow each other.</summary>
    Copies,
}
