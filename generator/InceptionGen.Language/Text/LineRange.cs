namespace InceptionGen.Language.Text;

/// <summary>A part of a text, as lines and columns.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
public readonly record struct LineRange(LineColumn Start, LineColumn End);
