using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Tool.Build;

/// <summary>A table as a project lists it, with the files that are to show it.</summary>
/// <param name="Table">The table's path.</param>
/// <param name="Options">What the project says of it, as the generator reads it.</param>
/// <param name="Picture">The file of its picture; empty for none.</param>
/// <param name="Summary">The file of its numbers; empty for none.</param>
internal sealed record PictureItem(string Table, string Options, string Picture, string Summary)
{
    private const char Separator = '\t';

    /// <summary>Reads what InceptionGen.Tables.targets writes: a line for each listing, with tabs between its parts.</summary>
    /// <exception cref="InvalidDataException">A line has other parts.</exception>
    public static IReadOnlyList<PictureItem> ReadAll(string path)
    {
        var items = new List<PictureItem>();
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length == 0) continue;

            string[] parts = line.Split(Separator);
            if (parts.Length != 4) throw new InvalidDataException($"{path}: '{line}' is not a table, its options, its picture and its summary with tabs between them");
            items.Add(new PictureItem(parts[0], parts[1], parts[2].Trim(), parts[3].Trim()));
        }

        return items;
    }
}
