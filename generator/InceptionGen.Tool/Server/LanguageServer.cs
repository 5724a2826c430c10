using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;

namespace InceptionGen.Tool.Server;

/// <summary>The server of an editor: messages are answered in turn, and what has changed is checked when no message is waiting.</summary>
internal sealed class LanguageServer(RpcStream stream, TextWriter log)
{
    private const int ParseError = -32700, MethodNotFound = -32601, InvalidParams = -32602, InternalError = -32603, NotInitialized = -32002, RequestCancelled = -32800, InvalidRequest = -32600;

    private readonly Workspace _workspace = new();
    private readonly BlockingCollection<RpcMessage> _waiting = [];
    private readonly ConcurrentDictionary<string, bool> _cancelled = new(StringComparer.Ordinal);
    private CancellationTokenSource _check = new();
    private bool _isInitialized, _isShutDown, _resolvesActions;

    /// <summary>Serves until the editor says "exit" or closes its end; returns the process's exit code.</summary>
    public int Run()
    {
        var reader = new Thread(ReadAll) { IsBackground = true };
        reader.Start();
        foreach (RpcMessage message in _waiting.GetConsumingEnumerable())
        {
            if (message.Method == "exit") return _isShutDown ? 0 : 1;
            Guarded(message);
            if (_waiting.Count == 0) CheckStale();
        }

        return _isShutDown ? 0 : 1;
    }

    private void ReadAll()
    {
        try
        {
            while (stream.Read() is { } message)
            {
                if (message.Method == "$/cancelRequest" && message.Params is { } parameters && parameters.TryGetProperty("id", out JsonElement id)) _cancelled[id.GetRawText()] = true;
                // What is checked now is old as soon as the text changes.
                if (message.Method == "textDocument/didChange") Volatile.Read(ref _check).Cancel();
                _waiting.Add(message);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ObjectDisposedException)
        {
            log.WriteLine("inceptiongen lsp: " + exception.Message);
        }

        _waiting.CompleteAdding();
    }

    private void Guarded(RpcMessage message)
    {
        try
        {
            Handle(message);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or JsonException or FormatException)
        {
            log.WriteLine($"inceptiongen lsp: {message.Method}: {exception.Message}");
            if (message.Id is { } id) stream.Fail(id, InvalidParams, $"{message.Method}: {exception.Message}");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            log.WriteLine($"inceptiongen lsp: {message.Method}: {exception}");
            if (message.Id is { } id) stream.Fail(id, InternalError, $"{message.Method}: {exception.Message}");
        }
    }

    private void Handle(RpcMessage message)
    {
        if (message.Method is null)
        {
            // An answer to a request of the server would have an id, but the server asks nothing.
            if (message.Id is null) stream.Fail(null, ParseError, "the message is not JSON-RPC");
            return;
        }

        if (message.Id is { } id)
        {
            if (_cancelled.TryRemove(id.GetRawText(), out _)) stream.Fail(id, RequestCancelled, "cancelled");
            else if (message.Method != "initialize" && !_isInitialized) stream.Fail(id, NotInitialized, "the first request is 'initialize'");
            else if (_isShutDown) stream.Fail(id, InvalidRequest, "the server is shut down");
            else Answer(id, message.Method, message.Params ?? default);
        }
        else if (_isInitialized) Hear(message.Method, message.Params ?? default);
    }

    private void Answer(JsonElement id, string method, JsonElement parameters)
    {
        switch (method)
        {
            case "initialize":
                _isInitialized = true;
                _resolvesActions = ServerCapabilities.ResolvesEdits(parameters);
                stream.Answer(id, ServerCapabilities.Write);
                break;
            case "shutdown":
                _isShutDown = true;
                stream.Answer(id, json => json.WriteNullValue());
                break;
            case "textDocument/codeAction":
                Result(id, parameters, table => CodeActions.Of(table, _workspace, parameters, _resolvesActions), LspJson.Default.IReadOnlyListLspCodeAction);
                break;
            case "codeAction/resolve":
                string uri = parameters.GetProperty("data").GetProperty("uri").GetString()!;
                LspWorkspaceEdit? edit = _workspace.Find(uri) is { IsTable: true } table ? CodeActions.FixAll(table, _workspace) : null;
                stream.Answer(id, json => CodeActions.WriteResolved(json, parameters, edit));
                break;
            case "textDocument/hover":
                Result(id, parameters, table => Hovers.At(table, OffsetOf(table, parameters)), LspJson.Default.LspHover);
                break;
            case "textDocument/inlayHint":
                Result(id, parameters, InlayHints.Of, LspJson.Default.IReadOnlyListLspInlayHint);
                break;
            case "textDocument/completion":
                Result(id, parameters, table => Completions.At(table, OffsetOf(table, parameters)), LspJson.Default.LspCompletionList);
                break;
            case "textDocument/definition":
                Result(id, parameters, table => Navigation.Definition(table, _workspace, OffsetOf(table, parameters)), LspJson.Default.IReadOnlyListLspLocation);
                break;
            case "textDocument/references":
                bool includesDeclaration = parameters.TryGetProperty("context", out JsonElement context) && context.TryGetProperty("includeDeclaration", out JsonElement include) && include.GetBoolean();
                Result(id, parameters, table => Navigation.References(table, _workspace, OffsetOf(table, parameters), includesDeclaration), LspJson.Default.IReadOnlyListLspLocation);
                break;
            case "textDocument/documentSymbol":
                Result(id, parameters, Outline.Symbols, LspJson.Default.IReadOnlyListLspSymbol);
                break;
            case "textDocument/foldingRange":
                Result(id, parameters, Outline.Folds, LspJson.Default.IReadOnlyListLspFold);
                break;
            case "textDocument/formatting":
                Result(id, parameters, DocumentFormatting.Edits, LspJson.Default.IReadOnlyListLspTextEdit);
                break;
            default:
                stream.Fail(id, MethodNotFound, $"'{method}' is not supported");
                break;
        }
    }

    /// <summary>Answers for an open table, and with null for anything else.</summary>
    private void Result<T>(JsonElement id, JsonElement parameters, Func<OpenTable, T?> feature, JsonTypeInfo<T> type) where T : class
    {
        OpenTable? table = _workspace.Find(UriOf(parameters));
        T? result = table is { IsTable: true } ? feature(table) : null;
        stream.Answer(id, json =>
        {
            if (result is null) json.WriteNullValue();
            else JsonSerializer.Serialize(json, result, type);
        });
    }

    private void Hear(string method, JsonElement parameters)
    {
        switch (method)
        {
            case "textDocument/didOpen":
                JsonElement document = parameters.GetProperty("textDocument");
                _workspace.Add(document.GetProperty("uri").GetString()!, document.GetProperty("text").GetString()!, VersionOf(document));
                break;
            case "textDocument/didChange" when _workspace.Find(UriOf(parameters)) is { } table:
                EditorText text = parameters.GetProperty("contentChanges").EnumerateArray().Aggregate(table.Text, Changed);
                _workspace.Change(table, text, VersionOf(parameters.GetProperty("textDocument")));
                break;
            case "textDocument/didClose" when _workspace.Find(UriOf(parameters)) is { } table:
                _workspace.Close(table);
                if (table.HasShown) stream.Notify("textDocument/publishDiagnostics", new PublishDiagnostics(table.Uri, null, []), LspJson.Default.PublishDiagnostics);
                break;
            case "textDocument/didSave" or "workspace/didChangeWatchedFiles":
                _workspace.Refresh();
                break;
            default:
                // Other notifications need no answer.
                break;
        }
    }

    private static EditorText Changed(EditorText text, JsonElement change)
    {
        string fresh = change.GetProperty("text").GetString()!;
        if (!change.TryGetProperty("range", out JsonElement range)) return new EditorText(fresh);
        return text.With(text.OffsetOf(PositionOf(range.GetProperty("start"))), text.OffsetOf(PositionOf(range.GetProperty("end"))), fresh);
    }

    private void CheckStale()
    {
        var source = new CancellationTokenSource();
        Volatile.Write(ref _check, source);
        // A change that came in between has cancelled the one before.
        if (_waiting.Count > 0) return;

        try
        {
            foreach (OpenTable table in _workspace.Open.Where(table => table.IsStale).OrderByDescending(table => table.Version).ToArray())
            {
                PublishDiagnostics found = TableDiagnostics.Of(table, _workspace, source.Token);
                table.IsStale = false;
                if (found.Diagnostics.Count == 0 && !table.HasShown) continue;

                table.HasShown = true;
                stream.Notify("textDocument/publishDiagnostics", found, LspJson.Default.PublishDiagnostics);
            }
        }
        catch (OperationCanceledException)
        {
            // The next message is the change that cancelled it.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A server that ends takes all diagnostics from the editor; the next key tries again.
            log.WriteLine("inceptiongen lsp: " + exception);
        }
    }

    private static int OffsetOf(OpenTable table, JsonElement parameters) => table.Text.OffsetOf(PositionOf(parameters.GetProperty("position")));

    private static LspPosition PositionOf(JsonElement position) => new(position.GetProperty("line").GetInt32(), position.GetProperty("character").GetInt32());

    private static string UriOf(JsonElement parameters) => parameters.GetProperty("textDocument").GetProperty("uri").GetString()!;

    private static int? VersionOf(JsonElement document) => document.TryGetProperty("version", out JsonElement version) && version.ValueKind == JsonValueKind.Number ? version.GetInt32() : null;
}
