using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Modules;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Projects;

/// <summary>All tables of a project.</summary>
internal sealed class TableLibrary
{
    private const int MostSuggestions = 100;

    private readonly ILookup<string, TableDocument> _modules;
    private readonly ILookup<string, TableDocument> _names;
    private readonly ILookup<string, TableDocument> _networks;

    public TableLibrary(IEnumerable<TableDocument> documents)
    {
        TableDocument[] ordered = [.. documents.OrderBy(document => document.Path, StringComparer.Ordinal)];
        _modules = ordered.Where(document => document.Kind == TableKind.Module).ToLookup(document => Spelling.Compact(document.Name));
        _names = ByFile(TableKind.Names);
        _networks = ByFile(TableKind.Network);

        ILookup<string, TableDocument> ByFile(TableKind kind) =>
            ordered.Where(document => document.Kind == kind).ToLookup(document => FilePath.FileName(document.Path), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The file of the network that a table continues; empty if it continues none.</summary>
    public static string ContinuedFile(TableDocument document) => FilePath.FileName(Continuation.Of(document)?.File ?? "");

    /// <summary>The files of all tables that a table names: its names table and the network that it continues.</summary>
    public static IEnumerable<string> FilesNamedBy(TableDocument document) =>
        new[] { ContinuedFile(document), FilePath.FileName(NamesFile(document)) }.Where(file => file.Length > 0);

    /// <summary>Whether other tables may need the table to be understood.</summary>
    /// <param name="document">The table.</param>
    /// <param name="continued">The files of all networks that are continued.</param>
    public static bool IsForOthers(TableDocument document, IEnumerable<string> continued) =>
        document.Kind != TableKind.Network || continued.Contains(FilePath.FileName(document.Path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The table with the modules, the names table and the network that it needs.</summary>
    /// <param name="document">The table.</param>
    /// <param name="namesFile">The names table that the project gives; empty for the one that the table names.</param>
    public TableBundle Bundle(TableDocument document, string namesFile = "") => Bundle(document, namesFile, [document.Path]);

    private TableBundle Bundle(TableDocument document, string namesFile, IEnumerable<string> continuing)
    {
        EquatableArray<TableDocument> found = ModulesOf(document, out IReadOnlyCollection<string> missing);
        var bundle = new TableBundle(document, found, NamesOf(document, namesFile)) { Nearby = Nearby(document, missing, found), Depth = DepthOf(document) };
        if (Continued(document) is not { } network || bundle.Depth > Limits.Continuations) return bundle;

        string[] path = [.. continuing];
        return path.Contains(network.Path)
            ? bundle with { IsCircular = true }
            : bundle with { Continued = Bundle(network, namesFile: "", path.Append(network.Path)) };
    }

    private TableDocument? Continued(TableDocument document) =>
        Continuation.Of(document) is { } continuation ? Nearest(_networks, continuation.File, document) : null;

    /// <summary>How many networks a table continues in a chain; those of a circle are counted once.</summary>
    private int DepthOf(TableDocument document)
    {
        HashSet<string> met = [document.Path];
        int depth = 0;
        for (TableDocument? table = Continued(document); table is not null && met.Add(table.Path) && depth <= Limits.Continuations + 1; table = Continued(table)) depth++;
        return depth;
    }

    /// <param name="missing">The names that rows may mean and that no module has.</param>
    private EquatableArray<TableDocument> ModulesOf(TableDocument document, out IReadOnlyCollection<string> missing)
    {
        var unknown = new List<string>();
        var found = new List<TableDocument>();
        var seen = new HashSet<string>(StringComparer.Ordinal);

        // Modules in the table's own file are judged with it, whether or not a row names them.
        IEnumerable<TableDocument> own = document.Modules.Where(table => table.Kind == TableKind.Module).Prepend(document);
        var pending = new Queue<(TableDocument Table, int Depth)>(own.Select(table => (table, 0)));
        while (pending.Count > 0)
        {
            (TableDocument table, int depth) = pending.Dequeue();
            foreach (string name in ModuleNames.NeededBy(table))
            {
                if (depth > Limits.ModuleDepth || !seen.Add(name)) continue;

                int before = found.Count;
                foreach (TableDocument module in Best(document, name))
                {
                    found.Add(module);
                    pending.Enqueue((module, depth + 1));
                }

                if (found.Count == before) unknown.Add(name);
            }
        }

        missing = unknown;
        return found.ToEquatableArray();
    }

    /// <summary>All modules of the project that a name could be a misspelling of, those first that no row names. Not looked for at every mistake of a huge table.</summary>
    private EquatableArray<string> Nearby(TableDocument user, IReadOnlyCollection<string> missing, IEnumerable<TableDocument> used)
    {
        if (missing.Count == 0) return default;

        HashSet<string> named = [.. used.Select(module => module.Name)];
        string[] all =
        [
            .. user.Modules.Concat(_modules.SelectMany(group => group)).Where(module => module.Kind == TableKind.Module && module != user)
                .Select(module => module.Name).Distinct().OrderBy(name => named.Contains(name)),
        ];
        return missing.Take(MostSuggestions).Select(name => Suggestions.DidYouMean(name, all)).OfType<string>().Distinct().ToEquatableArray();
    }

    /// <summary>
    /// The module tables of the name that are nearest to the table that wants one: in its own file, else beside it with its file's name before their own,
    /// else beside it, else anywhere in the project.
    /// </summary>
    private IEnumerable<TableDocument> Best(TableDocument user, string name)
    {
        TableDocument[] inside = [.. user.Modules.Where(module => module.Kind == TableKind.Module && Spelling.Compact(module.Name) == name)];
        if (inside.Length > 0) return inside;

        TableDocument[] all = [.. _modules[name].Where(module => module != user)];
        TableDocument[] beside = [.. all.Where(module => FilePath.Folder(module.Path) == FilePath.Folder(user.Path))];
        string prefix = FilePath.Stem(user.Path);
        TableDocument[] namesake = [.. beside.Where(module => FilePath.FileName(module.Path).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))];
        return namesake.Length > 0 ? namesake : beside.Length > 0 ? beside : all;
    }

    private TableDocument? NamesOf(TableDocument document, string namesFile)
    {
        if (namesFile.Length > 0) return Nearest(_names, namesFile, document);
        if (NamesFile(document) is { Length: > 0 } file) return Nearest(_names, file, document);
        return document.Modules.FirstOrDefault(table => table.Kind == TableKind.Names);
    }

    private static string NamesFile(TableDocument document) => TableSettings.Find(document, "names")?.Value ?? "";

    /// <summary>The table of that file name beside the one that wants it, else anywhere in the project.</summary>
    private static TableDocument? Nearest(ILookup<string, TableDocument> byFile, string file, TableDocument user)
    {
        TableDocument[] all = [.. byFile[FilePath.FileName(file)].Where(table => table != user)];
        return all.FirstOrDefault(table => FilePath.Folder(table.Path) == FilePath.Folder(user.Path)) ?? all.FirstOrDefault();
    }
}
