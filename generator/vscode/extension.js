// Starts "inceptiongen lsp" and hands it CSV and JSON files. The server is silent about those that are not tables.
'use strict';
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

async function start() {
  const [command, ...args] = vscode.workspace.getConfiguration('inceptiongen').get('command');
  const server = { command, args, options: { cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath } };
  client = new LanguageClient('inceptiongen', 'InceptionGen', server, {
    documentSelector: [{ pattern: '**/*.csv' }, { pattern: '**/*.json' }],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.{csv,json}') },
  });
  try {
    await client.start();
  } catch (error) {
    const install = 'Show how to install it';
    const chosen = await vscode.window.showErrorMessage(`'${command}' could not be started: ${error.message}`, install);
    if (chosen === install) vscode.env.openExternal(vscode.Uri.parse('https://github.com/InceptionGen/InceptionGen/blob/main/generator/docs/editors.md'));
  }
}

async function stop() {
  const old = client;
  client = undefined;
  if (old?.isRunning()) await old.stop();
}

exports.activate = async context => {
  context.subscriptions.push(
    vscode.commands.registerCommand('inceptiongen.restart', async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidChangeConfiguration(async change => {
      if (!change.affectsConfiguration('inceptiongen.command')) return;
      await stop();
      await start();
    }));
  await start();
};

exports.deactivate = stop;
