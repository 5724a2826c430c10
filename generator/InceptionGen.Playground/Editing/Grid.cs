using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Playground.Editing;

/// <summary>A text as the tables that are in it: a network and its modules, each with its settings, its headings and its rows.</summary>
/// <param name="IsEditable">Whether cells can be written into the text; those of JSON are shown only.</param>
internal sealed record Grid(IReadOnlyList<GridPart> Parts, bool IsEditable)
{
    /// <summary>The tables of a document that was read from the text.</summary>
    public static Grid Of(TableText text, TableDocument document) =>
        new([.. document.Modules.Prepend(document).Select(table => document.IsJson ? GridPart.OfJson(table) : GridPart.OfCsv(text, table))], !document.IsJson);

    /// <summary>Where a place of the text is in the grid; null if it is in none of its lines.</summary>
    public GridPlace? PlaceOf(TextRange span)
    {
        for (int part = 0; part < Parts.Count; part++)
        {
            if (Parts[part].PlaceOf(part, span) is { } place) return place;
        }

        return null;
    }
}
