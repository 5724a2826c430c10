using System.Collections.Generic;

namespace InceptionGen.Language.Text;

/// <param name="Members">In the order of the text, repeated keys included.</param>
internal sealed record JsonObject(int Start, int End, IReadOnlyList<JsonMember> Members) : JsonValue(Start, End);
