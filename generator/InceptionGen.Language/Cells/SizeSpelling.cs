using System.Linq;

namespace InceptionGen.Language.Cells;

/// <summary>How a cell writes the sign between the numbers of a size.</summary>
internal static class SizeSpelling
{
    private const char Times = '×';

    /// <summary>The size with the sign of the cell that it is for: "28×28×256" beside "28×28×255".</summary>
    /// <param name="cell">What the cell says now.</param>
    /// <param name="size">As in 28x28x256.</param>
    public static string Like(string cell, string size) => cell.Contains(Times) ? size.Replace('x', Times) : size;
}
