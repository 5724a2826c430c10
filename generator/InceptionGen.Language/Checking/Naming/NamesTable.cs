using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>A names table (tables/README.md, section 9).</summary>
internal sealed class NamesTable
{
    /// <summary>Every layer is compared with each of them.</summary>
    private const int MaximumWithStars = 1_000;

    private readonly NamesRule[] _rules;
    private readonly ILookup<string, int> _byRow;
    private readonly int[] _withStars;
    private readonly int[] _named;

    private NamesTable(NamesRule[] rules, TensorPatterns patterns)
    {
        _rules = rules;
        Patterns = patterns;
        _named = new int[rules.Length];
        IEnumerable<int> all = Enumerable.Range(0, rules.Length);
        _withStars = [.. all.Where(index => rules[index].Row.HasStars)];
        _byRow = all.Where(index => !rules[index].Row.HasStars).ToLookup(index => Normal(rules[index].RowCell.Text));
    }

    public TensorPatterns Patterns { get; }

    /// <summary>The rules that have named nothing so far.</summary>
    public IEnumerable<NamesRule> Unused => _rules.Where((_, index) => _named[index] == 0);

    /// <summary>The table's rules; those that are incomplete are reported and left out.</summary>
    public static NamesTable Read(TableDocument document, DiagnosticBag diagnostics)
    {
        var rules = new List<NamesRule>();
        int withStars = 0;
        foreach (TableRow row in document.Rows)
        {
            Cell? rowCell = row.Find(ColumnKind.NamesRow), columnCell = row.Find(ColumnKind.NamesColumn), weight = row.Find(ColumnKind.NamesWeight), norm = row.Find(ColumnKind.NamesBatchNorm);
            if (rowCell is null || columnCell is null || weight is null || row.Cells.Any(cell => cell.IsReported)) continue;

            if (rowCell.IsEmpty) diagnostics.Add(Rules.MissingCell, new CellReference("", rowCell), "write the row that the rule is for, such as inception (*)");
            else if (weight.IsEmpty) diagnostics.Add(Rules.MissingCell, new CellReference(rowCell.Text, weight), "write what the weight file calls the layer");
            else if (new NamePattern(rowCell.Text).HasStars && ++withStars > MaximumWithStars)
            {
                diagnostics.Add(Rules.TooLarge, new CellReference(rowCell.Text, rowCell), "a names table has at most 1,000 rules with a star, and none is read from here on");
                break;
            }
            else if (IsRight(weight) & (norm is null || IsRight(norm)))
                rules.Add(new NamesRule(new NamePattern(rowCell.Text), NamesColumns.Canonical(columnCell.Text), weight.Text, norm?.Text ?? "", rowCell));

            bool IsRight(Cell name)
            {
                if (WeightName.Mistake(name.Text) is not { } mistake) return true;
                diagnostics.Add(Rules.CellNotUnderstood, new CellReference(rowCell.Text, name), Excerpt.Of(name.Text), mistake);
                return false;
            }
        }

        return new NamesTable([.. rules], TensorPatternSettings.Read(document, diagnostics));
    }

    /// <summary>The name that the first rule that fits gives a convolution; null if none fits.</summary>
    /// <param name="number">Of the convolution among the network's, or of the linear layer among those.</param>
    public LayerName? NameOf(string row, string column, int number)
    {
        // Rules for one row each are found by that row, so that a thousand rules are no slower than one.
        string spelt = Normal(row);
        int[] own = [.. _byRow[spelt]];
        IEnumerable<int> candidates = own.Length == 0 ? _withStars : own.Concat(_withStars).OrderBy(index => index);
        foreach (int index in candidates)
        {
            if (_rules[index].NameOf(row, spelt, column, new LayerNumbers(number, _named[index] + 1)) is not { } name) continue;

            _named[index]++;
            return name;
        }

        return null;
    }

    private static string Normal(string row) => Spelling.Normalize(row);
}
