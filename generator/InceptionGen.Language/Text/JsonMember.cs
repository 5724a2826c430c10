using System.Collections.Generic;

namespace InceptionGen.Language.Text;

/// <param name="Key">The key without its quotes.</param>
internal sealed record JsonMember(SpannedText Key, JsonValue Value);
