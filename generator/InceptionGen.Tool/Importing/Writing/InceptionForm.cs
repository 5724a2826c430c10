using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Structure;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>A module as a row of filters, in the form of GoogLeNet's Table 1: 1x1, reductions with their convolutions, doubles, the pool last.</summary>
/// <param name="Units">For each branch but the pool's, its headings: "#1x1", or "#3x3 reduce,#3x3", or "double #3x3 reduce,double #3x3".</param>
/// <param name="Counts">The filters under these headings.</param>
/// <param name="Pool">"avg + 32", "max + pass through"; empty without a pool.</param>
/// <param name="Stride">Of the last convolution of every branch and the pool.</param>
internal sealed record InceptionForm(IReadOnlyList<string> Units, IReadOnlyList<int[]> Counts, string Pool, int Stride, LayerStyle Style)
{
    private static readonly Spec.Extent One = new(1, 1), PoolWindow = new(3, 3);

    /// <summary>What such a row has as its type: "inception (3a)".</summary>
    /// <param name="number">Its number in the papers' way.</param>
    public static string TypeOf(string number) => $"inception ({number})";

    /// <summary>The row of a module; null if it has another form.</summary>
    public static InceptionForm? Of(Module module, Directives directives)
    {
        if (module.Residual is not null || module.Branches.Count < 2 || module.Branches.Any(branch => branch.Inner is not null)) return null;

        ConvolutionOperation[] all = [.. Layers.Of(module).Select(node => (ConvolutionOperation)node.Operation)];
        bool isPlain = all.Length > 0 && all.All(layer => layer.Groups == 1 && layer.Place.IsBy(directives.Padding)) && Layers.Of(module).Select(LayerStyle.Of).Distinct().Count() == 1;
        if (!isPlain || module.Branches.SelectMany(branch => branch.Steps).Any(step => step.Convolutions.Count > 1)) return null;

        Branch[] filters = [.. module.Branches.Where(branch => branch.Pool is null)], pools = [.. module.Branches.Where(branch => branch.Pool is not null)];
        if (pools.Length > 1 || filters.Length == 0 || (pools.Length == 1 && module.Branches[^1] != pools[0])) return null;

        Spec.Extent[] strides = [.. filters.Select(branch => Layer(branch.Steps[^1]).Place.Stride).Concat(pools.Select(branch => branch.Pool!.Place.Stride)).Distinct()];
        if (strides is not [{ } stride] || stride.Height != stride.Width) return null;

        (string Heading, int[] Counts)?[] units = [.. filters.Select(Unit)];
        string? pool = pools.Length == 0 ? "" : PoolCell(pools[0], stride, directives);
        bool isForm = units.All(unit => unit is not null) && pool is not null;
        return isForm
            ? new InceptionForm([.. units.Select(unit => unit!.Value.Heading)], [.. units.Select(unit => unit!.Value.Counts)], pool!, stride.Height, LayerStyle.Of(Layers.Of(module).First()))
            : null;
    }

    private static ConvolutionOperation Layer(FilterStep step) => (ConvolutionOperation)step.Convolutions[0].Operation;

    private static (string Heading, int[] Counts)? Unit(Branch branch)
    {
        Spec.Extent[] kernels = [.. branch.Steps.Select(step => Layer(step).Place.Kernel)];
        int[] counts = [.. branch.Steps.SelectMany(Filters.Counts)];
        if (branch.Steps.SkipLast(1).Any(step => Layer(step).Place.Stride != One)) return null;

        bool isDouble = kernels.Length >= 2 && kernels[^1] == kernels[^2] && kernels[^1] != One && counts[^1] == counts[^2];
        return kernels.Length switch
        {
            1 => ($"#{kernels[0]}", counts),
            2 when isDouble => ($"double #{kernels[1]}", [counts[0]]),
            2 when kernels[0] == One && kernels[1] != One => ($"#{kernels[1]} reduce,#{kernels[1]}", counts),
            3 when isDouble && kernels[0] == One => ($"double #{kernels[1]} reduce,double #{kernels[1]}", counts[..2]),
            _ => null,
        };
    }

    // The pool of such a row is 3x3. It keeps the size of its map, or strides as the table's pools do.
    private static string? PoolCell(Branch branch, Spec.Extent stride, Directives directives)
    {
        PoolOperation pool = branch.Pool!;
        PaddingRule rule = stride == One ? PaddingRules.Same : directives.Pooling;
        bool isUsual = pool.Place.Kernel == PoolWindow && pool.Place.IsBy(rule, pool.CountsPadding) && (!Directives.IsAmbiguous(pool) || pool.CountsPadding == directives.CountsPadding);
        if (!isUsual || branch.Steps.Count > 1) return null;
        if (branch.Steps.Count == 1 && Layer(branch.Steps[0]) is not { Place.IsPointwise: true }) return null;

        string kind = pool.Kind == Spec.PoolKind.Max ? "max" : "avg";
        string filters = branch.Steps.Count == 0 ? "pass through" : NumberText.Of(branch.Steps[0].Convolutions[0].Output.Channels);
        return $"{kind} + {filters}";
    }
}
