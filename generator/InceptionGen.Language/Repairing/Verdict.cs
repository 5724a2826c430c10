using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>One mistake: what it makes disagree, and the changes that would each repair it, the likeliest first.</summary>
internal sealed record Verdict(IReadOnlyList<DiagnosticInfo> Merged, IReadOnlyList<Candidate> Repairs, Region Region)
{
    private const int MostFixes = 5;

    /// <summary>The mistakes that explain the problems: again and again the one that explains most of what is left.</summary>
    public static IEnumerable<Verdict> Of(IReadOnlyList<Candidate> candidates, Region region)
    {
        List<Candidate> left = [.. candidates];
        while (left.Count > 0)
        {
            Candidate best = left.OrderByDescending(candidate => candidate.Gain).ThenBy(candidate => candidate.Cost).First();
            DiagnosticInfo[] merged = [.. best.Solved];
            yield return new Verdict(merged, [.. left.Where(candidate => candidate.Gain == best.Gain && !candidate.Solved.Except(merged).Any()).OrderBy(candidate => candidate.Cost).Take(MostFixes)], region);
            left = [.. left
                .Select(candidate => candidate with { Solved = [.. candidate.Solved.Where(problem => !merged.Contains(problem))] })
                .Where(candidate => candidate.Gain > 0)];
        }
    }

    /// <summary>The mistake as one diagnostic at the cell that is probably wrong.</summary>
    public DiagnosticInfo Diagnostic(EquatableArray<DiagnosticInfo> all)
    {
        Candidate best = Repairs[0];
        bool isError = Merged.Any(problem => problem.IsBlocking);
        DiagnosticInfo[] strongest = [.. Merged.Where(problem => problem.IsBlocking == isError)];
        DiagnosticInfo main = strongest.FirstOrDefault(problem => problem.Location == best.Cell.Location) ?? strongest[0];
        bool isThere = main.Location == best.Cell.Location, isInOwnFile = best.Cell.Location.Path == main.Location.Path;
        IEnumerable<DiagnosticInfo> others = isThere ? Merged.Where(problem => problem != main) : Merged;
        RelatedPlace[] related = [.. others.Select(problem => new RelatedPlace(problem.Location, problem.Message))];
        if (!isThere && !isInOwnFile) related = [new RelatedPlace(best.Cell.Location, "'" + InceptionGen.Language.Text.Excerpt.Of(best.Cell.Text) + "' is probably wrong"), .. related];

        // A single problem at the cell itself says best what is wrong with it.
        bool saysItself = isThere && best.Edits.Count == 1 && (Merged.Count == 1 || main.Fixes.Any(fix => fix.Edits.Count == 1 && fix.Edits[0].Text == best.Edits[0].Text));

        // A reason why the value is kept is inserted after it, and answers this one problem only.
        IEnumerable<Fix> kept = isThere && Merged.Count == 1 ? main.Fixes.Where(fix => fix.Edits.All(edit => edit.Location.Span.Length == 0)) : [];
        return main with
        {
            Location = isInOwnFile ? best.Cell.Location : main.Location,
            Verdict = saysItself ? null : VerdictWords.Of(this),
            Fixes = Repairs.Select(repair => repair.ToFix()).Concat(kept).ToEquatableArray(),
            Related = related.ToEquatableArray(),
        };
    }
}
