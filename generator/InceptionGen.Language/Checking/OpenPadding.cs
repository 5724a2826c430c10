using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>A padding that nothing says, where rules that pad differently give the declared size: weights trained with one of them would run with another.</summary>
/// <param name="At">The operation's cell.</param>
/// <param name="Operation">What it is in words.</param>
/// <param name="IsPool">Whether it is a pool, which the directive "pooling" is for.</param>
/// <param name="Fitting">Those that give the size, the one that is taken first.</param>
internal sealed record OpenPadding(Anchor At, string Operation, bool IsPool, Extent Input, Extent Output, EquatableArray<FittingRule> Fitting)
{
    /// <summary>The cell that names the module it stands in; null outside of modules.</summary>
    public Anchor? Site { get; init; }

    private Anchor Shown => Site ?? At;

    private bool IsKept => At.Cell.Sic is not null || Shown.Cell.Sic is not null;

    /// <summary>The padding of a step whose size has decided it; null if all rules that give the size do the same.</summary>
    /// <param name="rules">Those that could have decided.</param>
    public static OpenPadding? Of(Blueprint decided, OperationSpec operation, IEnumerable<PaddingRule> rules)
    {
        (Extent input, Extent output) = (operation.Input.Size, operation.Output.Size);
        (Extent kernel, Extent stride, string words, bool counts) = decided switch
        {
            ConvolutionBlueprint convolution => (convolution.Kernel, convolution.Stride, Fitter.Describe(convolution), false),
            PoolBlueprint pool => (pool.Window ?? input, pool.Stride, Fitter.Describe(pool), pool.CountsPadding && pool.Kind != PoolKind.Max),
            _ => (default, default, "", false),
        };
        if (words.Length == 0) return null;

        FittingRule[] fitting = [.. rules
            .Select(rule => (Rule: rule, Fit: PaddingRules.Place(rule, input, kernel, stride)))
            .Where(trial => trial.Fit?.Size == output)
            .Select(trial => new FittingRule(PaddingRules.Describe(trial.Rule), trial.Fit!.Value.Zeros, Reads(trial.Fit.Value)))];
        bool isOpen = fitting.Select(rule => rule.Reads).Distinct().Skip(1).Any();
        return isOpen ? new OpenPadding(decided.At, words, decided is PoolBlueprint, input, output, fitting.ToEquatableArray()) : null;

        WindowReads Reads(WindowFit fit) => new(
            fit.Rows.Before,
            fit.Columns.Before,
            counts ? fit.Rows.CountedAfter(input.Height, kernel.Height, stride.Height) : 0,
            counts ? fit.Columns.CountedAfter(input.Width, kernel.Width, stride.Width) : 0);
    }

    /// <summary>Reports the first convolution and the first pool, and how many rows are as they are: one directive decides for all.</summary>
    public static void Report(IEnumerable<OpenPadding> open, DiagnosticBag diagnostics)
    {
        foreach (var alike in open.Where(padding => !padding.IsKept).GroupBy(padding => padding.IsPool))
        {
            OpenPadding first = alike.OrderBy(padding => padding.Shown.Cell.Location.Span.Start).First();
            diagnostics.Add(first.Diagnose(alike.Select(padding => padding.Shown.Row).Distinct().Count() - 1));
        }
    }

    private DiagnosticInfo Diagnose(int others)
    {
        string directive = IsPool ? "pooling" : "padding";
        string rules = Join(Fitting.Select(rule => rule.ToString()), "and"), choices = Join(Fitting.Select(rule => "'# " + directive + ": " + rule.Name + "'"), "or");
        string everywhere = IsPool ? "for all pools" : "for all convolutions";

        // The padding column of an inception row is for its convolutions.
        string here = At.Cell.Column.Kind == ColumnKind.PoolProjection ? "" : ", or the rule in the row's column 'padding'";
        string more = others == 0 ? "" : ", here and in " + others.ToString(CultureInfo.InvariantCulture) + (others == 1 ? " other row" : " other rows");
        return new DiagnosticInfo(
            Rules.PaddingOpen,
            Shown.Cell.Location,
            EquatableArray.Of(
                Site is null ? At.Place : Site.Place + " (in the module: " + At.Place + ")",
                Operation, Output.ToString(), Input.ToString(), rules, Fitting[0].Name, choices, everywhere + here, more));
    }

    private static string Join(IEnumerable<string> parts, string word)
    {
        string[] all = [.. parts];
        return string.Join(", ", all.Take(all.Length - 1)) + " " + word + " " + all[all.Length - 1];
    }
}

/// <summary>A rule that gives the declared size.</summary>
/// <param name="Zeros">What it puts around the map.</param>
internal sealed record FittingRule(string Name, Padding Zeros, WindowReads Reads)
{
    public override string ToString() => "'" + Name + "' (" + Zeros.Text + ")";
}

/// <summary>Where windows start, and how much of the padding after the map an average divides by. Rules that agree in these give the same numbers.</summary>
internal readonly record struct WindowReads(int Top, int Left, int CountedBelow, int CountedRight);
