using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>A rule that gives the declared size.</summary>
/// <param name="Zeros">What it puts around the map.</param>
internal sealed record FittingRule(string Name, Padding Zeros, WindowReads Reads)
{
    public override string ToString() => "'" + Name + "' (" + Zeros + ")";
}
