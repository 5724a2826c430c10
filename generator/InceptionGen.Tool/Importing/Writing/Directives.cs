using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Structure;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>What holds for most rows of a network, so that only the others say otherwise.</summary>
/// <param name="Padding">Of convolutions.</param>
/// <param name="Pooling">Of pools.</param>
/// <param name="CountsPadding">Whether averages count padding; null if none covers any.</param>
/// <param name="SaysActivation">Whether the activation is written though it is the usual one: before a batch norm row it has to be said.</param>
/// <param name="Bias">Null where layers without batch norm have a bias and the others have none.</param>
internal sealed record Directives(PaddingRule Padding, PaddingRule Pooling, bool? CountsPadding, string Norm, bool? Bias, Spec.Activation Activation, bool SaysActivation)
{
    public static Directives Of(NetworkStructure network)
    {
        MapNode[] convolutions = [.. Layers.Of(network).Where(node => node.Operation is ConvolutionOperation)];
        PoolOperation[] pools = [.. Layers.PoolsOf(network).Where(pool => !pool.Place.IsWhole && !pool.Place.IsPointwise)];
        PoolOperation[] striding = [.. pools.Where(pool => pool.Place.Stride != new Spec.Extent(1, 1))];
        bool[] counts = [.. pools.Where(IsAmbiguous).Select(pool => pool.CountsPadding)];

        // Projections of residual modules have rules of their own.
        MapNode[] plain = [.. convolutions.Except(Layers.ProjectionsOf(network))];
        LayerStyle[] styles = [.. plain.Select(LayerStyle.Of)];
        string norm = Commonest(styles.Select(style => style.Norm), LayerStyle.NoNorm);
        bool[] unusual = [.. styles.Where(style => style.HasBias != (style.Norm == LayerStyle.NoNorm)).Select(style => style.HasBias)];
        return new Directives(
            PaddingText.Commonest(PaddingText.OfConvolutions, [.. convolutions.Select(node => (((ConvolutionOperation)node.Operation).Place, false))]),
            PaddingText.Commonest(PaddingText.OfPools, [.. (striding.Length > 0 ? striding : pools).Select(pool => (pool.Place, pool.CountsPadding))]),
            counts.Length == 0 ? null : counts.Count(count => count) * 2 > counts.Length,
            norm,
            unusual.Length * 2 > styles.Length ? Commonest(unusual, true) : null,
            Commonest(styles.Select(style => style.Activation), Spec.Activation.Relu),
            Layers.Of(network).Any(node => node.Operation is NormOperation));
    }

    /// <summary>Whether a pool has to say whether it counts padding.</summary>
    public static bool IsAmbiguous(PoolOperation pool) => pool.Kind == Spec.PoolKind.Average && pool.Place.CoversPadding;

    public void WriteTo(Sheet sheet)
    {
        sheet.Directive("padding", PaddingRules.Describe(Padding));
        sheet.Directive("pooling", PaddingRules.Describe(Pooling));
        if (CountsPadding is { } counts) sheet.Directive("average pooling", CountsText(counts));
        if (Norm != LayerStyle.NoNorm) sheet.Directive("normalization", Norm);
        if (Bias is { } bias) sheet.Directive("bias", bias ? "yes" : "no");
        if (Activation != Spec.Activation.Relu || SaysActivation) sheet.Directive("activation", LayerStyle.Word(Activation));
    }

    public static string CountsText(bool counts) => counts ? "counts padding" : "excludes padding";

    private static T Commonest<T>(IEnumerable<T> values, T otherwise) where T : notnull
    {
        IGrouping<T, T>[] groups = [.. values.GroupBy(value => value)];
        return groups.Length == 0 ? otherwise : groups.MaxBy(group => group.Count())!.Key;
    }
}
