using System;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>What a row gives against what its cell declares.</summary>
internal static class DeclaredSizes
{
    /// <param name="draft">As it was before its paddings were decided.</param>
    public static void Compare(RowDraft draft, InferredRow inferred, Shape input, DeclaredShape declared, InferenceContext context)
    {
        if (inferred.Output is not { } output || output == declared.Shape) return;

        if (inferred.Candidates.Count > 0 && output.Size != declared.Shape.Size)
        {
            ReportNoPadding(draft, inferred, input, declared.Shape.Size, declared, context);
            return;
        }

        // Branches of different sizes have been reported; only their channels remain to be compared.
        bool isMade = inferred.Operation is not null;
        if (!isMade && (inferred.BranchChannels.Count == 0 || output.Channels == declared.Shape.Channels)) return;

        string given = output.ToString(), said = declared.Shape.ToString();
        string channels = string.Join(" + ", inferred.BranchChannels.Select(count => count.ToString(CultureInfo.InvariantCulture)));
        if (declared.At.Cell.Column.Kind == ColumnKind.InputSize)
            context.ReportWithFix(Rules.InputSizeDiffers, declared.At, given, "the row above gives", given, said);
        else if (inferred.BranchChannels.Count > 1)
            context.ReportWithFix(Rules.ConcatenationDiffers, declared.At, given, given, channels, said);
        else
            context.ReportWithFix(Rules.OutputSizeDiffers, declared.At, given, draft.InWords, given, said);
    }

    /// <summary>Reports that no padding rule gives the wanted size.</summary>
    /// <param name="declared">The cell that wants it; null if the other branches do.</param>
    public static void ReportNoPadding(RowDraft draft, InferredRow inferred, Shape input, Extent size, DeclaredShape? declared, InferenceContext context)
    {
        RowDraft last = draft.Last;
        string candidates = string.Join(", ", inferred.Candidates);
        if (last is ConvolutionDraft convolution && ColumnThatFits(draft, convolution, input, size, context) is { } column)
        {
            string advice = FormattableString.Invariant($"under '{column.Text}' the {convolution.Filters} would");
            context.Report(Rules.NoPaddingFits, convolution.At, last.InWords, size.ToString(), input.Size.ToString(), candidates, advice);
            return;
        }

        string orElse = declared is null ? "change the patch" : "set the size to " + inferred.OutputText + ", or change the patch";
        string? replacement = declared is null ? null : inferred.OutputText;
        context.ReportWithFix(
            Rules.NoPaddingFits, declared?.At ?? last.At, replacement, last.InWords, size.ToString(), input.Size.ToString(), candidates, orElse);
    }

    /// <summary>The empty column of the row under which the filters of its last convolution would give the size.</summary>
    private static Column? ColumnThatFits(RowDraft draft, ConvolutionDraft last, Shape input, Extent size, InferenceContext context) =>
        last.EmptyColumns.FirstOrDefault(column =>
            column.Filters is { IsReduce: false, Kernels.Count: 1 } filters
            && draft.Replace(last, last with { Kernel = filters.Kernels[0] }).Infer(input, size, context.Quiet).Output?.Size == size);
}
