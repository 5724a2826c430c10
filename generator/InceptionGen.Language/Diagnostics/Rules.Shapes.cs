namespace InceptionGen.Language.Diagnostics;

/// <remarks>{0} is the <see cref="PlaceInWords"/>.</remarks>
internal static partial class Rules
{
    /// <summary>{1}: what the row reads ("the row above gives"); {2}: its shape; {3}: the cell's.</summary>
    public static readonly Rule InputSizeDiffers = new(
        "ING201", "Input size differs",
        "{0}: {1} {2}, the cell says {3}. Set the cell to {2}, or change what comes before.",
        RuleSeverity.Error);

    /// <summary>{1}: the operation; {2}: its output; {3}: the cell's.</summary>
    public static readonly Rule OutputSizeDiffers = new(
        "ING202", "Output size differs",
        "{0}: the {1} gives {2}, the cell says {3}. Set the cell to {2}, or change the row.",
        RuleSeverity.Error);

    /// <summary>{1}: the branch's output; {2}: the size of the others.</summary>
    public static readonly Rule BranchSizesDiffer = new(
        "ING203", "Branches of different sizes",
        "{0}: this branch gives {1}, the others {2}. Branches are concatenated in one map, so their heights and widths must be equal.",
        RuleSeverity.Error);

    /// <summary>{1}: the concatenation; {2}: its branches' channels as a sum; {3}: the cell's.</summary>
    public static readonly Rule ConcatenationDiffers = new(
        "ING204", "Concatenation differs from the output size",
        "{0}: the branches give {1} ({2}), the cell says {3}. Set the cell to {1}, or change a branch.",
        RuleSeverity.Error);

    /// <summary>{1}: the operation; {2}: the height and width of its input; {3}: the padding rule.</summary>
    public static readonly Rule KernelTooLarge = new(
        "ING205", "Kernel larger than its input",
        "{0}: a {1} does not fit into {2} (padding: {3}). Use a smaller patch, or pad.",
        RuleSeverity.Error);

    /// <summary>{1}: the projection's output; {2}: the module's input.</summary>
    public static readonly Rule ResidualDoesNotFit = new(
        "ING206", "Residual addition does not fit",
        "{0}: the branches give {1}, which cannot be added to the module's input of {2}. Set the filters and strides so that both are equal.",
        RuleSeverity.Error);

    /// <summary>{1}: the operation; {2}: the padding rule; {3}: the unread rows and columns; {4}: the input's height and width.</summary>
    public static readonly Rule PixelsUnread = new(
        "ING207", "Pixels at the border are not read",
        "{0}: no window of the {1} (padding: {2}) reads {3} of its {4} input. Pad, or round up with 'ceil'.",
        RuleSeverity.Warning);

    /// <summary>{1}: the operation; {2}: the declared size; {3}: the input's; {4}: what the rules give; {5}: what to do.</summary>
    public static readonly Rule NoPaddingFits = new(
        "ING208", "No padding gives the size",
        "{0}: no padding of a {1} gives {2} from {3} ({4}): {5}",
        RuleSeverity.Error);

    /// <summary>{1}: what is too large, and the limit.</summary>
    public static readonly Rule TooLarge = new(
        "ING209", "Too large",
        "{0}: {1}",
        RuleSeverity.Error);

    /// <summary>{1}: what follows from it.</summary>
    public static readonly Rule DeadStage = new(
        "ING210", "Nothing reads the row",
        "{0}: {1}",
        RuleSeverity.Warning);

    /// <summary>{1}: the input of the project file; {2}: why, and the smallest that works.</summary>
    public static readonly Rule InputTooSmall = new(
        "ING211", "Input too small for a row",
        "{0}: with an input of {1} it cannot be computed: {2}",
        RuleSeverity.Error);

    /// <summary>{1}: which two cells disagree, and how to make them agree.</summary>
    public static readonly Rule ColumnsDisagree = new(
        "ING212", "Filter columns disagree",
        "{0}: {1}",
        RuleSeverity.Error);

    /// <summary>{1}: the pool; {2}: the padding rule.</summary>
    public static readonly Rule WindowInPadding = new(
        "ING213", "Window in the padding",
        "{0}: with padding '{2}' a window of the {1} lies entirely in the padding, where there is nothing to pool. Pad less than the window.",
        RuleSeverity.Error);

    /// <summary>{1}: the module; {2}: the input its table declares; {3}: the input here.</summary>
    public static readonly Rule ModuleInputDiffers = new(
        "ING214", "Module written for another input",
        "{0}: module '{1}' is written for {2}, but reads {3} here. Change the module's input size, or what comes before.",
        RuleSeverity.Error);

    /// <summary>{1}: the convolution; {2}: its output's height and width; {3}: its input's; {4}: the type that says so.</summary>
    public static readonly Rule PaddingNotMarked = new(
        "ING215", "Padding not marked",
        "{0}: a {1} gives {2} from {3} only with padding, and the rows of this table that pad say so. Write '{4}'.",
        RuleSeverity.Warning);

    /// <summary>{1}: the operation; {2}: its output's height and width; {3}: its input's; {4}: the rules that give it, with what they pad; {5}: the one that
    /// is taken; {6}: the directives that would say so; {7}: what they are for; {8}: how many other rows there are.</summary>
    public static readonly Rule PaddingOpen = new(
        "ING216", "Padding not said",
        "{0}: a {1} gives {2} from {3} under {4}, which pad differently, and '{5}' is taken{8}. Write {6} above the header {7}.",
        RuleSeverity.Warning);

    /// <summary>{1}: the input of the project file; {2}: the classifiers that are left out; {3}: why.</summary>
    public static readonly Rule ClassifierLeftOut = new(
        "ING217", "Auxiliary classifier left out",
        "{0}: with an input of {1}, {2} left out: {3}",
        RuleSeverity.Warning);
}
