using System.Collections.Generic;

namespace InceptionGen.Language.Text;

/// <summary>A JSON value with its place.</summary>
internal abstract record JsonValue(int Start, int End);

/// <param name="Members">In the order of the text, repeated keys included.</param>
internal sealed record JsonObject(int Start, int End, IReadOnlyList<JsonMember> Members) : JsonValue(Start, End);

/// <param name="Key">The key without its quotes.</param>
internal sealed record JsonMember(SpannedText Key, JsonValue Value);

internal sealed record JsonArray(int Start, int End, IReadOnlyList<JsonValue> Items) : JsonValue(Start, End);

/// <param name="Content">The text without its quotes; its characters know their places also behind escapes.</param>
internal sealed record JsonText(int Start, int End, SpannedText Content) : JsonValue(Start, End);

/// <summary>A number, true, false or null, as it was written.</summary>
internal sealed record JsonLiteral(int Start, int End, string Literal) : JsonValue(Start, End);
