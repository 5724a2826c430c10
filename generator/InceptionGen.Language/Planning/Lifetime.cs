using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Language.Planning;

/// <summary>Memory that is needed for a while.</summary>
/// <param name="Floats">How much.</param>
/// <param name="From">The first moment at which it is used.</param>
/// <param name="Until">The last moment at which it is used.</param>
internal readonly record struct Lifetime(long Floats, int From, int Until);
