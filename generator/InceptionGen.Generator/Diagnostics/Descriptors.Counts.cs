using Microsoft.CodeAnalysis;

namespace InceptionGen.Generator.Diagnostics;

/// <remarks>{0} is the <see cref="Place"/>.</remarks>
internal static partial class Descriptors
{
    /// <summary>{1}: the computed number of layers; {2}: the cell's.</summary>
    public static readonly DiagnosticDescriptor DepthDiffers = new(
        "ING301", "Depth differs",
        "{0}: the longest path has {1} with parameters, the cell says {2}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Docs + "ING301.md");

    /// <summary>{1}: the computed count; {2}: the same as the cell would print it; {3}: the cell's.</summary>
    public static readonly DiagnosticDescriptor ParamsDiffer = new(
        "ING302", "Params differ",
        "{0}: the filters give {1} weights ({2}), the cell says {3}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Docs + "ING302.md");

    /// <summary>{1}: the computed count; {2}: the same as the cell would print it; {3}: the cell's.</summary>
    public static readonly DiagnosticDescriptor OpsDiffer = new(
        "ING303", "Ops differ",
        "{0}: the filters give {1} multiply-adds ({2}), the cell says {3}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Docs + "ING303.md");
}
