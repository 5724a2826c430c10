namespace InceptionGen.Language.Cells;

internal sealed record Argument(string Name, string Value);
