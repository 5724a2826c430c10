namespace InceptionGen.Language.Text;

/// <summary>A character's line and its column in UTF-16, both counted from 0.</summary>
internal readonly record struct LineColumn(int Line, int Column);
