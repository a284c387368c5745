import * as vscode from 'vscode';

/** A form that the server takes a digest out in. */
interface Form extends vscode.QuickPickItem {
  readonly to: string;
  readonly language: string;
}

/** Asks for a form; undefined where none was chosen. */
export function chooseForm(): Thenable<Form | undefined> {
  const forms: Form[] = [
    { to: 'bibtex', language: 'bibtex', label: 'BibTeX', description: vscode.l10n.t('entries for a bibliography') },
    { to: 'markdown', language: 'markdown', label: 'Markdown', description: vscode.l10n.t('a list of papers by day') },
    { to: 'csv', language: 'csv', label: 'CSV', description: vscode.l10n.t('a table, one row a paper') },
    { to: 'json', language: 'json', label: 'JSON', description: vscode.l10n.t('all that is known, for programs') },
    { to: 'html', language: 'html', label: 'HTML', description: vscode.l10n.t('a page of its own') },
    { to: 'rss', language: 'xml', label: 'RSS', description: vscode.l10n.t('a feed') },
    { to: 'atom', language: 'xml', label: 'Atom', description: vscode.l10n.t('a feed') },
  ];
  return vscode.window.showQuickPick(forms, { title: vscode.l10n.t('Export this digest as'), matchOnDescription: true });
}

/** Asks for a style of citations; undefined where none was chosen. */
export async function chooseStyle(): Promise<string | undefined> {
  const styles = [
    { style: 'text', label: vscode.l10n.t('Text') },
    { style: 'markdown', label: 'Markdown' },
    { style: 'bibtex', label: 'BibTeX' },
  ];
  return (await vscode.window.showQuickPick(styles, { title: vscode.l10n.t('Copy this paper\'s citation as') }))?.style;
}

/** Opens an export in an editor of its own, to look at and to save. */
export async function openExport(form: Form, content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: form.language, content });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}
