using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Options;

/// <summary>A network at another input size or number of classes than its table's: the rules that the table's own sizes decided, applied to the new size.</summary>
internal static class Resizing
{
    public static ResizedNetwork Apply(IReadOnlyList<Stage> stages, Shape own, NetworkOptions options, DiagnosticBag diagnostics)
    {
        if (options is { Input: null, Classes: null }) return new ResizedNetwork(own, stages, []);

        IReadOnlyList<Stage> changed = options.Classes is { } classes ? WithClasses(stages, classes) : stages;
        return Refit(changed, own, options.Input ?? own, diagnostics);
    }

    private static IReadOnlyList<Stage> WithClasses(IReadOnlyList<Stage> stages, int classes)
    {
        var changed = stages.ToArray();
        foreach (string head in stages.Select(stage => stage.Head).Distinct())
        {
            int last = Array.FindLastIndex(changed, stage => stage.Head == head && stage.Draft is LinearDraft);
            if (last < 0) continue;

            var linear = (LinearDraft)changed[last].Draft!;
            changed[last] = changed[last] with { Draft = linear with { Outputs = classes } };
        }

        return changed;
    }

    private static ResizedNetwork Refit(IReadOnlyList<Stage> stages, Shape own, Shape input, DiagnosticBag diagnostics)
    {
        var refitted = new List<Stage>(stages.Count);
        var failures = new List<(Stage Stage, DiagnosticInfo Problem)>();
        var isTainted = new HashSet<int>();
        foreach (Stage stage in stages)
        {
            Shape source = stage.Source < 0 ? input : refitted[stage.Source].Operation.Output;
            var inference = new ShapeInference(reportsUnread: false);
            InferredRow? inferred = stage.Draft is null ? null : inference.Infer(stage.Draft, source, null);
            bool isReadable = stage.Source < 0 || !isTainted.Contains(stage.Source);
            if (inferred?.Operation is null) isTainted.Add(refitted.Count);
            if (inference.HasErrors && isReadable) failures.Add((stage, inference.Problems.First(problem => problem.IsBlocking)));

            OperationSpec operation = inferred?.Operation ?? Substitutes.Of(source, inferred?.Output ?? stage.Operation.Output);
            refitted.Add(stage with { Operation = operation });
        }

        var mistakes = new ResizingMistakes(stages, own, input, diagnostics);
        if (failures.Count == 0) return new ResizedNetwork(input, refitted, []);
        if (failures.Exists(failure => failure.Stage.Head.Length == 0))
        {
            foreach ((Stage stage, DiagnosticInfo problem) in failures.Where(failure => failure.Stage.Head.Length == 0)) mistakes.Report(stage, problem);
            return new ResizedNetwork(input, refitted, []);
        }

        HashSet<string> leftOut = AuxiliaryClassifiers.ReadersOf(stages, failures.Select(failure => failure.Stage.Head));
        mistakes.ReportLeftOut(failures[0].Stage, failures[0].Problem, leftOut);
        return new ResizedNetwork(input, [.. refitted.Zip(stages, (changed, stage) => leftOut.Contains(stage.Head) ? stage : changed)], leftOut);
    }
}
