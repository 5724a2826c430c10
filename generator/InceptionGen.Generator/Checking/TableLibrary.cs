using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Checking;

/// <summary>All tables of a project.</summary>
internal sealed class TableLibrary
{
    private readonly ILookup<string, TableDocument> modules;
    private readonly ILookup<string, TableDocument> names;

    public TableLibrary(IEnumerable<TableDocument> documents)
    {
        TableDocument[] ordered = [.. documents.OrderBy(document => document.Path, StringComparer.Ordinal)];
        modules = ordered.Where(document => document.Kind == TableKind.Module).ToLookup(document => Spelling.Compact(document.Name));
        names = ordered.Where(document => document.Kind == TableKind.Names).ToLookup(document => FileName(document.Path), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The table with the modules and the names table that it needs.</summary>
    public TableBundle Bundle(TableDocument document)
    {
        var found = new List<TableDocument>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<(TableDocument Table, int Depth)>();
        pending.Enqueue((document, 0));
        while (pending.Count > 0)
        {
            (TableDocument table, int depth) = pending.Dequeue();
            foreach (string name in ModuleNames.In(table))
            {
                if (depth > Limits.ModuleDepth || !seen.Add(name)) continue;

                foreach (TableDocument module in Best(document, name))
                {
                    found.Add(module);
                    pending.Enqueue((module, depth + 1));
                }
            }
        }

        return new TableBundle(document, found.ToEquatableArray(), NamesOf(document));
    }

    /// <summary>
    /// The module tables of the name that are nearest to the table that wants one: in its own file, else beside it with its file's name before their own,
    /// else beside it, else anywhere in the project.
    /// </summary>
    private IEnumerable<TableDocument> Best(TableDocument user, string name)
    {
        TableDocument[] inside = [.. user.Modules.Where(module => module.Kind == TableKind.Module && Spelling.Compact(module.Name) == name)];
        if (inside.Length > 0) return inside;

        TableDocument[] all = [.. modules[name].Where(module => module != user)];
        TableDocument[] beside = [.. all.Where(module => Folder(module.Path) == Folder(user.Path))];
        string prefix = Stem(user.Path);
        TableDocument[] namesake = [.. beside.Where(module => FileName(module.Path).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))];
        return namesake.Length > 0 ? namesake : beside.Length > 0 ? beside : all;
    }

    private TableDocument? NamesOf(TableDocument document)
    {
        if (TableSettings.Find(document, "names") is not { } directive)
            return document.Modules.FirstOrDefault(table => table.Kind == TableKind.Names);

        TableDocument[] all = [.. names[FileName(directive.Value)]];
        return all.FirstOrDefault(table => Folder(table.Path) == Folder(document.Path)) ?? all.FirstOrDefault();
    }

    private static string FileName(string path) => path.Substring(SlashOf(path) + 1);

    private static string Folder(string path) => path.Substring(0, SlashOf(path) + 1).Replace('\\', '/');

    private static string Stem(string path)
    {
        string file = FileName(path);
        int dot = file.LastIndexOf('.');
        return dot > 0 ? file.Substring(0, dot) : file;
    }

    private static int SlashOf(string path) => path.LastIndexOfAny(['/', '\\']);
}
