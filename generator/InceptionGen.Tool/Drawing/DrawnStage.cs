using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Drawing;

/// <summary>A stage of a picture, or several that look the same and follow each other.</summary>
/// <param name="Source">The drawn stage that it reads; -1 for the image.</param>
/// <param name="Wrong">What its row's wrong cells say; none if nothing is wrong.</param>
internal sealed record DrawnStage(SummaryRow First, int Copies, int Source, IReadOnlyList<string> Wrong)
{
    public StageSpec Stage => First.Stage;

    public bool IsModule => Stage.Operation is ConcatSpec or ResidualSpec or SequenceSpec { Operations.Count: > 1 };

    /// <summary>What it is called: "mixed_6a: Reduction-A", "20xInception-ResNet-B" for the copies of one row, "Mixed_6c to Mixed_6d: Inception-B" for several rows.</summary>
    public string Title => Copies > 1 && First.Kind.Length > 0 && char.IsAsciiDigit(First.Kind[0]) ? First.Kind
        : (Copies == 1 ? Stage.Name : Stage.Name + " to " + LastName) + (Spelling.Compact(First.Kind) == Spelling.Compact(Stage.Name) ? "" : ": " + First.Kind);

    /// <summary>The name of the last of them.</summary>
    public string LastName { get; init; } = First.Stage.Name;

    /// <param name="findings">What is wrong with the table.</param>
    /// <param name="content">Its text.</param>
    public static IReadOnlyList<DrawnStage> Of(NetworkSummary summary, IEnumerable<DiagnosticInfo> findings, string content)
    {
        DiagnosticInfo[] mistakes = [.. findings.Where(finding => finding.Rule.Severity != RuleSeverity.Information)];
        var drawn = new List<DrawnStage>();
        int[] placeOf = new int[summary.Rows.Count];
        for (int index = 0; index < summary.Rows.Count; index++)
        {
            SummaryRow row = summary.Rows[index];
            string[] wrong = [.. mistakes.Where(finding => row.Source?.Location.Span.Contains(finding.Location.Span) == true)
                .Select(finding => finding.Rule.Id + ": the cell says " + Excerpt.Of(content[finding.Location.Span.Start..finding.Location.Span.End]))];
            bool isLikeLast = index > 0 && row.Stage.Source == index - 1 && drawn[^1].IsModule && wrong.Length == 0 && drawn[^1].Wrong.Count == 0
                && row.Stage.Head == drawn[^1].Stage.Head && OperationLabel.Signature(row.Stage.Operation) == OperationLabel.Signature(drawn[^1].Stage.Operation);
            if (isLikeLast) drawn[^1] = drawn[^1] with { Copies = drawn[^1].Copies + 1, LastName = row.Stage.Name };
            else drawn.Add(new DrawnStage(row, 1, row.Stage.Source < 0 ? -1 : placeOf[row.Stage.Source], wrong));
            placeOf[index] = drawn.Count - 1;
        }

        return drawn;
    }
}
