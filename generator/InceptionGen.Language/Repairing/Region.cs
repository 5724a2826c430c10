using System.Collections.Generic;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Repairing;

/// <summary>Rows that may have one mistake in common.</summary>
/// <param name="Trials">The parts of the table that are checked again: those where something is wrong first, then other uses of the same modules.</param>
/// <param name="Places">The rows whose cells may be wrong, each with the part of the table that tells what its cells do.</param>
/// <param name="ParamsUnit">What K is in the params column.</param>
internal sealed record Region(IReadOnlyList<ITrial> Trials, IReadOnlyList<(TableRow Row, ITrial Trial)> Places, int ParamsUnit);
