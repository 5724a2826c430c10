using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>A row for the documentation of its stage: "type: inception (3a); output size: 28x28x256; #1x1: 64".</summary>
internal static class RowProse
{
    private const int MaximumLength = 1_000;

    public static string Of(TableRow row) => Limits.Cut(string.Join(
        "; ", row.Cells.Where(cell => !cell.IsEmpty && cell.Column.Kind != ColumnKind.Unknown).Select(cell => cell.Column.Text + ": " + cell.Text)), MaximumLength);
}
