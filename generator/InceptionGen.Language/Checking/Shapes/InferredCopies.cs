using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>A row's copies in sequence, on one input.</summary>
/// <param name="Copies">Up to the first that does not fit.</param>
/// <param name="Output">The map after the last copy; null if it could not be computed.</param>
/// <param name="Problems">What does not fit.</param>
/// <param name="Open">Paddings that the table does not give.</param>
internal sealed record InferredCopies(IReadOnlyList<InferredRow> Copies, Shape? Output, IReadOnlyList<DiagnosticInfo> Problems, IReadOnlyList<OpenPadding> Open)
{
    public bool IsRight => !Problems.Any(problem => problem.IsBlocking);

    public static InferredCopies Of(RowDraft draft, int count, Shape input, DeclaredShape? declared)
    {
        var inference = new ShapeInference();
        var copies = new List<InferredRow>(count);
        Shape current = input;
        for (int copy = 1; copy <= count; copy++)
        {
            // The row declares the output of its last copy; the copies before it keep the size of their map.
            bool isLast = copy == count;
            Extent? target = isLast ? declared?.Shape.Size : current.Size;
            RowDraft own = isLast && draft is ModuleUseDraft use ? use.AsLastCopy(current, declared) : draft;
            // Copies that keep the map they read do what the first of them does.
            bool isRepeated = copy > 1 && ReferenceEquals(own, draft) && target == input.Size && current == input;
            InferredRow inferred = isRepeated ? copies[0] : inference.Infer(own, current, target);
            copies.Add(inferred);
            if (isLast && declared is not null) inference.Compare(own, inferred, current, declared);
            if (inferred.Output is not { } output || (inference.HasErrors && !isLast)) return new InferredCopies(copies, null, inference.Problems, []);
            current = output;
        }

        return new InferredCopies(copies, current, inference.Problems, inference.Open);
    }
}
