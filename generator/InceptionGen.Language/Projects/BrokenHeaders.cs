using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>Silence below a header that is not understood: it is one mistake, and without one of its columns every row would seem wrong.</summary>
internal static class BrokenHeaders
{
    /// <summary>What is only known of a network whose rows are all understood.</summary>
    private static readonly Rule[] OfWholeNetworks = [Rules.TotalDiffers, Rules.RuleFitsNothing];

    public static CheckResult Silence(CheckResult result, TableBundle bundle)
    {
        TableDocument document = bundle.Document;
        TableDocument[] silent = document.HasBrokenHeader || bundle.Modules.Any(module => module.HasBrokenHeader)
            ? [document, .. document.Modules]
            : [.. document.Modules.Where(table => table.HasBrokenHeader || (table.Kind == TableKind.Module && table.Columns.Count == 0))];
        if (silent.Length == 0) return result;

        TextRange[] rows = [.. silent.SelectMany(table => table.Rows).Select(row => row.Location.Span)];
        return result with { Diagnostics = result.Diagnostics.Where(diagnostic => !IsIn(rows, diagnostic, document.Path) && !OfWholeNetworks.Contains(diagnostic.Rule)).ToEquatableArray() };
    }

    private static bool IsIn(IEnumerable<TextRange> rows, DiagnosticInfo diagnostic, string path) =>
        diagnostic.Rule != Rules.InternalError && diagnostic.Location.Path == path && rows.Any(row => row.Contains(diagnostic.Location.Span));
}
