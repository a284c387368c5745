import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { LanguageClient, State } from 'vscode-languageclient/node';
import { candidates, withTrust } from './candidates';

let client: LanguageClient | undefined;
let restarting: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('DigestLsp');
  const status = vscode.languages.createLanguageStatusItem('digest.status', { language: 'digest' });
  status.name = 'DigestLsp';
  status.command = { command: 'digest.showOutput', title: 'Show Output' };
  // Restarts wait for one another, so that there are never two servers.
  const restart = () => (restarting = restarting.then(() => stop()).then(() => start(context, output, status)));
  context.subscriptions.push(
    output,
    status,
    vscode.commands.registerCommand('digest.restart', restart),
    vscode.commands.registerCommand('digest.showOutput', () => output.show()),
    vscode.commands.registerCommand('digest.repairPaste', () => act('source.repairPaste.digest')),
    vscode.commands.registerCommand('digest.fixAll', () => act('source.fixAll.digest')),
    vscode.workspace.onDidOpenTextDocument(adopt),
    vscode.workspace.onDidGrantWorkspaceTrust(() =>
      client?.sendNotification('workspace/didChangeConfiguration', { settings: null }),
    ),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration('digest.server')) void restart();
      if (e.affectsConfiguration('digest.files')) vscode.workspace.textDocuments.forEach(adopt);
    }),
  );
  vscode.workspace.textDocuments.forEach(adopt);
  await restart();
}

export function deactivate(): Promise<void> {
  return stop();
}

async function start(
  context: vscode.ExtensionContext,
  output: vscode.OutputChannel,
  status: vscode.LanguageStatusItem,
): Promise<void> {
  const setting = vscode.workspace.getConfiguration('digest').get('server.path', '');
  const found = candidates(setting, context.extensionPath, process.platform);
  const server = found.find((c) => existsSync(c.file));
  if (server === undefined) {
    status.severity = vscode.LanguageStatusSeverity.Error;
    status.text = 'no server';
    void vscode.window.showErrorMessage(
      `DigestLsp finds no server at ${found.map((c) => c.file).join(' or ')}. Correct digest.server.path or install the extension again.`,
    );
    return;
  }
  const settings = () => vscode.workspace.getConfiguration().get('digest');
  const starting = new LanguageClient(
    'digest',
    'DigestLsp',
    { command: server.command, args: [...server.args] },
    {
      documentSelector: [{ language: 'digest' }],
      outputChannel: output,
      initializationOptions: withTrust(settings(), vscode.workspace.isTrusted),
      synchronize: { configurationSection: 'digest' },
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        workspace: {
          configuration: async (params, token, next) => {
            const answers = await next(params, token);
            return Array.isArray(answers)
              ? answers.map((a, i) => (params.items[i]?.section === 'digest' ? withTrust(a, vscode.workspace.isTrusted) : a))
              : answers;
          },
        },
      },
    },
  );
  starting.onDidChangeState((e) => {
    status.busy = e.newState === State.Starting;
    status.text = e.newState === State.Running ? 'DigestLsp' : e.newState === State.Starting ? 'starting' : 'stopped';
  });
  client = starting;
  try {
    await starting.start();
    status.severity = vscode.LanguageStatusSeverity.Information;
  } catch (error) {
    status.severity = vscode.LanguageStatusSeverity.Error;
    status.text = 'not started';
    output.appendLine(String(error));
    const get = 'Get .NET 10';
    const answer = vscode.window.showErrorMessage(
      `DigestLsp cannot start ${server.command}. It needs the .NET 10 runtime; the output channel says more.`,
      get,
      'Show Output',
    );
    void answer.then((chosen) => {
      if (chosen === get) void vscode.env.openExternal(vscode.Uri.parse('https://dotnet.microsoft.com/download'));
      else if (chosen !== undefined) output.show();
    });
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  if (running?.needsStop()) await running.stop();
}

/** Applies the server's action of a kind; where there is none VS Code says so itself. */
function act(kind: string): Thenable<unknown> {
  return vscode.commands.executeCommand('editor.action.sourceAction', { kind, apply: 'first' });
}

/** Makes a document a digest where the user's patterns say so. */
function adopt(document: vscode.TextDocument): void {
  if (document.languageId === 'digest' || document.uri.scheme === 'output') return;
  const patterns = vscode.workspace.getConfiguration('digest', document).get<string[]>('files', []);
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const matches = patterns.some(
    (pattern) =>
      vscode.languages.match(
        { pattern: folder === undefined ? pattern : new vscode.RelativePattern(folder, pattern) },
        document,
      ) > 0,
  );
  if (matches) void vscode.languages.setTextDocumentLanguage(document, 'digest');
}
