using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>A padding that the table does not give, where several rules that pad differently give the declared size: weights trained with one of them would run with another.</summary>
/// <param name="At">The operation's cell.</param>
/// <param name="Operation">What it is in words.</param>
/// <param name="IsPool">Whether it is a pool, which the directive "pooling" is for.</param>
/// <param name="Fitting">Those that give the size, the one that is taken first.</param>
internal sealed record OpenPadding(CellReference At, string Operation, bool IsPool, Extent Input, Extent Output, EquatableArray<FittingRule> Fitting)
{
    /// <summary>The cell that names the module it belongs to; null outside of modules.</summary>
    public CellReference? Site { get; init; }

    private CellReference Shown => Site ?? At;

    private bool IsKept => At.Cell.Sic is not null || Shown.Cell.Sic is not null;

    /// <summary>The padding of a step whose size has decided it; null if all rules that give the size do the same.</summary>
    public static OpenPadding? Of(WindowDraft decided, OperationSpec operation)
    {
        (Extent input, Extent output) = (operation.Input.Size, operation.Output.Size);
        (Extent kernel, Extent stride, bool counts) = (decided.WindowOn(input), decided.Stride, decided.DividesByPadding);
        FittingRule[] fitting = [.. decided.Candidates
            .Select(rule => (Rule: rule, Fit: PaddingRules.Apply(rule, input, kernel, stride)))
            .Where(candidate => candidate.Fit?.Size == output)
            .Select(candidate => new FittingRule(PaddingRules.Describe(candidate.Rule), candidate.Fit!.Value.Zeros, Reads(candidate.Fit.Value)))];
        bool isOpen = fitting.Select(rule => rule.Reads).Distinct().Skip(1).Any();
        return isOpen ? new OpenPadding(decided.At, decided.InWords, decided is PoolDraft, input, output, fitting.ToEquatableArray()) : null;

        WindowReads Reads(WindowFit fit) => new(
            fit.Rows.Before,
            fit.Columns.Before,
            counts ? fit.Rows.CountedAfter(input.Height, kernel.Height, stride.Height) : 0,
            counts ? fit.Columns.CountedAfter(input.Width, kernel.Width, stride.Width) : 0);
    }

    /// <summary>Reports the first convolution and the first pool, and counts the other rows like them: one directive decides for all.</summary>
    public static void Report(IEnumerable<OpenPadding> open, TableDocument document, DiagnosticBag diagnostics)
    {
        foreach (var alike in open.Where(padding => !padding.IsKept).GroupBy(padding => padding.IsPool))
        {
            OpenPadding first = alike.OrderBy(padding => padding.Shown.Cell.Location.Span.Start).First();
            diagnostics.Add(first.Diagnose(alike.Select(padding => padding.Shown.Row).Distinct().Count() - 1) with { Fixes = first.FixesIn(document) });
        }
    }

    /// <summary>The directive for each rule that fits, the one first that is taken now.</summary>
    private EquatableArray<Fix> FixesIn(TableDocument document)
    {
        if (Site is not null || document.IsJson || document.Columns.Count == 0) return default;

        LocationInfo heading = document.Columns[0].Location;
        int start = heading.Span.Start - heading.Lines.Start.Column;
        var line = new LineColumn(heading.Lines.Start.Line, 0);
        LocationInfo above = heading with { Span = new TextRange(start, start), Lines = new LineRange(line, line) };
        return Fitting.Select(rule => "# " + (IsPool ? "pooling" : "padding") + ": " + rule.Name).Distinct()
            .Select(directive => Fix.Write("Write '" + directive + "' above the header", above, directive + "\n")).ToEquatableArray();
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
                Site is null ? At.InWords : Site.InWords + " (in the module: " + At.InWords + ")",
                Operation, Output.ToString(), Input.ToString(), rules, Fitting[0].Name, choices, everywhere + here, more));
    }

    private static string Join(IEnumerable<string> parts, string word)
    {
        string[] all = [.. parts];
        return string.Join(", ", all.Take(all.Length - 1)) + " " + word + " " + all[all.Length - 1];
    }
}
