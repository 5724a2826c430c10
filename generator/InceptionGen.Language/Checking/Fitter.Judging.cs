using System;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>What a row gives against what its cell declares.</summary>
internal sealed partial class Fitter
{
    /// <param name="blueprint">As it was before its paddings were decided.</param>
    public void Judge(Blueprint blueprint, Fitted fitted, Shape input, DeclaredShape declared)
    {
        if (fitted.Output is not { } output || output == declared.Shape) return;

        if (fitted.Trials.Count > 0 && output.Size != declared.Shape.Size)
        {
            ReportNoPadding(blueprint, fitted, input, declared.Shape.Size, declared);
            return;
        }

        // Branches of different sizes have been reported; what remains to be compared are their channels.
        bool isMade = fitted.Operation is not null;
        if (!isMade && (fitted.BranchChannels.Count == 0 || output.Channels == declared.Shape.Channels)) return;

        string channels = string.Join(" + ", fitted.BranchChannels.Select(count => count.ToString(CultureInfo.InvariantCulture)));
        if (declared.At.Cell.Column.Kind == ColumnKind.InputSize)
            ReportWithFix(Rules.InputSizeDiffers, declared.At, Text(output), "the row above gives", Text(output), Text(declared.Shape));
        else if (fitted.BranchChannels.Count > 1)
            ReportWithFix(Rules.ConcatenationDiffers, declared.At, Text(output), Text(output), channels, Text(declared.Shape));
        else
            ReportWithFix(Rules.OutputSizeDiffers, declared.At, Text(output), Describe(blueprint), Text(output), Text(declared.Shape));
    }

    private void ReportNoPadding(Blueprint blueprint, Fitted fitted, Shape input, Extent size, DeclaredShape? declared)
    {
        Blueprint last = LastStep(blueprint);
        string trials = string.Join(", ", fitted.Trials);
        if (last is ConvolutionBlueprint convolution && ColumnThatFits(blueprint, convolution, input, size) is { } column)
        {
            string advice = FormattableString.Invariant($"under '{column.Text}' the {convolution.Filters} would");
            Report(Rules.NoPaddingFits, convolution.At, Describe(last), size.ToString(), input.Size.ToString(), trials, advice);
            return;
        }

        string orElse = declared is null ? "change the patch" : "set the size to " + Text(fitted.Output) + ", or change the patch";
        string? replacement = declared is null ? null : Text(fitted.Output);
        ReportWithFix(Rules.NoPaddingFits, declared?.At ?? last.At, replacement, Describe(last), size.ToString(), input.Size.ToString(), trials, orElse);
    }

    /// <summary>The empty column of the row under which the filters of its last convolution would give the size.</summary>
    private Column? ColumnThatFits(Blueprint blueprint, ConvolutionBlueprint last, Shape input, Extent size) =>
        last.EmptyColumns.FirstOrDefault(column =>
            column.Filters is { IsReduce: false, Kernels.Count: 1 } filters
            && Quietly(() => Fit(Replace(blueprint, last, last with { Kernel = filters.Kernels[0] }), input, size)).Output?.Size == size);

    private static Blueprint Replace(Blueprint blueprint, Blueprint old, Blueprint replacement) => blueprint switch
    {
        _ when ReferenceEquals(blueprint, old) => replacement,
        SequenceBlueprint sequence => sequence with { Steps = new(sequence.Steps.Select(step => Replace(step, old, replacement))) },
        BranchBlueprint branch => branch with { Body = Replace(branch.Body, old, replacement), Declared = null },
        _ => blueprint,
    };

    private static Blueprint LastStep(Blueprint blueprint) => blueprint switch
    {
        SequenceBlueprint { Steps.Count: > 0 } sequence => LastStep(sequence.Steps[sequence.Steps.Count - 1]),
        BranchBlueprint branch => LastStep(branch.Body),
        _ => blueprint,
    };

    private static string Describe(Blueprint blueprint) => blueprint switch
    {
        ConvolutionBlueprint convolution => Describe(convolution),
        PoolBlueprint pool => Describe(pool),
        AdaptivePoolBlueprint => "adaptive pool",
        LinearBlueprint => "linear layer",
        LocalResponseNormBlueprint => "local response norm",
        DropoutBlueprint => "dropout",
        FlattenBlueprint => "flattening",
        SoftmaxBlueprint => "softmax",
        ResidualBlueprint => "residual module",
        ModuleUseBlueprint use => "module '" + Excerpt.Of(use.Name) + "'",
        SequenceBlueprint { Steps.Count: > 0 } => "chain that ends in a " + Describe(LastStep(blueprint)),
        _ => "row",
    };
}
