using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>A row of which only the type is understood so far.</summary>
/// <param name="TypeCell">What says what the row is; the row's first cell if the table has no type column.</param>
/// <param name="Type">Null if the type cell is not understood, which has been reported.</param>
/// <param name="GivenName">The name cell's text; empty if the row has none.</param>
/// <param name="NameCell">The cell that names the row: its name cell, else its type cell.</param>
internal sealed record TypedRow(TableRow Source, Cell TypeCell, RowType? Type, string GivenName, Cell NameCell)
{
    /// <summary>What the type cell calls the row: "max pool", "inception (3a)". Parentheses that hold constants or a module's values are not part of it.</summary>
    public string TypeName => Type switch
    {
        null => TypeCell.Text,
        { Kind: RowKind.Module } type when type.Arguments.Any(argument => argument.Name.Length > 0) => type.Word,
        { Label.Length: > 0, Kind: not (RowKind.Residual or RowKind.BatchNorm) } type when type.Plain?.IsConstants(type.Label) != true => type.Word + " (" + type.Label + ")",
        _ => Type.Word,
    };

    public bool IsLabelled => TypeName != Type?.Word;

    /// <summary>The table's rows, up to the most stages that a network may have: copies are named before anything else is known about them.</summary>
    /// <param name="isTooLarge">Whether there are more, which is reported.</param>
    /// <param name="known">Rows that were read before, which this adds to; null for a table that is read once.</param>
    public static IReadOnlyList<TypedRow> Read(TableDocument document, DiagnosticBag diagnostics, out bool isTooLarge, KnownRows? known = null)
    {
        var rows = new List<TypedRow>(document.Rows.Count);
        int copies = 0;
        isTooLarge = false;
        foreach (TableRow source in document.Rows.Where(row => row.Cells.Count > 0))
        {
            TypedRow row = known is null ? Read(source, diagnostics) : known.Typed(source, diagnostics, Read);
            copies += row.Type?.Count ?? 1;
            if (copies > Limits.Operations)
            {
                diagnostics.Add(Rules.TooLarge, new CellReference(row.TypeCell.Text, row.TypeCell), Limits.TooManyOperations);
                isTooLarge = true;
                break;
            }

            rows.Add(row);
        }

        return rows;
    }

    private static TypedRow Read(TableRow row, DiagnosticBag diagnostics)
    {
        Cell typeCell = row.Find(ColumnKind.Type) ?? row.Cells[0];
        Cell? nameCell = row.Cells.FirstOrDefault(cell => cell.Column.Kind == ColumnKind.Name && cell is { IsEmpty: false, IsReported: false });
        string name = nameCell?.Text ?? "";

        if (typeCell.IsReported) return new TypedRow(row, typeCell, null, name, nameCell ?? typeCell);
        if (typeCell.IsEmpty)
        {
            var at = new CellReference(name, typeCell);
            diagnostics.Add(Rules.MissingCell, at, "write what the row is, such as convolution, max pool or inception (3a)");
            return new TypedRow(row, typeCell, null, name, nameCell ?? typeCell);
        }

        if (CellParser.RowType(typeCell.Text).Succeeded(out RowType? type, out Problem? problem))
            return new TypedRow(row, typeCell, type, name, nameCell ?? typeCell);

        diagnostics.Add(problem.At(typeCell.Location, PlaceInWords.Cell(name.Length > 0 ? name : typeCell.Text, typeCell.Column.Text), typeCell.Text));
        return new TypedRow(row, typeCell, null, name, nameCell ?? typeCell);
    }
}
