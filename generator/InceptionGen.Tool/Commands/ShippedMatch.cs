using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Projects;

namespace InceptionGen.Tool.Commands;

/// <summary>How a shipped table, with its own names or those of a names table beside it, fits a file of weights.</summary>
/// <param name="Table">The table's file.</param>
/// <param name="Names">The names table that replaces the table's own names; null for those.</param>
/// <param name="Match">How it fits.</param>
internal sealed record ShippedMatch(string Table, string? Names, WeightMatch Match)
{
    private const string NamesEnding = ".names.csv";

    /// <summary>Tensors that fit.</summary>
    public int Fitting => Match.Needed.Count(tensor => tensor.Fit == TensorFit.Fits);

    /// <summary>The shipped table that most of the file's tensors fit; of equal ones, that of which the fewest are missing. Null if no tensor fits any.</summary>
    public static ShippedMatch? Best(IWeightSource weights, CancellationToken cancellation) =>
        ShippedTables.Names.Where(file => file.EndsWith(".csv", StringComparison.Ordinal) && !file.EndsWith(NamesEnding, StringComparison.Ordinal))
            .SelectMany(file => NamesOf(file).Select(names => Of(file, names, weights, cancellation)))
            .OfType<ShippedMatch>()
            .Where(match => match.Fitting > 0)
            .OrderByDescending(match => match.Fitting)
            .ThenBy(match => match.Match.Needed.Count + match.Match.Surplus.Count)
            .FirstOrDefault();

    private static IEnumerable<string?> NamesOf(string file)
    {
        string stem = file[..^".csv".Length] + ".";
        return ShippedTables.Names.Where(name => name.StartsWith(stem, StringComparison.Ordinal) && name.EndsWith(NamesEnding, StringComparison.Ordinal)).Prepend(null);
    }

    private static ShippedMatch? Of(string file, string? names, IWeightSource weights, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        TableSource source = ShippedTables.Find(file)!;
        if (names is not null)
        {
            if (source.Content.Contains("# names:", StringComparison.Ordinal)) return null;
            source = source with { Content = $"# names: {names}\n{source.Content}" };
        }

        var project = new TableProject();
        project.Set(source, isListed: true);
        CheckedTable table = project.Judge(source.Path, cancellation);
        if (table.Specs.FirstOrDefault() is not { } network) return null;

        try
        {
            return new(file, names, WeightMatch.Of(NetworkCompiler.Describe(network, cancellation), weights));
        }
        catch (WeightException)
        {
            // Several models of the file fit this table, so that it does not tell what the file is for.
            return null;
        }
    }
}
