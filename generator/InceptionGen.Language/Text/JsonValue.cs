using System.Collections.Generic;

namespace InceptionGen.Language.Text;

/// <summary>A JSON value with its place.</summary>
internal abstract record JsonValue(int Start, int End);
