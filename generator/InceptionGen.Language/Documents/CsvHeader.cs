using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A header found.</summary>
/// <param name="Dialect">What separates its cells, and those of the rows below it.</param>
/// <param name="Headings">Of one line, or of two that are read as one.</param>
/// <param name="Undecided">What may separate the cells, if that is unclear; else nothing.</param>
/// <param name="IsSaid">Whether a line "sep=;" says the first of these.</param>
internal sealed record CsvHeader(Dialect Dialect, IReadOnlyList<SpannedText> Headings, int Start, int End, CsvFault? Fault, IReadOnlyList<Dialect> Undecided, bool IsSaid = false);
