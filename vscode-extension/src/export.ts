import * as vscode from 'vscode';
import { exportPaths } from './naming';

/** An output format of the server. */
interface Form extends vscode.QuickPickItem {
  readonly to: string;
  readonly language: string;
  readonly ending: string;
}

/** Lets the user choose an output format, or returns undefined if the user cancels. */
export function chooseForm(): Thenable<Form | undefined> {
  const forms: Form[] = [
    { to: 'bibtex', language: 'bibtex', ending: '.bib', label: 'BibTeX', description: vscode.l10n.t('Bibliography entries') },
    { to: 'markdown', language: 'markdown', ending: '.md', label: 'Markdown', description: vscode.l10n.t('List of papers by day') },
    { to: 'csv', language: 'csv', ending: '.csv', label: 'CSV', description: vscode.l10n.t('Table with one row per paper') },
    { to: 'json', language: 'json', ending: '.json', label: 'JSON', description: vscode.l10n.t('All fields, machine-readable') },
    { to: 'html', language: 'html', ending: '.html', label: 'HTML', description: vscode.l10n.t('Standalone HTML page') },
    { to: 'rss', language: 'xml', ending: '.rss', label: 'RSS', description: vscode.l10n.t('Feed') },
    { to: 'atom', language: 'xml', ending: '.atom', label: 'Atom', description: vscode.l10n.t('Feed') },
  ];
  return vscode.window.showQuickPick(forms, { title: vscode.l10n.t('Export digest as'), matchOnDescription: true });
}

/** Lets the user choose a citation style, or returns undefined if the user cancels. */
export async function chooseStyle(): Promise<string | undefined> {
  const styles = [
    { style: 'text', label: vscode.l10n.t('Text') },
    { style: 'markdown', label: 'Markdown' },
    { style: 'bibtex', label: 'BibTeX' },
  ];
  return (await vscode.window.showQuickPick(styles, { title: vscode.l10n.t('Copy citation as') }))?.style;
}

/** Opens an export in a new editor; if the digest is a file, the export is named after it. */
export async function openExport(form: Form, content: string, digest: vscode.Uri | undefined): Promise<void> {
  const file = digest?.scheme === 'file' ? await freeFile(digest, form.ending) : undefined;
  const document = await (file === undefined
    ? vscode.workspace.openTextDocument({ language: form.language, content })
    : openUnsaved(file, content));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}

/** Opens an untitled document with a path: without one VS Code suggests the first line as file name, `@misc{random,.bib`. */
async function openUnsaved(file: vscode.Uri, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  const edit = new vscode.WorkspaceEdit();
  // Replaces an earlier export that was not saved.
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), content);
  await vscode.workspace.applyEdit(edit);
  return document;
}

async function freeFile(digest: vscode.Uri, ending: string): Promise<vscode.Uri | undefined> {
  for (const path of exportPaths(digest.path, ending)) {
    const file = digest.with({ path });
    const exists = await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (!exists) return file;
  }
  return undefined;
}
