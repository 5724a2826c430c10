using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Advising;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Checking.Modules;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Repairing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>A table read, with the other tables that it needs.</summary>
/// <param name="Bundles">One for each time that the project lists the table; a single one for a table that it does not list.</param>
internal sealed record TableTask(ReadTable Table, EquatableArray<TableBundle> Bundles)
{
    /// <summary>The most mistakes of one table that are reported: nobody reads more.</summary>
    private const int MaximumDiagnostics = 1_000;

    public static TableTask Of(ReadTable table, TableLibrary library) => new(
        table, ListingsOf(table).Select(options => library.Bundle(table.Document, options.Names)).ToEquatableArray());

    /// <summary>Judges the table. The generator reports its errors, the analyzer its warnings.</summary>
    public CheckedTable Check(CancellationToken cancellation)
    {
        TableDocument document = Table.Document;
        CheckResult[] results = Table.IsUnreadable
            ? []
            : [.. ListingsOf(Table).Zip(Bundles, (options, bundle) => Check(bundle, options, cancellation))];

        NetworkSpec[] specs = Table.Listings.Count == 0 ? [] : [.. results.Select(result => result.Spec).OfType<NetworkSpec>()];
        IGrouping<string, NetworkSpec>[] classes = [.. specs.GroupBy(spec => spec.QualifiedName, StringComparer.OrdinalIgnoreCase)];
        IEnumerable<DiagnosticInfo> twice = classes.Where(rivals => rivals.Count() > 1)
            .Select(rivals => DuplicateClasses.Twice(new ClassClaim(document.Path, rivals.Key, document.NameLocation)));

        // Each mistake of a table that is listed twice is reported once.
        IEnumerable<DiagnosticInfo> diagnostics = Table.Result.Diagnostics.Concat(results.SelectMany(result => result.Diagnostics)).Concat(twice)
            .Distinct().OrderBy(diagnostic => diagnostic.Location.Span.Start);
        return new CheckedTable(document.Path, document.NameLocation, classes.Select(rivals => rivals.First()).ToEquatableArray(), Readable([.. FollowOns.LeftOut([.. diagnostics])]));
    }

    private static EquatableArray<DiagnosticInfo> Readable(IReadOnlyList<DiagnosticInfo> diagnostics)
    {
        if (diagnostics.Count <= MaximumDiagnostics) return diagnostics.ToEquatableArray();

        string detail = FormattableString.Invariant($"it has more than {MaximumDiagnostics:N0} mistakes; from here on they are not listed");
        var end = new DiagnosticInfo(Rules.UnreadableFile, diagnostics[MaximumDiagnostics].Location, EquatableArray.Of(detail));
        return diagnostics.Take(MaximumDiagnostics).Append(end).ToEquatableArray();
    }

    private static CheckResult Check(TableBundle bundle, TableOptions options, CancellationToken cancellation) => InternalError.Guard(
        () => Repaired(bundle, table => BrokenHeaders.Silence(Judge(table, options, cancellation), table), cancellation),
        exception => new CheckResult(null, EquatableArray.Of(InternalError.At(bundle.Document.Path, exception))));

    private static CheckResult Repaired(TableBundle bundle, Func<TableBundle, CheckResult> judge, CancellationToken cancellation)
    {
        CheckResult result = judge(bundle);
        EquatableArray<DiagnosticInfo> diagnostics = Repaired(bundle, result, new HeadingRepairer(bundle, judge), cancellation);
        DiagnosticInfo[] advice = bundle.Document.Kind == TableKind.Names ? [] : Advice(bundle, result, diagnostics);
        return result with { Diagnostics = advice.Length == 0 ? diagnostics : diagnostics.Concat(advice).ToEquatableArray() };
    }

    /// <summary>What is wrong, each mistake once: at a heading, else at cells, else at a heading of a module, which takes longest to find.</summary>
    private static EquatableArray<DiagnosticInfo> Repaired(TableBundle bundle, CheckResult result, HeadingRepairer headings, CancellationToken cancellation)
    {
        if (headings.Repair(result.Diagnostics) is { } ofHeading) return ofHeading;

        EquatableArray<DiagnosticInfo> ofCells = Repairer.Repair(bundle, result, cancellation);
        return ofCells.Count > 1 && headings.RepairModules(result.Diagnostics) is { } ofModule ? ofModule : ofCells;
    }

    private static DiagnosticInfo[] Advice(TableBundle bundle, CheckResult result, EquatableArray<DiagnosticInfo> known) =>
    [
        .. UnlikeOthers.Of(bundle, known), .. PoolsUnlikeOthers.Of(bundle, known), .. EmptyUnlikeOthers.Of(bundle.Document, known),
        .. DesignAdvice.Of(bundle, result.Draft, known),
    ];

    private static CheckResult Judge(TableBundle bundle, TableOptions options, CancellationToken cancellation) => bundle.Document.Kind switch
    {
        TableKind.Network => ChannelsFirst.Judge(bundle, read => NetworkChecker.Check(read, options, cancellation)),
        TableKind.Module => ChannelsFirst.Judge(bundle, read => new CheckResult(null, ModuleLibrary.Check(read))),
        _ => new CheckResult(null, NamesChecker.Check(bundle.Document)),
    };

    private static IEnumerable<TableOptions> ListingsOf(ReadTable table) => table.Listings.Count > 0 ? table.Listings : [new TableOptions()];
}
