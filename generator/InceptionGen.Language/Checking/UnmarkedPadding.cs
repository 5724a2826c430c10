using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Parsing;

namespace InceptionGen.Language.Checking;

/// <summary>A table that marks its padded convolutions with "conv padded" means the others to be valid. One that cannot be is reported; its declared
/// size has decided.</summary>
internal static class UnmarkedPadding
{
    public static bool IsMarkedIn(NetworkTable table) => table.Rows.Any(row => row.Typed.Type?.Padding is not null);

    /// <param name="blueprint">The row as it was before its paddings were decided.</param>
    /// <param name="fitted">The same with them.</param>
    public static void Report(Row row, Blueprint blueprint, Fitted fitted, DiagnosticBag diagnostics)
    {
        if (fitted is not { Output: { } output, Operation: { } operation }) return;
        ConvolutionBlueprint? padded = Convolutions(blueprint)
            .Zip(Convolutions(fitted.Blueprint), (open, decided) => Fitter.IsOpen(open) && decided.Padding.Kind != PaddingKind.Valid ? decided : null)
            .LastOrDefault(convolution => convolution is not null);
        if (padded is null) return;

        string type = row.Type.Word + " padded";
        diagnostics.AddWithFix(
            Rules.PaddingNotMarked, row.At, row.At.Cell.Text == row.Type.Word ? type : null,
            Fitter.Describe(padded), output.Size.ToString(), operation.Input.Size.ToString(), type);
    }

    private static IEnumerable<ConvolutionBlueprint> Convolutions(Blueprint blueprint) => blueprint switch
    {
        ConvolutionBlueprint convolution => [convolution],
        SequenceBlueprint sequence => sequence.Steps.SelectMany(Convolutions),
        _ => [],
    };
}
