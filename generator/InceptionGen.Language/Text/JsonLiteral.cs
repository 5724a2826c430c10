using System.Collections.Generic;

namespace InceptionGen.Language.Text;

/// <summary>A number, true, false or null, as it was written.</summary>
internal sealed record JsonLiteral(int Start, int End, string Literal) : JsonValue(Start, End);
