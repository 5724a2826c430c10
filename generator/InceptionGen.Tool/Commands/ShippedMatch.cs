using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Commands;

/// <summary>How a shipped table, with its own names or those of a names table beside it, fits a file of weights.</summary>
/// <param name="Table">The table's file.</param>
/// <param name="Names">The names table that replaces the table's own names; null for those.</param>
/// <param name="ReadAs">The network with these names.</param>
/// <param name="Match">How it fits.</param>
/// <param name="Classes">How many outputs the network has in place of the table's; empty for the table's.</param>
internal sealed record ShippedMatch(string Table, string? Names, NetworkDescription ReadAs, WeightMatch Match, string Classes = "")
{
    private const string NamesEnding = ".names.csv";

    /// <summary>Tensors that fit.</summary>
    public int Fitting => Match.Needed.Count(tensor => tensor.Fit == TensorFit.Fits);

    /// <summary>The shipped table that fits, or the one that most of the file's tensors fit; of equal ones, that of which the fewest are missing. Null if no tensor fits any.</summary>
    public static ShippedMatch? Best(IWeightSource weights, LoadOptions options, CancellationToken cancellation) => Best(weights, options, out _, cancellation);

    /// <summary>The shipped table that fits.</summary>
    /// <exception cref="WeightException">None does; it says which comes nearest, and why not.</exception>
    public static ShippedMatch Require(IWeightSource weights, LoadOptions options, CancellationToken cancellation)
    {
        ShippedMatch? best = Best(weights, options, out WeightException? severalModels, cancellation);
        if (best is { Match.IsComplete: true }) return best;
        if (severalModels is not null) throw severalModels;
        if (best is null) throw new WeightException($"{weights.Description} has no tensor of a shipped table's names and shapes. Name yours with --table.");

        bool isSurplusAlone = best.Fitting == best.Match.Needed.Count;
        string advice = isSurplusAlone ? "--ignore-surplus leaves out what no row needs." : "If it is for another table, name that with --table.";
        throw new WeightException(
            $"{weights.Description} fits no shipped table. {best.Title} comes nearest: {Counts.Grouped(best.Fitting)} of {Counts.Grouped(best.Match.Needed.Count)} tensors fit, "
            + $"{Counts.Grouped(best.Match.Surplus.Count)} surplus. {advice}",
            best.Match.Problems());
    }

    /// <summary>The shipped table that fits, if need be with another number of classes.</summary>
    /// <exception cref="WeightException">None does; it says which comes nearest, and why not.</exception>
    public static ShippedMatch RequireWithClasses(IWeightSource weights, LoadOptions options, CancellationToken cancellation) =>
        Best(weights, options, cancellation)?.WithClasses(weights, options, cancellation) ?? Require(weights, options, cancellation);

    /// <summary>The table, and the names table if there is one.</summary>
    public string Title => Names is null ? Table : $"{Table} with the names of {Names}";

    /// <summary>The table's own names beside those of the file.</summary>
    public TableNaming Naming(CancellationToken cancellation) => new(Table, Names is null ? ReadAs : Describe(Table, names: null, cancellation, Classes)!, ReadAs);

    // Trained further for other classes, a network differs from its table in its last layers alone.
    private ShippedMatch? WithClasses(IWeightSource weights, LoadOptions options, CancellationToken cancellation)
    {
        TensorMatch[] others = [.. Match.Needed.Where(tensor => tensor.Fit != TensorFit.Fits)];
        int[] outputs = [.. others.Where(tensor => tensor.Fit == TensorFit.OtherShape && tensor.Tensor.Operation is LinearInfo).Select(tensor => Match.Source.Tensors[tensor.Name!].Dimensions[0]).Distinct()];
        if (outputs is not [int number] || others.Any(tensor => tensor.Tensor.Operation is not LinearInfo)) return null;

        string classes = number.ToString(CultureInfo.InvariantCulture);
        if (Describe(Table, Names, cancellation, classes) is not { } network) return null;
        WeightMatch match = WeightMatch.Of(network, weights, options);
        return match.IsComplete ? this with { ReadAs = network, Match = match, Classes = classes } : null;
    }

    private static ShippedMatch? Best(IWeightSource weights, LoadOptions options, out WeightException? severalModels, CancellationToken cancellation)
    {
        List<ShippedMatch> matches = [];
        severalModels = null;
        foreach (string file in ShippedTables.Names.Where(file => file.EndsWith(".csv", StringComparison.Ordinal) && !file.EndsWith(NamesEnding, StringComparison.Ordinal)))
        {
            foreach (string? names in NamesOf(file))
            {
                if (Describe(file, names, cancellation) is not { } network) continue;
                try
                {
                    matches.Add(new ShippedMatch(file, names, network, WeightMatch.Of(network, weights, options)));
                }
                catch (WeightException exception)
                {
                    // Several models of the file fit this table, so that it does not tell what the file is for.
                    severalModels ??= exception;
                }
            }
        }

        return matches.Where(match => match.Fitting > 0)
            .OrderByDescending(match => match.Match.IsComplete)
            .ThenByDescending(match => match.Fitting)
            .ThenBy(match => match.Match.Needed.Count + match.Match.Surplus.Count)
            .FirstOrDefault();
    }

    private static IEnumerable<string?> NamesOf(string file)
    {
        string stem = file[..^".csv".Length] + ".";
        return ShippedTables.Names.Where(name => name.StartsWith(stem, StringComparison.Ordinal) && name.EndsWith(NamesEnding, StringComparison.Ordinal)).Prepend(null);
    }

    // Null of a module, and of a table that says itself how weights are called.
    private static NetworkDescription? Describe(string file, string? names, CancellationToken cancellation, string classes = "")
    {
        cancellation.ThrowIfCancellationRequested();
        TableSource source = ShippedTables.Find(file)!;
        var project = new TableProject();
        if (names is not null)
        {
            if (source.Content.Contains("# names:", StringComparison.Ordinal)) return null;
            project.Set(ShippedTables.Find(names)!, isListed: false);
        }

        project.Set(source, EquatableArray.Of(new TableOptions(Names: names ?? "", Classes: classes)));
        return project.Judge(source.Path, cancellation).Specs.FirstOrDefault() is { } network ? NetworkCompiler.Describe(network, cancellation) : null;
    }
}
