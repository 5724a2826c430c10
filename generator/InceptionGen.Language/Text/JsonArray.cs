using System.Collections.Generic;

namespace InceptionGen.Language.Text;

internal sealed record JsonArray(int Start, int End, IReadOnlyList<JsonValue> Items) : JsonValue(Start, End);
