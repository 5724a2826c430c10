using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>The module tables that a table may name, and which of them name which others.</summary>
/// <param name="bundle">The table itself, with those it names, and those that they name.</param>
internal sealed class ModuleTables(TableBundle bundle)
{
    private readonly ILookup<string, TableDocument> _byName = Modules(bundle).ToLookup(document => Spelling.Compact(document.Name));

    private readonly Dictionary<TableDocument, bool> _containsItself = new(ByReference<TableDocument>.Instance);
    private readonly Dictionary<TableDocument, IReadOnlyList<TableDocument>> _namedBy = new(ByReference<TableDocument>.Instance);

    /// <summary>The names of modules that a misspelt one may mean.</summary>
    public IEnumerable<string> Names => bundle.Nearby.Concat(_byName.Select(group => group.First().Name));

    /// <summary>The module of the name in the table's own file, whether or not a row names it; null if it has none.</summary>
    public TableDocument? InFile(string name) => bundle.Document.Modules.FirstOrDefault(module => module.Kind == TableKind.Module && module.Name == name);

    /// <summary>The module tables that a row of the table names; one unless something is wrong.</summary>
    public IReadOnlyList<TableDocument> Find(string name) => [.. _byName[Spelling.Compact(name)]];

    /// <summary>Within a module, its own name means itself, even if other modules have the same name.</summary>
    private static IEnumerable<TableDocument> Modules(TableBundle bundle)
    {
        TableDocument user = bundle.Document;
        if (user.Kind != TableKind.Module) return bundle.Modules;

        string own = Spelling.Compact(user.Name);
        return bundle.Modules.Where(module => Spelling.Compact(module.Name) != own).Prepend(user);
    }

    /// <summary>The tables from one to another through the modules that they name; empty if none leads there.</summary>
    public IReadOnlyList<TableDocument> Way(TableDocument from, TableDocument to)
    {
        if (to.Kind != TableKind.Module) return [];

        var cameFrom = new Dictionary<TableDocument, TableDocument?>(ByReference<TableDocument>.Instance) { [from] = null };
        var pending = new Queue<TableDocument>([from]);
        while (pending.Count > 0)
        {
            TableDocument table = pending.Dequeue();
            if (ReferenceEquals(table, to)) return Unwind(cameFrom, to);

            foreach (TableDocument next in Named(table).Where(next => !cameFrom.ContainsKey(next)))
            {
                cameFrom.Add(next, table);
                pending.Enqueue(next);
            }
        }

        return [];
    }

    /// <summary>Each table of a circle is checked by itself and finds the same circle. Whether this is the one that reports it.</summary>
    public static bool IsFirst(TableDocument table, IEnumerable<TableDocument> circle) => ReferenceEquals(
        table,
        circle.OrderBy(member => member.Path, StringComparer.Ordinal).ThenBy(member => member.NameLocation.Span.Start).First());

    /// <summary>Whether modules are nested deeper than <see cref="Limits.ModuleDepth"/>. Modules that contain themselves do not count: that is reported as such.</summary>
    public bool IsTooDeep(TableDocument table)
    {
        HashSet<TableDocument> level = new(ByReference<TableDocument>.Instance) { table };
        for (int depth = 0; depth < Limits.ModuleDepth; depth++)
        {
            level = new(level.SelectMany(Named).Where(next => !ContainsItself(next)), ByReference<TableDocument>.Instance);
            if (level.Count == 0) return false;
        }

        return true;
    }

    private bool ContainsItself(TableDocument table)
    {
        if (!_containsItself.TryGetValue(table, out bool contains))
            _containsItself.Add(table, contains = Named(table).Any(next => Way(next, table).Count > 0));
        return contains;
    }

    private IReadOnlyList<TableDocument> Named(TableDocument table)
    {
        if (!_namedBy.TryGetValue(table, out IReadOnlyList<TableDocument>? named))
            _namedBy.Add(table, named = [.. ModuleNames.In(table).SelectMany(name => _byName[name])]);
        return named;
    }

    private static List<TableDocument> Unwind(Dictionary<TableDocument, TableDocument?> cameFrom, TableDocument to)
    {
        var way = new List<TableDocument>();
        for (TableDocument? table = to; table is not null; table = cameFrom[table]) way.Add(table);
        way.Reverse();
        return way;
    }
}
