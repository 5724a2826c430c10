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
}
