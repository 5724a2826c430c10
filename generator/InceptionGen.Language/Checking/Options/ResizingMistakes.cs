using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Options;

/// <summary>Reports what cannot be computed from another input than the table's, and the smallest input from which it could.</summary>
internal sealed class ResizingMistakes(IReadOnlyList<Stage> stages, Shape own, Shape input, DiagnosticBag diagnostics)
{
    /// <summary>A row of the network itself, which it cannot do without.</summary>
    public void Report(Stage stage, DiagnosticInfo problem) => diagnostics.Add(
        Rules.InputTooSmall, stage.At, input.ToString(),
        Reason(problem, [.. stages.Where(candidate => candidate.Head.Length == 0)], "The smallest input that works is "));

    /// <summary>Auxiliary classifiers, which the network does not need.</summary>
    /// <param name="stage">The first row that cannot be computed.</param>
    public void ReportLeftOut(Stage stage, DiagnosticInfo problem, IReadOnlyCollection<string> heads)
    {
        string[] labels = [.. stages.Select(candidate => candidate.Head).Distinct().Where(heads.Contains).Select(label => "'" + Excerpt.Of(label) + "'")];
        string subject = labels.Length == 1
            ? "the auxiliary classifier " + labels[0] + " is"
            : "the auxiliary classifiers " + string.Join(", ", labels.Take(labels.Length - 1)) + " and " + labels[labels.Length - 1] + " are";
        string smallest = "The smallest input with " + (labels.Length == 1 ? "it" : "them") + " is ";
        diagnostics.Add(Rules.ClassifierLeftOut, stage.At, input.ToString(), subject, Reason(problem, stages, smallest));
    }

    private string Reason(DiagnosticInfo problem, IReadOnlyList<Stage> needed, string introduction)
    {
        if (problem.Rule == Rules.KernelTooLarge && SmallestInput(needed) is { } smallest)
            return "the " + problem.Arguments[1] + " does not fit into " + problem.Arguments[2] + ". " + introduction + smallest + ".";
        return problem.Message;
    }

    /// <summary>The smallest image, no smaller than the wanted one in height and width, that all these rows can be computed from.</summary>
    private Shape? SmallestInput(IReadOnlyList<Stage> needed)
    {
        if (!Fits(needed, own)) return null;

        int height = Smallest(input.Height, own.Height, size => Fits(needed, own with { Height = size }));
        int width = Smallest(input.Width, own.Width, size => Fits(needed, own with { Width = size }));
        var smallest = new Shape(height, width, input.Channels);
        return Fits(needed, smallest) ? smallest : null;
    }

    /// <summary>A map that fits still fits when it grows, so bisection finds the smallest.</summary>
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

    private static bool Fits(IReadOnlyList<Stage> stages, Shape image)
    {
        var outputs = new List<Shape>(stages.Count);
        foreach (Stage stage in stages)
        {
            var inference = new ShapeInference(reportsUnread: false);
            InferredRow? inferred = stage.Draft is null ? null : inference.Infer(stage.Draft, stage.Source < 0 ? image : outputs[stage.Source], null);
            if (inferred?.Operation is null || inference.HasErrors) return false;
            outputs.Add(inferred.Operation.Output);
        }

        return true;
    }
}
