import * as vscode from 'vscode';

/** Whether a document is a digest. */
export function isDigest(document: vscode.TextDocument): boolean {
  return document.languageId === 'digest';
}

/** Sets the language of a document to digest if it matches the user's patterns. */
export function adopt(document: vscode.TextDocument): void {
  if (isDigest(document) || document.uri.scheme === 'output') return;
  const patterns = vscode.workspace.getConfiguration('digest', document).get<string[]>('files', []);
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const matches = patterns.some(
    (pattern) =>
      vscode.languages.match({ pattern: folder === undefined ? pattern : new vscode.RelativePattern(folder, pattern) }, document) > 0,
  );
  if (matches) void vscode.languages.setTextDocumentLanguage(document, 'digest');
}

/** Maintains the context key `digest.exists`: whether a digest is open or the workspace contains files named like one. */
export function digestsContext(): vscode.Disposable {
  const names = '**/{*.digest,*.digest.txt,*.digest.md,.digest.json}';
  const say = (exists: boolean) => void vscode.commands.executeCommand('setContext', 'digest.exists', exists);
  const look = async () => say(vscode.workspace.textDocuments.some(isDigest) || (await vscode.workspace.findFiles(names, undefined, 1)).length > 0);
  const watcher = vscode.workspace.createFileSystemWatcher(names, false, true, false);
  void look();
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(() => say(true)),
    watcher.onDidDelete(look),
    vscode.workspace.onDidOpenTextDocument((document) => isDigest(document) && say(true)),
    vscode.workspace.onDidChangeWorkspaceFolders(look),
  );
}
