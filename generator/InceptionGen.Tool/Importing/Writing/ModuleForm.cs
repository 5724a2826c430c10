using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Structure;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>What a module's table says, without its filters: modules of one form are one table, with parameters for the filters in which they differ.</summary>
internal static class ModuleForm
{
    /// <summary>All of a module but its filters, as a text.</summary>
    public static string Of(Module module, Directives directives) => string.Join('\n', module.Branches.Select(branch => Of(branch, directives)).Append(End(module, directives)));

    /// <summary>The filters of a module, in the order of its cells.</summary>
    public static int[] Counts(Module module) => [.. module.Branches.SelectMany(branch => branch.Steps).SelectMany(Filters.Counts), .. module.Residual is { } end ? new[] { end.Projection.Output.Channels } : []];

    /// <summary>Which of the counts are of a convolution after a pool.</summary>
    public static bool[] AreProjections(Module module) => [.. module.Branches.SelectMany(branch => branch.Steps.SelectMany(Filters.Counts).Select(_ => branch.Pool is not null)), .. module.Residual is null ? [] : new[] { false }];

    /// <summary>The style of a branch's convolutions: a row has one.</summary>
    /// <exception cref="UnsayableException">They differ.</exception>
    public static LayerStyle? StyleOf(Branch branch)
    {
        LayerStyle[] styles = [.. branch.Steps.SelectMany(step => step.Convolutions).Select(LayerStyle.Of).Distinct()];
        return styles.Length <= 1 ? styles.FirstOrDefault() : throw new UnsayableException("the convolutions of one branch differ in their activation, bias or batch norm, and a row of a module says these once");
    }

    /// <summary>"3x3/2 V" of a pool.</summary>
    public static string PoolPatch(PoolOperation pool, Directives directives) =>
        PaddingText.Patch(pool.Place) + PaddingText.Suffix(pool.Place, directives.Pooling, PaddingText.OfPools, pool.CountsPadding);

    /// <summary>Whether averages of a module count padding; null if it makes no difference.</summary>
    /// <exception cref="UnsayableException">Some do, and some do not.</exception>
    public static bool? CountsPadding(Module module)
    {
        bool[] counts = [.. module.Branches.Select(branch => branch.Pool).OfType<PoolOperation>().Where(Directives.IsAmbiguous).Select(pool => pool.CountsPadding).Distinct()];
        return counts.Length <= 1 ? (counts.Length == 0 ? null : counts[0]) : throw new UnsayableException("some of its averages count padding and some do not, and a table says it once");
    }

    private static string Of(Branch branch, Directives directives)
    {
        string pool = branch.Pool is null ? "" : $"{branch.Pool.Kind} {PoolPatch(branch.Pool, directives)} {Directives.IsAmbiguous(branch.Pool) && branch.Pool.CountsPadding}";
        string inner = branch.Inner is null ? "" : Of(branch.Inner, directives) + string.Join(' ', Counts(branch.Inner));
        if (branch.Steps.FirstOrDefault(step => !Filters.HasOneRule(step)) is not null) throw new UnsayableException("convolutions side by side at a branch's end are padded by different rules");
        return $"{pool}|{inner}|{string.Join(',', branch.Steps.Select(step => Filters.Heading(step, directives.Padding)))}|{StyleOf(branch)}";
    }

    private static string End(Module module, Directives directives) => module.Residual is not { } end
        ? ""
        : $"{end.Scale:R}|{end.Activation}|{Filters.Heading(new FilterStep([end.Projection]), directives.Padding)}|{LayerStyle.Of(end.Projection)}";
}
