using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Repairing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Advising;

/// <summary>A pool that takes the largest value where all others like it take the average, or the reverse: no equation of a table tells the two apart.</summary>
internal static class PoolsUnlikeOthers
{
    /// <summary>Fewer say nothing of what is usual. A family of modules has three of a kind.</summary>
    private const int FewestRows = 3, FewestBranches = 2;

    /// <param name="bundle">The table, with the modules in its file.</param>
    /// <param name="known">What is wrong with it: the pools of a table with errors are not compared.</param>
    public static IEnumerable<DiagnosticInfo> Of(TableBundle bundle, IReadOnlyCollection<DiagnosticInfo> known)
    {
        if (known.Any(problem => problem.IsBlocking)) return [];

        TableDocument document = bundle.Document;
        IEnumerable<Pool> own = document.Rows.TakeWhile(row => row.Type?.Kind != RowKind.AuxiliaryClassifier).SelectMany(PoolsOf);

        // The last module of BN-Inception takes the largest value: what ends a network need not be like the others.
        Pool[] projections = [.. own.Where(pool => pool.Cell.Column.Kind == ColumnKind.PoolProjection && !pool.IsStrided)];
        IEnumerable<Pool> inner = projections.Take(projections.Length - 1);
        IEnumerable<Pool> rows = own.Where(pool => pool.Cell.Column.Kind == ColumnKind.Type && pool.IsStrided);
        Pool[] branches = [.. document.Modules.Where(table => table.Kind == TableKind.Module).SelectMany(table => table.Rows).SelectMany(PoolsOf)];
        return Odd(inner, FewestRows).Concat(Odd(rows, FewestRows)).Concat(branches.GroupBy(pool => pool.IsStrided).SelectMany(alike => Odd(alike, FewestBranches)));
    }

    private static IEnumerable<DiagnosticInfo> Odd(IEnumerable<Pool> pools, int fewest)
    {
        Pool[] all = [.. pools], averages = [.. all.Where(pool => pool.IsAverage)];
        if (all.Length <= fewest || (averages.Length != 1 && averages.Length != all.Length - 1)) yield break;

        Pool odd = averages.Length == 1 ? averages[0] : all.Single(pool => !pool.IsAverage);
        if (odd.Cell.Sic is not null) yield break;

        (string own, string other) = odd.IsAverage ? ("avg", "max") : ("max", "avg");
        var at = new CellReference(odd.Row, odd.Cell);
        int word = odd.Cell.Text.IndexOf(own, System.StringComparison.OrdinalIgnoreCase);
        yield return new DiagnosticInfo(
            Rules.PoolUnlikeOthers, odd.Cell.Location, EquatableArray.Of(at.InWords, odd.IsAverage ? "average" : "largest value", (all.Length - 1).ToString(CultureInfo.InvariantCulture), odd.IsAverage ? "largest value" : "average"))
        { Fixes = word < 0 ? default : EquatableArray.Of(Fix.Set(odd.Cell.Location, odd.Cell.Text.Substring(0, word) + other + odd.Cell.Text.Substring(word + own.Length))) };
    }

    private static IEnumerable<Pool> PoolsOf(TableRow row)
    {
        if (row.Type is not { } type) yield break;

        Cell? patch = row.Find(ColumnKind.Patch);
        bool isStrided = patch is not null && CellParser.Patch(patch.Text).Succeeded(out Patch? understood, out _) && understood.Stride is { } stride && stride != new Extent(1, 1);
        if (type.Kind is RowKind.MaxPool or RowKind.AveragePool)
            yield return new Pool(Slots.NameOf(row), row.Find(ColumnKind.Type)!, type.Kind == RowKind.AveragePool, isStrided);
        if (type.Kind != RowKind.Inception) yield break;

        foreach (Cell cell in row.Cells.Where(cell => cell.Column.Kind == ColumnKind.PoolProjection && !cell.IsEmpty))
        {
            if (CellParser.PoolProjection(cell.Text).Succeeded(out PoolProjection? projection, out _)) yield return new Pool(Slots.NameOf(row), cell, projection.Kind == PoolKind.Average, isStrided);
        }
    }

    /// <param name="Cell">The cell that says which it is.</param>
    private readonly record struct Pool(string Row, Cell Cell, bool IsAverage, bool IsStrided);
}
