using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Projects;

/// <summary>The tables that come with the package: any table may name them without having them beside it.</summary>
internal static class ShippedTables
{
    private const string Folder = "tables/";

    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(ShippedTables).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The table of a file name; null if none has it.</summary>
    public static TableSource? Find(string file)
    {
        if (Names.FirstOrDefault(name => name.Equals(file, StringComparison.OrdinalIgnoreCase)) is not { } found) return null;

        using var reader = new StreamReader(typeof(ShippedTables).Assembly.GetManifestResourceStream(Folder + found)!);
        return new TableSource("(package)/" + found, reader.ReadToEnd());
    }
}
