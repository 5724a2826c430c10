using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>Fits blueprints to inputs: decides paddings, computes shapes, and notes what does not fit.</summary>
/// <param name="useSite">The cell that names the module that is fitted; null outside of modules.</param>
/// <param name="reportsUnread">Whether pixels that no window reads are worth a warning.</param>
internal sealed partial class Fitter(Anchor? useSite = null, bool reportsUnread = true)
{
    private List<DiagnosticInfo> problems = [];
    private List<OpenPadding> open = [];

    // Where a module is used, its mistakes are shown at the cell that names it: the module's own file is right by itself.
    private Anchor? useSite = useSite;

    // A module with sizes of its own has been judged by them.
    private bool reportsUnread = reportsUnread;

    private string columnPrefix = "";

    public IReadOnlyList<DiagnosticInfo> Problems => problems;

    /// <summary>Paddings that rules which pad differently could have been meant for.</summary>
    public IReadOnlyList<OpenPadding> Open => open;

    public bool HasErrors => problems.Exists(problem => problem.IsBlocking);

    /// <param name="target">The height and width the output shall have, where paddings are open; null if nothing says so.</param>
    public Fitted Fit(Blueprint blueprint, Shape input, Extent? target) => blueprint switch
    {
        ConvolutionBlueprint or PoolBlueprint => FitSteps(blueprint, [blueprint], input, target),
        SequenceBlueprint sequence => FitSteps(sequence, sequence.Steps, input, target),
        ConcatBlueprint concat => FitConcat(concat, input, target),
        BranchBlueprint branch => FitBranch(branch, input, target),
        ModuleUseBlueprint use => FitUse(use, input, target),
        ResidualBlueprint residual => FitResidual(residual, input),
        _ => FitLeaf(blueprint, input),
    };

    private Fitted FitLeaf(Blueprint blueprint, Shape input)
    {
        switch (blueprint)
        {
            case LinearBlueprint linear:
                return FitLinear(linear, input);
            case AdaptivePoolBlueprint pool:
                var pooled = new Shape(pool.Output.Height, pool.Output.Width, input.Channels);
                if (Limits.Excess(pooled) is { } excess) return TooLarge(pool, excess);
                return new(pool, new PoolSpec(input, pooled, PoolKind.AdaptiveAverage, new(1, 1), new(1, 1), Padding.None, CountsPadding: false), pooled);
            case LocalResponseNormBlueprint norm:
                return new(norm, new LocalResponseNormSpec(input, norm.Size, norm.Alpha, norm.Beta, norm.K), input);
            case DropoutBlueprint dropout:
                return new(dropout, new DropoutSpec(input, dropout.Rate), input);
            case FlattenBlueprint:
                var flat = new Shape(1, 1, (int)input.Elements);
                return new(blueprint, new FlattenSpec(input, flat), flat);
            default:
                return new(blueprint, new SoftmaxSpec(input), input);
        }
    }

    private Fitted FitLinear(LinearBlueprint linear, Shape input)
    {
        var output = new Shape(1, 1, linear.Outputs);
        if (Limits.Excess(input.Size, input, output) is { } excess) return TooLarge(linear, excess);

        (bool bias, BatchNormSpec? norm, Activation activation) = linear.Layer;
        return new(
            linear,
            new ConvolutionSpec(input, output, input.Size, new(1, 1), Padding.None, bias, norm, activation, columnPrefix + linear.Column, IsLinear: true, TensorNaming.Unnamed),
            output);
    }

    private Fitted FitUse(ModuleUseBlueprint use, Shape input, Extent? target)
    {
        if (use.WrittenFor is { } written && written.Channels != input.Channels)
            Report(Rules.ModuleInputDiffers, use.At, Excerpt.Of(use.Name), Text(written), Text(input));

        (Anchor? outerSite, bool outerReports, string outerPrefix) = (useSite, reportsUnread, columnPrefix);
        useSite ??= use.At;
        reportsUnread &= use.WrittenFor is null;
        columnPrefix += use.ColumnPrefix;
        foreach (OpenPadding padding in use.Open) Note(padding);
        Fitted body = Fit(use.Body, input, target);
        (useSite, reportsUnread, columnPrefix) = (outerSite, outerReports, outerPrefix);
        return body with { Blueprint = use with { Body = body.Blueprint } };
    }

    private Fitted FitResidual(ResidualBlueprint residual, Shape input)
    {
        Fitted body = Fit(residual.Body, input, input.Size);
        ResidualBlueprint decided = residual with { Body = body.Blueprint };
        if (body.Operation is null) return new(decided, null, input);
        if (body.Output != input)
        {
            Report(Rules.ResidualDoesNotFit, residual.At, Text(body.Output), Text(input));
            return new(decided, null, input);
        }

        return new(decided, new ResidualSpec(input, body.Operation, residual.Scale, residual.Activation), input);
    }

    private void Note(OpenPadding padding)
    {
        OpenPadding shown = useSite is null ? padding : padding with { Site = useSite };
        if (!open.Contains(shown)) open.Add(shown);
    }

    private Fitted TooLarge(Blueprint blueprint, string excess)
    {
        Report(Rules.TooLarge, blueprint.At, excess);
        return new(blueprint, null, null);
    }

    private void Report(Rule rule, Anchor at, params string[] details) => ReportWithFix(rule, at, replacement: null, details);

    private void ReportWithFix(Rule rule, Anchor at, string? replacement, params string[] details)
    {
        DiagnosticInfo? diagnostic = useSite is null || useSite == at
            ? at.Diagnose(rule, place: null, replacement, details)
            : useSite.Diagnose(rule, useSite.Place + " (in the module: " + at.Place + ")", replacement: null, details);
        if (diagnostic is not null && !problems.Contains(diagnostic)) problems.Add(diagnostic);
    }

    private static string Text(Shape? shape) => shape?.ToString() ?? "";
}
