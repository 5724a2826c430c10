using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Pipeline;

/// <summary>The other files that a listed table names.</summary>
/// <param name="File">The table's own file name.</param>
internal sealed record TableNeeds(string File, EquatableArray<string> Named)
{
    public static TableNeeds Of(ReadTable table) => new(
        TableLibrary.FileName(table.Document.Path),
        TableLibrary.FilesNamedBy(table.Document)
            .Concat(table.Listings.Select(options => TableLibrary.FileName(options.Names)))
            .Where(file => file.Length > 0)
            .ToEquatableArray());
}

/// <summary>Tables that listed ones name, so that nobody needs to list them: names tables and continued networks. Only these are opened of all tables that
/// the package has.</summary>
internal static class NamedTables
{
    /// <summary>The named tables, and those that these name. A listed table is taken before any other of its file name, and not given here.</summary>
    /// <param name="offered">The tables that may be named.</param>
    public static EquatableArray<ReadTable> Fetch(IEnumerable<TableNeeds> listed, IReadOnlyCollection<TableFile> offered, CancellationToken cancellation)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var wanted = new Queue<string>();
        foreach (TableNeeds needs in listed)
        {
            known.Add(needs.File);
            foreach (string file in needs.Named) wanted.Enqueue(file);
        }

        var fetched = new List<ReadTable>();
        while (wanted.Count > 0)
        {
            string file = wanted.Dequeue();
            if (!known.Add(file)) continue;

            foreach (TableFile offer in offered.Where(offer => string.Equals(TableLibrary.FileName(offer.Text.Path), file, StringComparison.OrdinalIgnoreCase)))
            {
                ReadTable table = offer.Read(cancellation);
                fetched.Add(table);
                foreach (string named in TableNeeds.Of(table).Named) wanted.Enqueue(named);
            }
        }

        return fetched.OrderBy(table => table.Document.Path, StringComparer.Ordinal).ToEquatableArray();
    }
}
