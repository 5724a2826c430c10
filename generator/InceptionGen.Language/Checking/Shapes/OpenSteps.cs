using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>A sequence of operations, and what the declared size says about the paddings that they leave open.</summary>
internal static class OpenSteps
{
    /// <param name="whole">The draft that consists of the steps: a sequence, or the only step itself.</param>
    public static InferredRow Infer(RowDraft whole, IReadOnlyList<RowDraft> steps, Shape input, Extent? target, InferenceContext context)
    {
        if (target is null || !steps.Any(IsOpen)) return Run(whole, steps, input, target, context);

        var candidates = new List<CandidateSize>();
        IReadOnlyList<RowDraft>? fallback = null;
        foreach ((string rule, IReadOnlyList<RowDraft> decided) in Assignments(steps))
        {
            Extent? size = Run(whole, decided, input, target, context.Quiet).Output?.Size;
            if (size == target)
            {
                InferredRow decision = Run(whole, decided, input, target, context);
                NoteOpen(steps, decision, context);
                return decision;
            }

            if (size is not null) fallback ??= decided;
            if (!candidates.Exists(candidate => candidate.Size == size)) candidates.Add(new CandidateSize(rule, size));
        }

        InferredRow inferred = Run(whole, fallback ?? steps, input, target, context);
        return inferred.Output is null ? inferred : inferred with { Candidates = candidates.ToEquatableArray() };
    }

    /// <summary>Notes the steps whose size other rules would have given as well, with other paddings.</summary>
    private static void NoteOpen(IReadOnlyList<RowDraft> steps, InferredRow decision, InferenceContext context)
    {
        if (decision.Operation is not { } operation) return;

        IReadOnlyList<RowDraft> decided = decision.Draft is SequenceDraft sequence ? sequence.Steps : [decision.Draft];
        IReadOnlyList<OperationSpec> operations = steps.Count > 1 && operation is SequenceSpec inTurn ? inTurn.Operations : [operation];
        for (int index = 0; index < steps.Count; index++)
        {
            if (IsOpen(steps[index]) && OpenPadding.Of((WindowDraft)decided[index], operations[index]) is { } padding) context.Note(padding);
        }
    }

    private static InferredRow Run(RowDraft whole, IReadOnlyList<RowDraft> steps, Shape input, Extent? target, InferenceContext context)
    {
        var decided = new List<RowDraft>();
        var operations = new List<OperationSpec>();
        InferredRow last = new(whole, null, input);
        Shape current = input;
        for (int index = 0; index < steps.Count; index++)
        {
            last = steps[index] is WindowDraft window
                ? window.Close(current).InferClosed(current, context)
                : steps[index].Infer(current, index == steps.Count - 1 ? target : null, context);
            decided.Add(last.Draft);
            if (last.Operation is not null) operations.Add(last.Operation);
            if (last.Output is not { } output) break;
            current = output;
        }

        decided.AddRange(steps.Skip(decided.Count));
        RowDraft draft = whole is SequenceDraft sequence ? sequence with { Steps = decided.ToEquatableArray() } : decided[0];
        if (operations.Count < steps.Count) return last with { Draft = draft, Operation = null };

        OperationSpec operation = operations.Count == 1 ? operations[0] : new SequenceSpec(input, current, operations.ToEquatableArray());
        return last with { Draft = draft, Operation = operation };
    }

    private static bool IsOpen(RowDraft step) => step is WindowDraft { IsOpen: true };

    /// <summary>The ways to decide the open paddings, in the order of tables/README.md, section 6.</summary>
    private static IEnumerable<(string Rule, IReadOnlyList<RowDraft> Steps)> Assignments(IReadOnlyList<RowDraft> steps)
    {
        int[] open = [.. Enumerable.Range(0, steps.Count).Where(index => IsOpen(steps[index]))];
        if (open.Length == 1)
        {
            foreach (PaddingRule rule in ((WindowDraft)steps[open[0]]).Candidates)
                yield return (PaddingRules.Describe(rule), Assign(steps, _ => rule));
            yield break;
        }

        int last = open[open.Length - 1];
        yield return ("same", Assign(steps, _ => PaddingRules.Same));
        yield return ("valid at the end", Assign(steps, index => index == last ? PaddingRules.Valid : PaddingRules.Same));
        yield return ("valid", Assign(steps, _ => PaddingRules.Valid));
    }

    private static IReadOnlyList<RowDraft> Assign(IReadOnlyList<RowDraft> steps, Func<int, PaddingRule> rule) =>
        [.. steps.Select((step, index) => step is WindowDraft { IsOpen: true } window ? window with { Padding = rule(index) } : step)];
}
