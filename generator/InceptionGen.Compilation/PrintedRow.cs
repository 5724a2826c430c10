using System.Collections.Generic;

namespace InceptionGen.Compilation;

/// <summary>A row as its table prints it.</summary>
/// <param name="Stage">The stage that it makes, as <see cref="StageInfo.Name"/> calls it.</param>
/// <param name="Type">What its type cell calls it: "max pool", "inception (3a)".</param>
/// <param name="Cells">Its cells that are not empty.</param>
public sealed record PrintedRow(string Stage, string Type, IReadOnlyDictionary<PrintedColumn, PrintedCell> Cells);
