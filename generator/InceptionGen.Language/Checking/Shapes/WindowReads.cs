using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>Where windows start, and how much of the padding after the map an average divides by. Rules that agree in these give the same numbers.</summary>
internal readonly record struct WindowReads(int Top, int Left, int CountedBelow, int CountedRight);
