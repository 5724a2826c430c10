namespace InceptionGen.Playground.Editing;

/// <summary>A cell of a grid by its numbers from 0, which stay while the text around it changes.</summary>
/// <param name="Part">The table of the text.</param>
/// <param name="Area">The part of that table.</param>
/// <param name="Row">The row of the area; 0 in the header.</param>
/// <param name="Column">The cell of the row; -1 for the row as a whole. Of a setting, 0 is its key and 1 its value.</param>
internal readonly record struct GridPlace(int Part, GridArea Area, int Row, int Column);

/// <summary>The areas of a table.</summary>
internal enum GridArea
{
    /// <summary>The "# key: value" lines above the header.</summary>
    Settings,

    /// <summary>The line of headings.</summary>
    Header,

    /// <summary>The rows below it.</summary>
    Rows,
}
