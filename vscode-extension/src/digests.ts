import * as vscode from 'vscode';

/** Whether a document is a digest. */
export function isDigest(document: vscode.TextDocument): boolean {
  return document.languageId === 'digest';
}

/** Makes a document a digest where the user's patterns say so. */
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
