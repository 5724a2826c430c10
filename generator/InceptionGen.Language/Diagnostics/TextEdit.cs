using InceptionGen.Language.Text;

namespace InceptionGen.Language.Diagnostics;

/// <summary>A text that takes the place of another.</summary>
/// <param name="Location">What is replaced; where it is empty, the text is inserted.</param>
/// <param name="Text">The text as it stands in the file, with the quotes or escapes that its format needs.</param>
public sealed record TextEdit(LocationInfo Location, string Text);
