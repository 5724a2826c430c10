namespace InceptionGen.Language.Diagnostics;

/// <summary>ING6xx: advice on what no equation of a table can know.</summary>
/// <remarks>{0} is the <see cref="PlaceInWords"/>.</remarks>
internal static partial class Rules
{
    /// <summary>{1}: the number of filters; {2}: how many others there are.</summary>
    public static readonly Rule FiltersUnlikeOthers = new(
        "ING601", "Filters unlike the others",
        "{0}: {1} is not a multiple of 8, and the table's {2} other numbers of filters are. If it is meant, write [sic: ...] after it with the reason.",
        RuleSeverity.Information);

    /// <summary>{1}: the cell; {2}: how many others there are.</summary>
    public static readonly Rule NotSquareUnlikeOthers = new(
        "ING602", "Size unlike the others",
        "{0}: {1} is not square, and the table's {2} others are. If it is meant, write [sic: ...] after it with the reason.",
        RuleSeverity.Information);

    /// <summary>{1}: what it takes of a window; {2}: how many others there are; {3}: what these take.</summary>
    public static readonly Rule PoolUnlikeOthers = new(
        "ING603", "Pool unlike the others",
        "{0}: this pool takes the {1} of a window, and the {2} others like it take the {3}. If it is meant, write [sic: ...] after it with the reason.",
        RuleSeverity.Information);

    /// <summary>{1}: what becomes narrow.</summary>
    public static readonly Rule Bottleneck = new(
        "ING604", "Representational bottleneck",
        "{0}: {1}. Such a bottleneck loses what the rows below it cannot bring back. If it is meant, write [sic: ...] after it with the reason.",
        RuleSeverity.Information);

    /// <summary>{1}: what becomes narrower.</summary>
    public static readonly Rule WidthFalls = new(
        "ING605", "Width falls with depth",
        "{0}: {1}. Networks do best if they get wider on the way. If it is meant, write [sic: ...] after it with the reason.",
        RuleSeverity.Information);

    /// <summary>{1}: the convolutions in its place; {2}: the kernel; {3}: what they cost; {4}: what it costs; {5}: the share in percent.</summary>
    public static readonly Rule KernelFactorizes = new(
        "ING606", "Kernel that factorizes",
        "{0}: {1} in place of this {2} take {3} multiply-adds instead of {4}, {5} %. If the kernel is meant, write [sic: ...] after it with the reason.",
        RuleSeverity.Information);

    /// <summary>{1}: the filters of the reduction; {2}: the kernel; {3}: what both cost; {4}: what it costs alone.</summary>
    public static readonly Rule NoReduction = new(
        "ING607", "No reduction before a large kernel",
        "{0}: with a 1x1 of {1} filters before it, this {2} takes {3} multiply-adds instead of {4}. If it is meant, write [sic: ...] after it with the reason.",
        RuleSeverity.Information);

    /// <summary>{1}: how many others there are.</summary>
    public static readonly Rule EmptyUnlikeOthers = new(
        "ING608", "Empty unlike the others",
        "{0}: the cell is empty, and the {1} other rows like this one fill it. Fill it too, so that it is checked.",
        RuleSeverity.Information);
}
