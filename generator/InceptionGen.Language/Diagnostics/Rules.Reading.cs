namespace InceptionGen.Language.Diagnostics;

internal static partial class Rules
{
    /// <summary>{0}: what is wrong with the file's syntax ("expected ',' or ']', found 'x'").</summary>
    public static readonly Rule UnreadableFile = new(
        "ING001", "Unreadable file",
        "The file cannot be read as a table: {0}",
        RuleSeverity.Error);

    /// <summary>{0}: the row; {1}: what is wrong with its form.</summary>
    public static readonly Rule MalformedRow = new(
        "ING002", "Malformed row",
        "{0}: {1}",
        RuleSeverity.Error);

    /// <summary>{0}: the heading; {1}: the kind of table; {2}: what to write.</summary>
    public static readonly Rule UnknownColumn = new(
        "ING003", "Unknown column",
        "'{0}' is not a column of a {1} table: {2}",
        RuleSeverity.Error);

    /// <summary>{0}: the heading; {1}: what to do.</summary>
    public static readonly Rule RepeatedColumn = new(
        "ING004", "Repeated column",
        "Column '{0}' appears more than once: {1}",
        RuleSeverity.Error);

    /// <summary>{0}: the heading; {1}: what it is for.</summary>
    public static readonly Rule MissingColumn = new(
        "ING005", "Missing column",
        "The table has no column '{0}': {1}",
        RuleSeverity.Error);

    /// <summary>{0}: "rows" or "header"; {1}: what to write.</summary>
    public static readonly Rule EmptyTable = new(
        "ING006", "Empty table",
        "The table has no {0}: {1}",
        RuleSeverity.Error);

    /// <summary>{0}: the key; {1}: why it does nothing, or what was meant.</summary>
    public static readonly Rule UnknownDirective = new(
        "ING007", "Unknown directive",
        "'{0}' has no effect: {1}",
        RuleSeverity.Warning);

    /// <summary>{0}: the directive or project option; {1}: its value; {2}: what to write.</summary>
    public static readonly Rule SettingNotUnderstood = new(
        "ING008", "Setting not understood",
        "{0}: '{1}' is not understood: {2}",
        RuleSeverity.Error);

    /// <summary>{0}: the exception's type and message; {1}: where it was thrown.</summary>
    public static readonly Rule InternalError = new(
        "ING009", "Internal error",
        "InceptionGen made a mistake with this table: {0} ({1}). Please report this line and the table at https://github.com/InceptionGen/InceptionGen/issues.",
        RuleSeverity.Error);

    /// <summary>{0}: how that shows.</summary>
    public static readonly Rule NotUtf8 = new(
        "ING010", "Not UTF-8",
        "The file is not UTF-8: {0}. Save it as UTF-8 (in Excel: 'CSV UTF-8').",
        RuleSeverity.Error);

    /// <summary>{0}: what it could be, and what to do.</summary>
    public static readonly Rule SeparatorUnknown = new(
        "ING011", "Separator unknown",
        "The separator of the cells is unclear: {0}",
        RuleSeverity.Error);

    /// <summary>{0}: the format; {1}: what to do.</summary>
    public static readonly Rule AnotherFormat = new(
        "ING012", "Another format",
        "The file is {0}, which is not read: {1}",
        RuleSeverity.Error);

    /// <summary>{0}: the directive or project option; {1}: its value; {2}: why it cannot be, and what to do.</summary>
    public static readonly Rule SettingNotUsable = new(
        "ING013", "Setting that cannot be used",
        "{0}: '{1}' cannot be used: {2}",
        RuleSeverity.Error);

    /// <summary>{0}: the directive; {1}: its formula; {2}: the other network's file; {3}: that network's formula.</summary>
    public static readonly Rule PreprocessingDiffers = new(
        "ING014", "Preprocessing differs from the continued network's",
        "{0}: '{1}' gives other numbers than '{3}', which the weights of {2} expect. Leave the directive out, or write '# frozen: none' if all rows are trained.",
        RuleSeverity.Information);

    /// <summary>{0}: the line without its #; {1}: what was meant.</summary>
    public static readonly Rule TableStartMisspelt = new(
        "ING015", "Beginning of a table misspelt",
        "'# {0}' does not begin a table, and a header follows: did you mean '# {1}'?",
        RuleSeverity.Error);

    /// <summary>{0}: the heading; {1}: the other; {2}: how many cells show it.</summary>
    public static readonly Rule HeadingsSwapped = new(
        "ING016", "Headings swapped",
        "Columns '{0}' and '{1}' are swapped: each of the {2} cells below them belongs under the other. Swap the two headings.",
        RuleSeverity.Error);
}
