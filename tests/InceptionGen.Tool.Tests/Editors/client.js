// A client by another author (vscode-jsonrpc) that asks the server everything it can, and prints the answers as JSON.
// node client.js SERVER TABLE BROKEN OTHER KEYS: the server's assembly, a table, its broken text, a CSV file that is not a table, keys to type for the latency.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const { pathToFileURL } = require('url');
const rpc = require('vscode-jsonrpc/node');
const { CodeActionRequest, CompletionRequest, DefinitionRequest, DidChangeTextDocumentNotification, DidOpenTextDocumentNotification, DocumentFormattingRequest,
  DocumentSymbolRequest, ExitNotification, FoldingRangeRequest, HoverRequest, InitializeRequest, InitializedNotification, InlayHintRequest,
  PublishDiagnosticsNotification, ReferencesRequest, ShutdownRequest } = require('vscode-languageserver-protocol');

const [server, table, brokenFile, other, keys] = process.argv.slice(2);
const child = spawn('dotnet', [server, 'lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(child.stdout), new rpc.StreamMessageWriter(child.stdin));
const published = [];
let waiting = null;
connection.onNotification(PublishDiagnosticsNotification.type, found => {
  published.push(found);
  if (waiting) waiting(found);
});
connection.listen();

const next = condition => new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error('no diagnostics came')), 30000);
  waiting = found => {
    if (!condition(found)) return;
    clearTimeout(timer);
    waiting = null;
    resolve(found);
  };
});
const uri = pathToFileURL(table).href, otherUri = pathToFileURL(other).href;
const textDocument = { uri };
const exited = new Promise(resolve => child.on('exit', resolve));

(async () => {
  const answers = {};
  answers.initialize = await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri: otherUri, languageId: 'csv', version: 1, text: fs.readFileSync(other, 'utf8') } });

  const clean = fs.readFileSync(table, 'utf8'), broken = fs.readFileSync(brokenFile, 'utf8');
  let coming = next(found => found.uri === uri);
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'csv', version: 1, text: broken } });
  answers.diagnostics = await coming;

  const at = answers.diagnostics.diagnostics[0].range;
  answers.actions = await connection.sendRequest(CodeActionRequest.type, { textDocument, range: at, context: { diagnostics: [] } });
  answers.hover = await connection.sendRequest(HoverRequest.type, { textDocument, position: at.start });
  const lines = broken.split('\n');
  const use = lines.findIndex(line => line.startsWith('Inception-C,'));
  answers.definition = use < 0 ? null : await connection.sendRequest(DefinitionRequest.type, { textDocument, position: { line: use, character: 2 } });
  answers.references = use < 0 ? null : await connection.sendRequest(ReferencesRequest.type, { textDocument, position: { line: use, character: 2 }, context: { includeDeclaration: true } });
  answers.hints = await connection.sendRequest(InlayHintRequest.type, { textDocument, range: { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } } });
  answers.types = await connection.sendRequest(CompletionRequest.type, { textDocument, position: { line: at.start.line, character: 0 } });
  answers.directives = await connection.sendRequest(CompletionRequest.type, { textDocument, position: { line: 0, character: 2 } });
  answers.symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  answers.folds = await connection.sendRequest(FoldingRangeRequest.type, { textDocument });
  answers.formatting = await connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options: { tabSize: 2, insertSpaces: true } });
  answers.unknown = await connection.sendRequest('textDocument/somethingElse', {}).then(() => null, error => error.code);

  // The fix of the client's own hand: the edits of the first action, applied as the protocol says.
  const edit = answers.actions[0].edit.changes[uri][0];
  coming = next(found => found.uri === uri);
  await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 2 }, contentChanges: [{ range: edit.range, text: edit.newText }] });
  answers.repaired = await coming;

  const times = [];
  for (let key = 0; key < Number(keys); key++) {
    coming = next(found => found.uri === uri && found.version === 3 + key);
    const start = process.hrtime.bigint();
    // A digit too many in the cell, and gone again.
    const typed = { line: at.start.line, character: at.end.character };
    const change = key % 2 === 0 ? { range: { start: typed, end: typed }, text: '7' } : { range: { start: typed, end: { line: typed.line, character: typed.character + 1 } }, text: '' };
    await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 3 + key }, contentChanges: [change] });
    await coming;
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }

  answers.median = times.sort((a, b) => a - b)[times.length >> 1] ?? null;
  answers.others = published.filter(found => found.uri === otherUri).length;
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  answers.exit = await exited;
  process.stdout.write(JSON.stringify(answers));
})().catch(error => {
  process.stderr.write(String(error.stack) + '\n');
  child.kill();
  process.exit(1);
});
