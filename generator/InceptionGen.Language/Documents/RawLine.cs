using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace InceptionGen.Language.Documents;

/// <summary>A line with something on it.</summary>
/// <param name="Start">Its first character that is not blank; a tab may be an empty cell, and stays.</param>
/// <param name="End">The position after its last character that is not blank.</param>
/// <param name="Number">Its number, from 1.</param>
internal readonly record struct RawLine(int Start, int End, int Number)
{
    /// <summary>What messages call a row that does not say what it is.</summary>
    public string InWords => "line " + Number.ToString(CultureInfo.InvariantCulture);
}
