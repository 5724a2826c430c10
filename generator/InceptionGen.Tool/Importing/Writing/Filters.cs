using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Structure;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>Convolutions of a branch as filter columns.</summary>
internal static class Filters
{
    /// <summary>"#3x3", "#3x3/2 V", "#1x3 | #3x1", "#3x3 depthwise".</summary>
    /// <param name="table">The rule that holds where a heading says none.</param>
    public static string Heading(FilterStep step, PaddingRule table)
    {
        ConvolutionOperation[] sides = [.. step.Convolutions.Select(node => (ConvolutionOperation)node.Operation)];
        ConvolutionOperation first = sides[0];
        string stride = first.Place.Stride == new Spec.Extent(1, 1) ? "" : "/" + PaddingText.Stride(first.Place);
        string groups = first.Groups == 1 ? "" : first.Groups == step.Convolutions[0].Input.Output.Channels ? " depthwise" : $" groups {NumberText.Of(first.Groups)}";
        return string.Join(" | ", sides.Select(side => "#" + side.Place.Kernel)) + stride + groups + Padding(sides, table);
    }

    /// <summary>Filters of each convolution of a step.</summary>
    public static IEnumerable<int> Counts(FilterStep step) => step.Convolutions.Select(node => node.Output.Channels);

    /// <summary>Whether one rule can say the padding of all convolutions of a step: those of a split have one heading.</summary>
    public static bool HasOneRule(FilterStep step) => step.Convolutions.Count == 1 || Rules(step).Any();

    // Of one convolution, any padding can be said; of a split, what all of them have in common.
    private static string Padding(ConvolutionOperation[] sides, PaddingRule table)
    {
        if (sides.All(side => side.Place.IsBy(table))) return "";
        PaddingRule? common = PaddingText.OfConvolutions.FirstOrDefault(rule => sides.All(side => side.Place.IsBy(rule)));
        return common is null ? PaddingText.Suffix(sides[0].Place, table, PaddingText.OfConvolutions) : PaddingText.Suffix(sides[0].Place, table, [common]);
    }

    private static IEnumerable<PaddingRule> Rules(FilterStep step) =>
        PaddingText.OfConvolutions.Where(rule => step.Convolutions.All(node => ((ConvolutionOperation)node.Operation).Place.IsBy(rule)));
}
