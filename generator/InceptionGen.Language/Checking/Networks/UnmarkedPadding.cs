using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>A table that marks its padded convolutions with "conv padded" means the others to be valid. One that cannot be valid is reported; its declared
/// size has decided.</summary>
internal static class UnmarkedPadding
{
    public static bool IsMarkedIn(NetworkTable table) => table.Rows.Any(row => row.Typed.Type?.Padding is not null);

    /// <param name="draft">The row as it was before its paddings were decided.</param>
    /// <param name="inferred">The same with them.</param>
    public static void Report(Row row, RowDraft draft, InferredRow inferred, DiagnosticBag diagnostics)
    {
        if (inferred is not { Output: { } output, Operation: { } operation }) return;
        ConvolutionDraft? padded = Convolutions(draft)
            .Zip(Convolutions(inferred.Draft), (open, decided) => open.IsOpen && decided.Padding.Kind != PaddingKind.Valid ? decided : null)
            .LastOrDefault(convolution => convolution is not null);
        if (padded is null) return;

        string type = row.Type.Word + " padded";
        diagnostics.AddWithFix(
            Rules.PaddingNotMarked, row.At, row.At.Cell.Text == row.Type.Word ? type : null,
            padded.InWords, output.Size.ToString(), operation.Input.Size.ToString(), type);
    }

    private static IEnumerable<ConvolutionDraft> Convolutions(RowDraft draft) => draft switch
    {
        ConvolutionDraft convolution => [convolution],
        SequenceDraft sequence => sequence.Steps.SelectMany(Convolutions),
        _ => [],
    };
}
