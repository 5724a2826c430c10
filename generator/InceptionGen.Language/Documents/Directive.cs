using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A "# key: value" line above the header.</summary>
internal sealed record Directive(string Key, string Value, LocationInfo KeyLocation, LocationInfo ValueLocation);
