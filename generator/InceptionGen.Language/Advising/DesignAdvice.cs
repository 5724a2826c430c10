using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Networks;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Advising;

/// <summary>Where a network does what the design principles of the Inception papers advise against (Rethinking the Inception Architecture, section 2). No fix is offered:
/// it would be another network.</summary>
internal static class DesignAdvice
{
    /// <param name="bundle">The table.</param>
    /// <param name="draft">The network that it says; null if it says none.</param>
    /// <param name="known">What is wrong with it: a network that is not yet what it is meant to be gets no advice.</param>
    public static IEnumerable<DiagnosticInfo> Of(TableBundle bundle, NetworkDraft? draft, IReadOnlyCollection<DiagnosticInfo> known)
    {
        if (draft is null || bundle.Document.Kind != TableKind.Network || known.Any(problem => problem.IsBlocking) || HasWrongHeading(bundle.Document, known)) return [];

        IReadOnlyList<TrunkRow> trunk = TrunkRow.Of(bundle.Document, draft);
        IReadOnlyList<PlacedConvolution> convolutions = PlacedConvolution.Of(bundle.Document, trunk);
        var reductions = new Reductions(convolutions);
        DiagnosticInfo[] bottlenecks = [.. Bottlenecks.Of(trunk)];
        IEnumerable<DiagnosticInfo> widths = Widths.Of(trunk).Where(width => bottlenecks.All(bottleneck => bottleneck.Location != width.Location));

        // A module that several rows use says it once.
        return bottlenecks.Concat(widths).Concat(Factorizations.Of(convolutions, reductions)).Concat(reductions.Of(trunk))
            .GroupBy(advice => (advice.Rule, advice.Location)).Select(same => same.First());
    }

    /// <summary>Whether the filters may belong under other headings.</summary>
    private static bool HasWrongHeading(TableDocument document, IReadOnlyCollection<DiagnosticInfo> known) => document.Modules.Prepend(document)
        .Any(table => table.HasBrokenHeader || table.Columns.Any(column => known.Any(problem => problem.Location == column.Location)));
}
