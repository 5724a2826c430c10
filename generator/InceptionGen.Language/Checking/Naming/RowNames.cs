using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>What a row is called.</summary>
/// <param name="Row">In messages.</param>
/// <param name="Stages">Its stages, one for each copy; none for the row that starts an auxiliary classifier.</param>
/// <param name="Head">The label of the auxiliary classifier it belongs to or starts; empty for the network's own rows.</param>
internal sealed record RowNames(string Row, EquatableArray<StageName> Stages, string Head);
