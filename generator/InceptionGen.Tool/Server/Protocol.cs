using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

// The messages of the Language Server Protocol 3.17 that the server reads and writes, with the protocol's names.
namespace InceptionGen.Tool.Server;

internal sealed record RpcMessage(JsonElement? Id, string? Method, JsonElement? Params);

internal readonly record struct LspPosition(int Line, int Character);

internal sealed record LspRange(LspPosition Start, LspPosition End);

internal sealed record LspLocation(string Uri, LspRange Range);

internal sealed record LspTextEdit(LspRange Range, string NewText);

internal sealed record LspRelated(LspLocation Location, string Message);

internal sealed record LspCodeDescription(string Href);

internal sealed record LspDiagnostic(LspRange Range, int Severity, string Code, LspCodeDescription CodeDescription, string Source, string Message, IReadOnlyList<LspRelated>? RelatedInformation);

internal sealed record PublishDiagnostics(string Uri, int? Version, IReadOnlyList<LspDiagnostic> Diagnostics);

internal sealed record LspWorkspaceEdit(IReadOnlyDictionary<string, IReadOnlyList<LspTextEdit>> Changes);

internal sealed record LspCodeAction(string Title, string Kind, IReadOnlyList<LspDiagnostic>? Diagnostics, bool? IsPreferred, LspWorkspaceEdit? Edit, LspFixAllData? Data);

internal sealed record LspFixAllData(string Uri);

internal sealed record LspMarkup(string Kind, string Value);

internal sealed record LspHover(LspMarkup Contents, LspRange Range);

internal sealed record LspInlayHint(LspPosition Position, string Label, bool PaddingLeft, string? Tooltip);

internal sealed record LspCompletionItem(string Label, int Kind, string? Detail, LspTextEdit TextEdit, string FilterText);

internal sealed record LspCompletionList(bool IsIncomplete, IReadOnlyList<LspCompletionItem> Items);

internal sealed record LspSymbol(string Name, string Detail, int Kind, LspRange Range, LspRange SelectionRange, IReadOnlyList<LspSymbol> Children);

internal sealed record LspFold(int StartLine, int EndLine, string Kind);

/// <summary>How the records are written, made when the tool is compiled.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RpcMessage))]
[JsonSerializable(typeof(PublishDiagnostics))]
[JsonSerializable(typeof(IReadOnlyList<LspCodeAction>))]
[JsonSerializable(typeof(LspWorkspaceEdit))]
[JsonSerializable(typeof(LspHover))]
[JsonSerializable(typeof(IReadOnlyList<LspInlayHint>))]
[JsonSerializable(typeof(LspCompletionList))]
[JsonSerializable(typeof(IReadOnlyList<LspLocation>))]
[JsonSerializable(typeof(IReadOnlyList<LspSymbol>))]
[JsonSerializable(typeof(IReadOnlyList<LspFold>))]
[JsonSerializable(typeof(IReadOnlyList<LspTextEdit>))]
internal sealed partial class LspJson : JsonSerializerContext;
