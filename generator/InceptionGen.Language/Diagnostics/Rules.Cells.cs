namespace InceptionGen.Language.Diagnostics;

/// <remarks>Unless a rule says otherwise, {0} is the <see cref="PlaceInWords"/>, {1} what was found there, {2} what to write instead.</remarks>
internal static partial class Rules
{
    public static readonly Rule NotANumber = new(
        "ING101", "Not a number",
        "{0}: '{1}' is not a number: {2}",
        RuleSeverity.Error);

    public static readonly Rule NotASize = new(
        "ING102", "Not a size",
        "{0}: '{1}' is not a size: {2}",
        RuleSeverity.Error);

    public static readonly Rule NotAPatch = new(
        "ING103", "Not a patch or stride",
        "{0}: '{1}' is not a patch or stride: {2}",
        RuleSeverity.Error);

    public static readonly Rule UnknownRowType = new(
        "ING104", "Unknown row type",
        "{0}: '{1}' is not a row type: {2}",
        RuleSeverity.Error);

    public static readonly Rule OutOfRange = new(
        "ING105", "Value out of range",
        "{0}: '{1}' is out of range: {2}",
        RuleSeverity.Error);

    /// <summary>{0}: the row's name; {1}: the patch cell's heading; {2}: the size found there; {3}: the heading it belongs under.</summary>
    public static readonly Rule ShiftedRow = new(
        "ING106", "Row shifted one cell to the left",
        "Row '{0}' is shifted one cell to the left: column '{1}' holds {2}, which belongs under '{3}'. Insert an empty cell before it.",
        RuleSeverity.Error);

    /// <summary>{2}: why it has none ("a max pool has no filters; clear the cell").</summary>
    public static readonly Rule CellWithoutMeaning = new(
        "ING107", "Cell has no meaning in this row",
        "{0}: '{1}' has no meaning in this row: {2}",
        RuleSeverity.Error);

    /// <summary>{0}: the place; {1}: what the row needs there ("a max pool needs a patch such as 3x3/2").</summary>
    public static readonly Rule MissingCell = new(
        "ING108", "Missing cell",
        "{0}: the cell is missing: {1}",
        RuleSeverity.Error);

    public static readonly Rule CellNotUnderstood = new(
        "ING109", "Cell not understood",
        "{0}: '{1}' is not understood: {2}",
        RuleSeverity.Error);

    /// <summary>{0}: the place; {1}: the mark as written.</summary>
    public static readonly Rule SicWithoutReason = new(
        "ING110", "No reason for a kept value",
        "{0}: '{1}' does not say why the printed value is kept: write [sic: the reason]",
        RuleSeverity.Error);

    /// <summary>{0}: the place; {1}: the text's beginning; {2}: its length; {3}: the bound.</summary>
    public static readonly Rule TextTooLong = new(
        "ING111", "Text too long",
        "{0}: '{1}' has {2} characters; at most {3} are possible",
        RuleSeverity.Error);

    /// <summary>{0}: the place; {1}: the type with its brackets; {2}: where such a thing is said, or that it cannot be.</summary>
    public static readonly Rule OptionNotTaken = new(
        "ING112", "Option in a row's brackets",
        "{0}: brackets hold the row's name, and '{1}' has an option there, which would do nothing: {2}",
        RuleSeverity.Error);

    /// <summary>{0}: the place; {1}: the size; {2}: the same with its channels last.</summary>
    public static readonly Rule ChannelsFirst = new(
        "ING113", "Channels first",
        "{0}: '{1}' has its channels first, as PyTorch and Caffe write sizes; write rows x columns x channels in the whole table, here {2}",
        RuleSeverity.Error);

    /// <summary>{0}: the row's name; {1}: where its first moved cell is; {2}: the heading it belongs under.</summary>
    public static readonly Rule RowShiftedRight = new(
        "ING116", "Row shifted one cell to the right",
        "Row '{0}' is shifted one cell to the right: {1}, which belongs under '{2}'. Remove the empty cell before it.",
        RuleSeverity.Error);

    public static readonly Rule CellNotUsable = new(
        "ING114", "Cell that cannot be used",
        "{0}: '{1}' cannot be used here: {2}",
        RuleSeverity.Error);

    /// <summary>{0}: the place; {1}: the type with its brackets.</summary>
    public static readonly Rule KeptShareDropped = new(
        "ING115", "Dropout of the share that is kept",
        "{0}: '{1}' drops 80% in training, and the paper of Inception-v4 and Inception-ResNet keeps 80%. Write dropout (20%) or dropout (keep 80%).",
        RuleSeverity.Information);
}
