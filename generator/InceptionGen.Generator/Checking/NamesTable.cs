using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Checking;

/// <summary>A rule of a names table: what a weight file calls the convolutions of a row and column.</summary>
internal sealed record NamesRule(NamePattern Row, string Column, string Weight, Cell RowCell)
{
    /// <summary>The name that the rule gives; null if it is not for this convolution.</summary>
    /// <param name="number">Of the convolution among the network's.</param>
    public string? NameOf(string row, string column, int number)
    {
        if (Row.Match(row) is not { } inRow || new NamePattern(Column).Match(column) is not { } inColumn) return null;
        return WeightName.Fill(Weight, inRow.Concat(inColumn), number);
    }
}

/// <summary>A names table (tables/README.md, section 9).</summary>
internal sealed class NamesTable
{
    private readonly NamesRule[] rules;
    private readonly ILookup<string, int> byRow;
    private readonly int[] withStars;
    private readonly bool[] isUsed;

    private NamesTable(NamesRule[] rules, TensorPatterns patterns)
    {
        this.rules = rules;
        Patterns = patterns;
        isUsed = new bool[rules.Length];
        IEnumerable<int> all = Enumerable.Range(0, rules.Length);
        withStars = [.. all.Where(index => rules[index].Row.HasStars)];
        byRow = all.Where(index => !rules[index].Row.HasStars).ToLookup(index => Normal(rules[index].RowCell.Text));
    }

    public TensorPatterns Patterns { get; }

    /// <summary>The rules that named nothing so far.</summary>
    public IEnumerable<NamesRule> Unused => rules.Where((_, index) => !isUsed[index]);

    /// <summary>The table's rules; those that are incomplete are reported and left out.</summary>
    public static NamesTable Read(TableDocument document, DiagnosticBag diagnostics)
    {
        var rules = new List<NamesRule>();
        foreach (TableRow row in document.Rows)
        {
            Cell? rowCell = Find(row, ColumnKind.NamesRow), columnCell = Find(row, ColumnKind.NamesColumn), weight = Find(row, ColumnKind.NamesWeight);
            if (rowCell is null || columnCell is null || weight is null) continue;

            if (rowCell.IsEmpty) diagnostics.Add(Descriptors.MissingCell, new Anchor("", rowCell), "write the row that the rule is for, such as inception (*)");
            else if (weight.IsEmpty) diagnostics.Add(Descriptors.MissingCell, new Anchor(rowCell.Text, weight), "write what the weight file calls the layer");
            else if (WeightName.Mistake(weight.Text) is { } mistake) diagnostics.Add(Descriptors.CellNotUnderstood, new Anchor(rowCell.Text, weight), Excerpt.Of(weight.Text), mistake);
            else rules.Add(new NamesRule(new NamePattern(rowCell.Text), NamesColumns.Canonical(columnCell.Text), weight.Text, rowCell));
        }

        return new NamesTable([.. rules], TensorPatterns.Read(document, diagnostics));
    }

    /// <summary>The name that the first rule that fits gives a convolution; null if none fits.</summary>
    /// <param name="number">Of the convolution among the network's, or of the linear layer among those.</param>
    public string? NameOf(string row, string column, int number)
    {
        // Rules for one row each are found by that row, so that a thousand rules are no slower than one.
        foreach (int index in byRow[Normal(row)].Concat(withStars).OrderBy(index => index))
        {
            if (rules[index].NameOf(row, column, number) is not { } name) continue;

            isUsed[index] = true;
            return name;
        }

        return null;
    }

    private static string Normal(string row) => Spelling.Normalize(row);

    private static Cell? Find(TableRow row, ColumnKind kind) => row.Cells.FirstOrDefault(cell => cell.Column.Kind == kind);
}
