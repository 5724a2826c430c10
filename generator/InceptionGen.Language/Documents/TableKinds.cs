using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;

namespace InceptionGen.Language.Documents;

internal static class TableKinds
{
    public static string InWords(this TableKind kind) => kind switch
    {
        TableKind.Module => "module",
        TableKind.Names => "names",
        _ => "network",
    };

    /// <summary>Whether rows under such columns can be understood at all.</summary>
    public static bool CanHaveRows(this TableKind kind, IEnumerable<Column> columns) => kind == TableKind.Names
        ? columns.Count(column => column.Kind is ColumnKind.NamesRow or ColumnKind.NamesColumn or ColumnKind.NamesWeight) == 3
        : columns.Any(column => column.Kind == ColumnKind.Type);
}
