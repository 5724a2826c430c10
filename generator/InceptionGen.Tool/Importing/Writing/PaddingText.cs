using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>Finds the rule of the table language that puts windows where a network has them.</summary>
internal static class PaddingText
{
    private static readonly PaddingRule SameLower = new(PaddingKind.SameLower);

    /// <summary>Rules for convolutions, the likeliest first.</summary>
    public static IReadOnlyList<PaddingRule> OfConvolutions { get; } = [PaddingRules.Same, PaddingRules.Half, PaddingRules.Valid, SameLower, PaddingRules.Ceil];

    /// <summary>Rules for pools, the likeliest first.</summary>
    public static IReadOnlyList<PaddingRule> OfPools { get; } = [PaddingRules.Valid, PaddingRules.Ceil, PaddingRules.Same, PaddingRules.Half, new(PaddingKind.Half, Ceil: true), SameLower];

    /// <summary>The rule that puts most windows in their places; of equal ones, the first.</summary>
    public static PaddingRule Commonest(IReadOnlyList<PaddingRule> rules, IReadOnlyList<(WindowPlace Place, bool CountsPadding)> windows) =>
        rules.MaxBy(rule => windows.Count(window => window.Place.IsBy(rule, window.CountsPadding)))!;

    /// <summary>What follows a patch, with a blank before it: " V"; nothing where the table's own rule does it.</summary>
    /// <param name="table">The rule that holds where nothing is said.</param>
    public static string Suffix(WindowPlace place, PaddingRule table, IReadOnlyList<PaddingRule> rules, bool countsPadding = false) =>
        place.IsBy(table, countsPadding) ? "" : " " + Word(rules.FirstOrDefault(rule => place.IsBy(rule, countsPadding)) ?? place.Explicit);

    /// <summary>"3x3/2", "1x7/2x1", always with the stride.</summary>
    public static string Patch(WindowPlace place) => $"{place.Kernel}/{Stride(place)}";

    /// <summary>"2", "2x1".</summary>
    public static string Stride(WindowPlace place) => place.Stride.Height == place.Stride.Width ? NumberText.Of(place.Stride.Height) : place.Stride.ToString();

    private static string Word(PaddingRule rule) => rule switch
    {
        { Kind: PaddingKind.Same } => "S",
        { Kind: PaddingKind.Valid, Ceil: false } => "V",
        _ => PaddingRules.Describe(rule),
    };
}
