namespace InceptionGen.Language.Text;

/// <summary>A character's line and its column in UTF-16, both counted from 0.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
public readonly record struct LineColumn(int Line, int Column);
