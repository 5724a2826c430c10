using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Checking;

/// <summary>A network at another input size or number of classes than its table's: the rules that the table's own sizes decided, computed anew.</summary>
internal static class Resizing
{
    public static (Shape Input, IReadOnlyList<Stage> Stages) Apply(
        IReadOnlyList<Stage> stages, Shape own, NetworkOptions options, DiagnosticBag diagnostics)
    {
        if (options is { Input: null, Classes: null }) return (own, stages);

        IReadOnlyList<Stage> changed = options.Classes is { } classes ? WithClasses(stages, classes) : stages;
        Shape input = options.Input ?? own;
        return (input, Refit(changed, own, input, diagnostics));
    }

    private static IReadOnlyList<Stage> WithClasses(IReadOnlyList<Stage> stages, int classes)
    {
        var changed = stages.ToArray();
        foreach (string head in stages.Select(stage => stage.Head).Distinct())
        {
            int last = Array.FindLastIndex(changed, stage => stage.Head == head && stage.Blueprint is LinearBlueprint);
            if (last < 0) continue;

            var linear = (LinearBlueprint)changed[last].Blueprint!;
            changed[last] = changed[last] with { Blueprint = linear with { Outputs = classes } };
        }

        return changed;
    }

    private static List<Stage> Refit(IReadOnlyList<Stage> stages, Shape own, Shape input, DiagnosticBag diagnostics)
    {
        var refitted = new List<Stage>(stages.Count);
        var isTainted = new HashSet<int>();
        foreach (Stage stage in stages)
        {
            Shape source = stage.Source < 0 ? input : refitted[stage.Source].Operation.Output;
            var fitter = new Fitter(reportsUnread: false);
            Fitted? fitted = stage.Blueprint is null ? null : fitter.Fit(stage.Blueprint, source, null);
            bool isReadable = stage.Source < 0 || !isTainted.Contains(stage.Source);
            if (fitted?.Operation is null) isTainted.Add(refitted.Count);
            if (fitter.HasErrors && isReadable) Report(stages, stage, own, input, fitter.Problems[0], diagnostics);

            OperationSpec operation = fitted?.Operation ?? StandIns.Of(source, fitted?.Output ?? stage.Operation.Output);
            refitted.Add(stage with { Operation = operation });
        }

        return refitted;
    }

    private static void Report(
        IReadOnlyList<Stage> stages, Stage stage, Shape own, Shape input, DiagnosticInfo problem, DiagnosticBag diagnostics)
    {
        string reason = problem.ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (problem.Descriptor == Descriptors.KernelTooLarge && SmallestInput(stages, own, input) is { } smallest)
            reason = "the " + problem.Arguments[1] + " does not fit into " + problem.Arguments[2] + ". The smallest input that works is " + smallest + ".";
        diagnostics.Add(Descriptors.InputTooSmall, stage.At, input.ToString(), reason);
    }

    /// <summary>The smallest image, no smaller than the wanted one in height and width, that every row can be fitted to.</summary>
    private static Shape? SmallestInput(IReadOnlyList<Stage> stages, Shape own, Shape wanted)
    {
        if (!Fits(stages, own)) return null;

        int height = Smallest(wanted.Height, own.Height, size => Fits(stages, own with { Height = size }));
        int width = Smallest(wanted.Width, own.Width, size => Fits(stages, own with { Width = size }));
        var smallest = new Shape(height, width, wanted.Channels);
        return Fits(stages, smallest) ? smallest : null;
    }

    /// <summary>A map that fits stays one that fits when it grows, so halving finds the border.</summary>
    private static int Smallest(int wanted, int working, Func<int, bool> fits)
    {
        if (fits(wanted)) return wanted;

        int failing = wanted;
        while (working - failing > 1)
        {
            int middle = failing + ((working - failing) / 2);
            if (fits(middle)) working = middle;
            else failing = middle;
        }

        return working;
    }

    private static bool Fits(IReadOnlyList<Stage> stages, Shape input)
    {
        var outputs = new List<Shape>(stages.Count);
        foreach (Stage stage in stages)
        {
            var fitter = new Fitter(reportsUnread: false);
            Fitted? fitted = stage.Blueprint is null ? null : fitter.Fit(stage.Blueprint, stage.Source < 0 ? input : outputs[stage.Source], null);
            if (fitted?.Operation is null || fitter.HasErrors) return false;
            outputs.Add(fitted.Operation.Output);
        }

        return true;
    }
}
