using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>Tables that listed ones name, so that nobody needs to list them: names tables and continued networks. These are the only ones opened of all tables that
/// the package has.</summary>
internal static class NamedTables
{
    /// <summary>The named tables, and those that these name. A listed table is taken before any other of its file name, and not given here.</summary>
    /// <param name="offered">The tables that may be named.</param>
    public static EquatableArray<ReadTable> Fetch(IEnumerable<TableNeeds> listed, IReadOnlyCollection<IOfferedTable> offered, CancellationToken cancellation)
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

            foreach (IOfferedTable offer in offered.Where(offer => string.Equals(FilePath.FileName(offer.Path), file, StringComparison.OrdinalIgnoreCase)))
            {
                ReadTable table = offer.Read(cancellation);
                fetched.Add(table);
                foreach (string named in TableNeeds.Of(table).Named) wanted.Enqueue(named);
            }
        }

        return fetched.OrderBy(table => table.Document.Path, StringComparer.Ordinal).ToEquatableArray();
    }
}
