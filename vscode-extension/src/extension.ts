import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { adopt, isDigest } from './digests';
import { handOverGitHubSession } from './github';
import { showPapers } from './papers';
import { offerCleanPaste } from './paste';
import { Server } from './server';
import { showStatus } from './status';

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Digest');
  const started = (server = new Server(context.extension, output));
  // The server is not started in a workspace without digests.
  const meet = (document: vscode.TextDocument) => {
    adopt(document);
    if (isDigest(document)) started.wake();
  };
  context.subscriptions.push(
    output,
    started,
    showStatus(started),
    registerCommands(started, output),
    offerCleanPaste(started),
    showPapers(started, context.workspaceState),
    handOverGitHubSession(started),
    vscode.workspace.onDidOpenTextDocument(meet),
    vscode.workspace.onDidGrantWorkspaceTrust(() => started.notify('workspace/didChangeConfiguration', { settings: null })),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration('digest.server') && started.state !== 'off') void started.restart();
      if (e.affectsConfiguration('digest.files')) vscode.workspace.textDocuments.forEach(meet);
    }),
  );
  vscode.workspace.textDocuments.forEach(meet);
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
