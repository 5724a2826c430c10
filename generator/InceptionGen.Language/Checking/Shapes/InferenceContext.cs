using System;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>What surrounds an operation whose shape is inferred.</summary>
/// <param name="Log">Takes what is found.</param>
internal sealed record InferenceContext(InferenceLog Log)
{
    /// <summary>The cell that names the module; null outside of modules. Where a module is used, its mistakes are shown there: its own file is right by itself.</summary>
    public CellReference? UseSite { get; init; }

    /// <summary>Whether pixels that no window reads are worth a warning.</summary>
    public bool ReportsUnread { get; init; } = true;

    /// <summary>The prefix of the columns of convolutions.</summary>
    public string ColumnPrefix { get; init; } = "";

    /// <summary>For a trial: what is found is not reported.</summary>
    public InferenceContext Quiet => this with { Log = new InferenceLog() };

    public void Note(OpenPadding padding) => Log.Add(UseSite is null ? padding : padding with { Site = UseSite });

    public void Report(Rule rule, CellReference at, params string[] details) => ReportWithFix(rule, at, replacement: null, details);

    /// <param name="replacement">The text that would fix the cell; null if there are several.</param>
    public void ReportWithFix(Rule rule, CellReference at, string? replacement, params string[] details)
    {
        DiagnosticInfo? diagnostic = UseSite is null || UseSite == at
            ? at.Diagnose(rule, place: null, replacement, details)
            : UseSite.Diagnose(rule, UseSite.InWords + " (in the module: " + at.InWords + ")", replacement: null, details);
        if (diagnostic is not null) Log.Add(diagnostic);
    }

    /// <summary>Reports a map or a kernel that is too large.</summary>
    public InferredRow TooLarge(RowDraft draft, string excess)
    {
        Report(Rules.TooLarge, draft.At, excess);
        return new(draft, null, null);
    }

    /// <summary>Reports pixels at the border that no window reads.</summary>
    public void ReportUnread(WindowDraft draft, PaddingRule rule, Shape input, WindowFit fit)
    {
        if (!ReportsUnread || fit.ReadsAll) return;

        string unread = (fit.Rows.Unread, fit.Columns.Unread) switch
        {
            (0, int columns) => Pixels(columns, "column"),
            (int rows, 0) => Pixels(rows, "row"),
            (int rows, int columns) => Pixels(rows, "row") + " and " + Pixels(columns, "column"),
        };
        Report(Rules.PixelsUnread, draft.At, draft.InWords, PaddingRules.Describe(rule), unread, input.Size.ToString());
    }

    private static string Pixels(int count, string what) =>
        count == 1 ? "the last " + what : FormattableString.Invariant($"the last {count} {what}s");
}
