using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Server;

/// <summary>From a module's uses to its table, and back.</summary>
internal static class Navigation
{
    /// <summary>All module tables of the folder, those of the open file first.</summary>
    public static IEnumerable<TableDocument> Modules(OpenTable table) => Documents(table).Where(document => document.Kind == TableKind.Module);

    /// <summary>The networks of the folder.</summary>
    public static IEnumerable<NetworkSpec> Networks(OpenTable table) => table.Project.Listed.SelectMany(path => table.Project.Judge(path).Specs);

    public static IReadOnlyList<LspLocation>? Definition(OpenTable table, Workspace workspace, int offset)
    {
        TablePlace place = TablePlace.At(table, offset);
        if (place.Directive is { Key: "names" or "continues" } directive) return FileOf(table, workspace, directive);
        if (NameAt(place) is not { } name) return null;

        return [.. Declarations(table, name).Select(module => LocationOf(module.NameLocation, table, workspace))];
    }

    public static IReadOnlyList<LspLocation>? References(OpenTable table, Workspace workspace, int offset, bool includesDeclaration)
    {
        if (NameAt(TablePlace.At(table, offset)) is not { } name) return null;

        IEnumerable<LocationInfo> places = UsesOf(table, name).Select(cell => cell.Location);
        if (includesDeclaration) places = Declarations(table, name).Select(module => module.NameLocation).Concat(places);
        return [.. places.Select(place => LocationOf(place, table, workspace))];
    }

    /// <summary>The module tables that a name means in the open file: its own before others.</summary>
    private static TableDocument[] Declarations(OpenTable table, string name)
    {
        TableDocument[] modules = [.. Modules(table).Where(module => Spelling.Compact(module.Name) == Spelling.Compact(name))];
        TableDocument[] own = [.. modules.Where(module => module.Path == table.Path)];
        return own.Length > 0 ? own : modules;
    }

    /// <summary>The type cells that name a module: those of its own file where it is for that alone.</summary>
    public static IReadOnlyList<Cell> UsesOf(OpenTable table, string name)
    {
        string wanted = Spelling.Compact(name);
        bool isOwn = table.Project.DocumentOf(table.Path).Modules.Any(module => module.Kind == TableKind.Module && Spelling.Compact(module.Name) == wanted);
        return [.. Documents(table).Where(document => !isOwn || document.Path == table.Path).SelectMany(document => document.Rows).Select(TypeOf).OfType<Cell>().Where(cell => ModuleOf(cell) is { } module && Spelling.Compact(module) == wanted)];
    }

    private static IEnumerable<TableDocument> Documents(OpenTable table) => table.Project.Paths.OrderBy(path => path == table.Path ? 0 : 1)
        .Select(table.Project.DocumentOf).SelectMany(document => document.Modules.Prepend(document));

    /// <summary>The module that the place names or declares.</summary>
    private static string? NameAt(TablePlace place)
    {
        if (place.Directive is { } directive) return directive.Key is DirectiveKeys.Module or DirectiveKeys.Reduction ? directive.Value : null;
        return place.Row is { } row && TypeOf(row) is { } type ? ModuleOf(type) : null;
    }

    private static Cell? TypeOf(TableRow row) => row.Find(ColumnKind.Type) is { IsEmpty: false } type ? type : null;

    private static string? ModuleOf(Cell type) =>
        CellParser.RowType(type.Text).Succeeded(out RowType? read, out _) && read.Kind is RowKind.Module or RowKind.Inception ? read.Word : null;

    private static LspLocation[] FileOf(OpenTable table, Workspace workspace, Directive directive)
    {
        string value = directive.Key == "continues" ? directive.Value.Split(" until ")[0].Trim() : directive.Value;
        return [.. table.Project.Paths.Where(path => FilePath.FileName(path).Equals(FilePath.FileName(value), StringComparison.OrdinalIgnoreCase))
            .Select(path => new LspLocation(workspace.UriOf(path), new LspRange(default, default)))];
    }

    private static LspLocation LocationOf(LocationInfo place, OpenTable table, Workspace workspace) => new(workspace.UriOf(place.Path), TableDiagnostics.RangeOf(place, table));
}
