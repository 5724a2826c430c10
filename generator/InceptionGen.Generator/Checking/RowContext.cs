using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Parsing;

namespace InceptionGen.Generator.Checking;

/// <summary>What surrounds a row.</summary>
/// <param name="Document">The table it stands in.</param>
/// <param name="Modules">The module tables that it may name.</param>
/// <param name="IsBranch">Whether the row is a branch of a module table, where a pool may be followed by filters.</param>
/// <param name="ColumnPrefix">What stands before the columns of its convolutions: empty in a network, "conv 2/" in a module.</param>
internal sealed record RowContext(
    TableDocument Document, TableSettings Settings, ModuleLibrary Modules, DiagnosticBag Diagnostics, bool IsBranch, string ColumnPrefix);
