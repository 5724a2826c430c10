namespace InceptionGen.Language.Text;

/// <summary>A place in a table that can be compared and cached.</summary>
/// <param name="Path">The table's path as the host gave it.</param>
/// <param name="Span">The place as offsets into the text.</param>
/// <param name="Lines">The place as lines and columns.</param>
public sealed record LocationInfo(string Path, TextRange Span, LineRange Lines)
{
    /// <summary>The start of a file whose text is not known.</summary>
    public static LocationInfo StartOf(string path) => new(path, default, default);
}
