namespace InceptionGen.Language.Text;

/// <summary>A line of a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last, without the line break.</param>
/// <param name="Number">Counted from 0.</param>
internal readonly record struct TextLine(int Start, int End, int Number);
