using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>A batch norm row after a convolution whose activation nothing says. Programs list convolution, batch norm and ReLU in this order; here a
/// convolution has a ReLU of its own where nothing else is said, and would have it before the batch norm.</summary>
internal static class UnsaidActivation
{
    /// <param name="above">The row above; null if there is none, or it is not understood.</param>
    public static void Report(Row row, Row? above, TableSettings settings, DiagnosticBag diagnostics)
    {
        if (row.Type.Kind != RowKind.BatchNorm || above is not { Type.Kind: RowKind.Convolution, Rules.Activation: null } || settings.Activation is not null) return;

        string name = Excerpt.Of(above.Name);
        diagnostics.Add(
            Rules.CellNotUsable, row.At, Excerpt.Of(row.At.Cell.Text),
            "nothing says where the activation of row '" + name + "' goes; write none in its column 'activation' if it comes after the batch norm, and relu if before");
    }
}
