using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>A module table, ready to be used.</summary>
/// <param name="Body">Null if it has mistakes, which are reported in its own table.</param>
/// <param name="WrittenFor">The input size its rows declare; null if they declare none.</param>
internal sealed record Module(TableDocument Document, RowDraft? Body, DeclaredShape? WrittenFor);
