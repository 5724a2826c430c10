using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>Operations one after the other, and what the declared size says of the paddings that they leave open.</summary>
internal sealed partial class Fitter
{
    private static readonly PaddingRule[] ConvolutionRules = [PaddingRules.Same, PaddingRules.Valid, PaddingRules.Half];
    private static readonly PaddingRule[] PoolRules = [PaddingRules.Same, PaddingRules.Valid, PaddingRules.Half, PaddingRules.Ceil];

    private Fitted FitSteps(Blueprint whole, IReadOnlyList<Blueprint> steps, Shape input, Extent? target)
    {
        if (target is null || !steps.Any(IsOpen)) return Run(whole, steps, input, target);

        var trials = new List<Trial>();
        IReadOnlyList<Blueprint>? fallback = null;
        foreach ((string rule, IReadOnlyList<Blueprint> decided) in Assignments(steps))
        {
            Extent? size = Quietly(() => Run(whole, decided, input, target)).Output?.Size;
            if (size == target)
            {
                Fitted decision = Run(whole, decided, input, target);
                NoteOpen(steps, decision);
                return decision;
            }

            if (size is not null) fallback ??= decided;
            if (!trials.Exists(trial => trial.Size == size)) trials.Add(new Trial(rule, size));
        }

        Fitted fitted = Run(whole, fallback ?? steps, input, target);
        return fitted.Output is null ? fitted : fitted with { Trials = trials.ToEquatableArray() };
    }

    /// <summary>Notes the steps whose size other rules would have given as well, with other paddings.</summary>
    private void NoteOpen(IReadOnlyList<Blueprint> steps, Fitted decision)
    {
        if (decision.Operation is not { } operation) return;

        IReadOnlyList<Blueprint> decided = decision.Blueprint is SequenceBlueprint sequence ? sequence.Steps : [decision.Blueprint];
        IReadOnlyList<OperationSpec> operations = steps.Count > 1 && operation is SequenceSpec inTurn ? inTurn.Operations : [operation];
        for (int index = 0; index < steps.Count; index++)
        {
            if (IsOpen(steps[index]) && OpenPadding.Of(decided[index], operations[index], RulesOf(steps[index])) is { } padding) Note(padding);
        }
    }

    private Fitted Run(Blueprint whole, IReadOnlyList<Blueprint> steps, Shape input, Extent? target)
    {
        var decided = new List<Blueprint>();
        var operations = new List<OperationSpec>();
        Fitted last = new(whole, null, input);
        Shape current = input;
        for (int index = 0; index < steps.Count; index++)
        {
            last = steps[index] switch
            {
                ConvolutionBlueprint convolution => FitConvolution(Close(convolution), current),
                PoolBlueprint pool => FitPool(Close(pool, current), current),
                Blueprint step => Fit(step, current, index == steps.Count - 1 ? target : null),
            };
            decided.Add(last.Blueprint);
            if (last.Operation is not null) operations.Add(last.Operation);
            if (last.Output is not { } output) break;
            current = output;
        }

        decided.AddRange(steps.Skip(decided.Count));
        Blueprint blueprint = whole is SequenceBlueprint sequence ? sequence with { Steps = decided.ToEquatableArray() } : decided[0];
        if (operations.Count < steps.Count) return last with { Blueprint = blueprint, Operation = null };

        OperationSpec operation = operations.Count == 1 ? operations[0] : new SequenceSpec(input, current, operations.ToEquatableArray());
        return last with { Blueprint = blueprint, Operation = operation };
    }

    /// <summary>A 1x1 kernel gives the same size under every rule, so it takes no part in the decision.</summary>
    public static bool IsOpen(Blueprint step) => step switch
    {
        ConvolutionBlueprint { Padding.Kind: PaddingKind.AsDeclared } convolution => convolution.Kernel != new Extent(1, 1),
        PoolBlueprint { Padding.Kind: PaddingKind.AsDeclared } pool => pool.Window is { } window && window != new Extent(1, 1),
        _ => false,
    };

    private static ConvolutionBlueprint Close(ConvolutionBlueprint convolution) =>
        convolution.Padding.Kind == PaddingKind.AsDeclared ? convolution with { Padding = PaddingRules.Same } : convolution;

    /// <summary>Nobody pads a window that covers the whole map to make as many windows as the map has pixels.</summary>
    private static PoolBlueprint Close(PoolBlueprint pool, Shape input) =>
        pool.Padding.Kind == PaddingKind.AsDeclared
            ? pool with { Padding = pool.Window == input.Size ? PaddingRules.Valid : PaddingRules.Same }
            : pool;

    /// <summary>The ways to decide the open paddings, in the order of tables/README.md, section 6.</summary>
    private static IEnumerable<(string Rule, IReadOnlyList<Blueprint> Steps)> Assignments(IReadOnlyList<Blueprint> steps)
    {
        int[] open = [.. Enumerable.Range(0, steps.Count).Where(index => IsOpen(steps[index]))];
        if (open.Length == 1)
        {
            foreach (PaddingRule rule in RulesOf(steps[open[0]]))
                yield return (PaddingRules.Describe(rule), Assign(steps, _ => rule));
            yield break;
        }

        int last = open[open.Length - 1];
        yield return ("same", Assign(steps, _ => PaddingRules.Same));
        yield return ("valid at the end", Assign(steps, index => index == last ? PaddingRules.Valid : PaddingRules.Same));
        yield return ("valid", Assign(steps, _ => PaddingRules.Valid));
    }

    private static PaddingRule[] RulesOf(Blueprint step) => step is PoolBlueprint ? PoolRules : ConvolutionRules;

    private static IReadOnlyList<Blueprint> Assign(IReadOnlyList<Blueprint> steps, Func<int, PaddingRule> rule) =>
    [
        .. steps.Select((step, index) => !IsOpen(step) ? step : step switch
        {
            ConvolutionBlueprint convolution => convolution with { Padding = rule(index) },
            PoolBlueprint pool => pool with { Padding = rule(index) },
            _ => step,
        }),
    ];

    private Fitted Quietly(Func<Fitted> fit)
    {
        (List<DiagnosticInfo> reported, List<OpenPadding> noted) = (problems, open);
        (problems, open) = ([], []);
        Fitted fitted = fit();
        (problems, open) = (reported, noted);
        return fitted;
    }
}
