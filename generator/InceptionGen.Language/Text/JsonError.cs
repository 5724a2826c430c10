using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;

namespace InceptionGen.Language.Text;

/// <summary>Where a text stops being JSON, and what was expected there.</summary>
internal sealed record JsonError(int Start, int End, string Detail);
