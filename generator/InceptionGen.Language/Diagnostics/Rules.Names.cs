namespace InceptionGen.Language.Diagnostics;

/// <remarks>{0} is the <see cref="PlaceInWords"/>.</remarks>
internal static partial class Rules
{
    /// <summary>{0}: the table; {1}: the class with its namespace; {2}: the other table.</summary>
    public static readonly Rule DuplicateClass = new(
        "ING401", "Duplicate class",
        "Table '{0}' makes the class {1}, as does {2}. Give one of them another {3}.",
        RuleSeverity.Error);

    /// <summary>{1}: which stage has the name already, and what to do.</summary>
    public static readonly Rule DuplicateStage = new(
        "ING402", "Duplicate stage name",
        "{0}: {1}",
        RuleSeverity.Error);

    /// <summary>{0}: the cell, directive or option; {1}: its text; {2}: what to do.</summary>
    public static readonly Rule NotAnIdentifier = new(
        "ING403", "Name that is not a C# identifier",
        "{0}: '{1}' cannot be a name in C#: {2}",
        RuleSeverity.Error);

    /// <summary>{1}: the name; {2}: the nearest, or what to do.</summary>
    public static readonly Rule ModuleNotFound = new(
        "ING404", "Module not found",
        "{0}: there is no row type and no module '{1}': {2}",
        RuleSeverity.Error);

    /// <summary>{1}: the way from the module to itself.</summary>
    public static readonly Rule ModuleRecursion = new(
        "ING405", "Module contains itself",
        "{0}: {1}",
        RuleSeverity.Error);

    /// <summary>{1}: the name; {2}: the nearest, or what to do.</summary>
    public static readonly Rule StageNotFound = new(
        "ING406", "Stage not found",
        "{0}: there is no stage '{1}' above this row: {2}",
        RuleSeverity.Error);

    /// <summary>{1}: of which network, and why.</summary>
    public static readonly Rule RuleFitsNothing = new(
        "ING407", "Names rule fits nothing",
        "{0}: {1}",
        RuleSeverity.Warning);

    /// <summary>{1}: the tensor; {2}: the other layer's row and column.</summary>
    public static readonly Rule DuplicateTensor = new(
        "ING408", "Two layers with one tensor",
        "{0}: its weights are called '{1}', as are those of {2}. Give them different names, with a names table if need be.",
        RuleSeverity.Error);

    /// <summary>{0}: the directive; {1}: the file that it names; {2}: what the names table in the table's own file is called.</summary>
    public static readonly Rule TwoNamesTables = new(
        "ING409", "Two names tables",
        "{0}: '{1}' holds the names, and so does the table '{2}' below the rows. Remove the directive, or that table.",
        RuleSeverity.Error);
}
