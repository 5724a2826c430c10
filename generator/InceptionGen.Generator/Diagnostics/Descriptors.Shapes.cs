using Microsoft.CodeAnalysis;

namespace InceptionGen.Generator.Diagnostics;

/// <remarks>{0} is the <see cref="Place"/>.</remarks>
internal static partial class Descriptors
{
    /// <summary>{1}: what the row reads ("the row above gives"); {2}: its shape; {3}: the cell's.</summary>
    public static readonly DiagnosticDescriptor InputSizeDiffers = new(
        "ING201", "Input size differs",
        "{0}: {1} {2}, the cell says {3}. Set the cell to {2}, or change what comes before.",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING201.md");

    /// <summary>{1}: the operation; {2}: its output; {3}: the cell's.</summary>
    public static readonly DiagnosticDescriptor OutputSizeDiffers = new(
        "ING202", "Output size differs",
        "{0}: the {1} gives {2}, the cell says {3}. Set the cell to {2}, or change the row.",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING202.md");

    /// <summary>{1}: the branch's output; {2}: the size of the others.</summary>
    public static readonly DiagnosticDescriptor BranchSizesDiffer = new(
        "ING203", "Branches of different sizes",
        "{0}: this branch gives {1}, the others {2}. Branches stand side by side in one map, so their heights and widths must be equal.",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING203.md");

    /// <summary>{1}: the concatenation; {2}: its branches' channels as a sum; {3}: the cell's.</summary>
    public static readonly DiagnosticDescriptor ConcatenationDiffers = new(
        "ING204", "Concatenation differs from the output size",
        "{0}: the branches give {1} ({2}), the cell says {3}. Set the cell to {1}, or change a branch.",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING204.md");

    /// <summary>{1}: the operation; {2}: the height and width of its input; {3}: the padding rule.</summary>
    public static readonly DiagnosticDescriptor KernelTooLarge = new(
        "ING205", "Kernel larger than its input",
        "{0}: a {1} does not fit into {2} (padding: {3}). Use a smaller patch, or pad.",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING205.md");

    /// <summary>{1}: the projection's output; {2}: the module's input.</summary>
    public static readonly DiagnosticDescriptor ResidualDoesNotFit = new(
        "ING206", "Residual addition does not fit",
        "{0}: the branches give {1}, which cannot be added to the module's input of {2}. Set the filters and strides so that both are equal.",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING206.md");

    /// <summary>{1}: the operation; {2}: the padding rule; {3}: the unread rows and columns; {4}: the input's height and width.</summary>
    public static readonly DiagnosticDescriptor PixelsUnread = new(
        "ING207", "Pixels at the border are not read",
        "{0}: no window of the {1} (padding: {2}) reads {3} of its {4} input. Pad, or round up with 'ceil'.",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Docs + "ING207.md");

    /// <summary>{1}: the operation; {2}: the declared size; {3}: the input's; {4}: what the rules give; {5}: what to do.</summary>
    public static readonly DiagnosticDescriptor NoPaddingFits = new(
        "ING208", "No padding gives the size",
        "{0}: no padding of a {1} gives {2} from {3} ({4}): {5}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING208.md");

    /// <summary>{1}: what is too large, and the limit.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        "ING209", "Too large",
        "{0}: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING209.md");

    /// <summary>{1}: what follows from it.</summary>
    public static readonly DiagnosticDescriptor DeadStage = new(
        "ING210", "Nothing reads the row",
        "{0}: {1}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Docs + "ING210.md");

    /// <summary>{1}: the input of the project file; {2}: why, and the smallest that works.</summary>
    public static readonly DiagnosticDescriptor InputTooSmall = new(
        "ING211", "Input too small for a row",
        "{0}: with an input of {1} it cannot be computed: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING211.md");

    /// <summary>{1}: which two cells disagree, and how to make them agree.</summary>
    public static readonly DiagnosticDescriptor ColumnsDisagree = new(
        "ING212", "Filter columns disagree",
        "{0}: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING212.md");

    /// <summary>{1}: the pool; {2}: the padding rule.</summary>
    public static readonly DiagnosticDescriptor WindowInPadding = new(
        "ING213", "Window in the padding",
        "{0}: with padding '{2}' a window of the {1} lies wholly in the padding, where there is nothing to pool. Pad less than the window.",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING213.md");

    /// <summary>{1}: the module; {2}: the input its table declares; {3}: the input here.</summary>
    public static readonly DiagnosticDescriptor ModuleInputDiffers = new(
        "ING214", "Module written for another input",
        "{0}: module '{1}' is written for {2}, but reads {3} here. Change the module's input size, or what comes before.",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Docs + "ING214.md");

    /// <summary>{1}: the convolution; {2}: its output's height and width; {3}: its input's; {4}: the type that says so.</summary>
    public static readonly DiagnosticDescriptor PaddingNotMarked = new(
        "ING215", "Padding not marked",
        "{0}: a {1} gives {2} from {3} only with padding, and the rows of this table that pad say so. Write '{4}'.",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Docs + "ING215.md");

    /// <summary>{1}: the operation; {2}: its output's height and width; {3}: its input's; {4}: the rules that give it, with what they pad; {5}: the one that
    /// is taken; {6}: the directives that would say so; {7}: what they are for; {8}: how many other rows there are.</summary>
    public static readonly DiagnosticDescriptor PaddingOpen = new(
        "ING216", "Padding not said",
        "{0}: a {1} gives {2} from {3} under {4}, which pad differently, and '{5}' is taken{8}. Write {6} above the header {7}.",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Docs + "ING216.md");

    /// <summary>{1}: the input of the project file; {2}: the classifiers that are left out; {3}: why.</summary>
    public static readonly DiagnosticDescriptor ClassifierLeftOut = new(
        "ING217", "Auxiliary classifier left out",
        "{0}: with an input of {1}, {2} left out: {3}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Docs + "ING217.md");
}
