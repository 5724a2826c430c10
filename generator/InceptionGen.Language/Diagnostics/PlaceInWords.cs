using InceptionGen.Language.Text;

namespace InceptionGen.Language.Diagnostics;

/// <summary>Places of a table in words, since editors may show a table's diagnostics far from the table.</summary>
internal static class PlaceInWords
{
    public static string Row(string row) => "Row '" + Excerpt.Of(row) + "'";

    public static string Cell(string row, string column) => Row(row) + ", column '" + Excerpt.Of(column) + "'";

    public static string Column(string column) => "Column '" + Excerpt.Of(column) + "'";

    public static string Directive(string key) => "Directive '" + Excerpt.Of(key) + "'";

    /// <summary>Metadata of the table's item in the project file.</summary>
    public static string Option(string name) => "Option '" + Excerpt.Of(name) + "' in the project file";
}
