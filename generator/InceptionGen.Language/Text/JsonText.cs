using System.Collections.Generic;

namespace InceptionGen.Language.Text;

/// <param name="Content">The text without its quotes; its characters know their places also after escapes.</param>
internal sealed record JsonText(int Start, int End, SpannedText Content) : JsonValue(Start, End);
