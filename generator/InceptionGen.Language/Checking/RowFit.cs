using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking;

/// <summary>A row's copies, one after the other, on one input.</summary>
/// <param name="Copies">Up to the first that does not fit.</param>
/// <param name="Output">The map behind the last copy; null if it could not be computed.</param>
/// <param name="Problems">What does not fit.</param>
/// <param name="Open">Paddings that nothing says.</param>
internal sealed record RowFit(IReadOnlyList<Fitted> Copies, Shape? Output, IReadOnlyList<DiagnosticInfo> Problems, IReadOnlyList<OpenPadding> Open)
{
    public bool IsRight => !Problems.Any(problem => problem.IsBlocking);

    public static RowFit Of(Blueprint blueprint, int count, Shape input, DeclaredShape? declared)
    {
        var fitter = new Fitter();
        var copies = new List<Fitted>(count);
        Shape current = input;
        for (int copy = 1; copy <= count; copy++)
        {
            // What the row declares is what its last copy gives; those before it keep the size of their map.
            bool isLast = copy == count;
            Extent? target = isLast ? declared?.Shape.Size : current.Size;
            Blueprint own = isLast ? GridReduction.Behind(blueprint, current, declared) : blueprint;
            Fitted fitted = fitter.Fit(own, current, target);
            copies.Add(fitted);
            if (isLast && declared is not null) fitter.Judge(own, fitted, current, declared);
            if (fitted.Output is not { } output || (fitter.HasErrors && !isLast)) return new RowFit(copies, null, fitter.Problems, []);
            current = output;
        }

        return new RowFit(copies, current, fitter.Problems, fitter.Open);
    }
}
