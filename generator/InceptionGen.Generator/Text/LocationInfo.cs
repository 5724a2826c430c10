using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Text;

/// <summary>A place in a table that can be compared and cached; <see cref="Location"/> itself may keep a compilation alive.</summary>
/// <param name="Path">The table's path as the compiler was given it.</param>
/// <param name="Span">The place as UTF-16 offsets into the text.</param>
/// <param name="Lines">The place as lines and columns, 0-based.</param>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
