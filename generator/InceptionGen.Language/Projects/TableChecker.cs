using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>Checks the tables of a project as the compiler does. This is the door for hosts other than a compiler: tools, editors, browsers.</summary>
public static class TableChecker
{
    /// <summary>What is wrong with the tables, and advice: by the tables' paths in ordinal order, and in the order of each text.</summary>
    /// <param name="tables">Networks, and the modules, names tables and networks that these name. A path that is listed twice makes two classes.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<DiagnosticInfo> Check(IEnumerable<ProjectTable> tables, CancellationToken cancellation = default)
    {
        ReadTable[] read = [.. tables.GroupBy(table => table.Source.Path, StringComparer.Ordinal).Select(listings => Read([.. listings], cancellation))];
        var library = new TableLibrary(read.Select(table => table.Document));
        CheckedTable[] judged = [.. read.Select(table => TableTask.Of(table, library).Check(cancellation))];
        DuplicateClasses duplicates = DuplicateClasses.Among(judged.SelectMany(table => table.Claims));

        return
        [
            .. judged.SelectMany(table => table.Diagnostics).Concat(duplicates.Diagnostics)
                .OrderBy(problem => problem.Location.Path, StringComparer.Ordinal)
                .ThenBy(problem => problem.Location.Span.Start),
        ];
    }

    private static ReadTable Read(IReadOnlyList<ProjectTable> listings, CancellationToken cancellation)
    {
        TableSource source = listings[0].Source;
        var options = listings.Select(listing => listing.Options).ToEquatableArray();
        return InternalError.Guard(
            () => new ReadTable(TableReader.Read(source, cancellation), options),
            exception => ReadTable.Unreadable(options, InternalError.At(source.Path, exception)));
    }
}
