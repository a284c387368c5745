import * as vscode from 'vscode';
import type { Server } from './server';

const kind = vscode.DocumentDropOrPasteEditKind.Text.append('digest');

/** The server's result for the content of the clipboard. */
interface Imported {
  readonly text: string;
  readonly papers: number;
  readonly skipped: readonly string[];
  readonly source: 'page' | 'text';
}

/**
 * Provides "Paste as Digest" next to the plain paste: the clipboard's HTML keeps structure that its text loses.
 * It is suggested if the HTML contains papers; "Paste As" and the command also work if only the text does.
 */
export function offerCleanPaste(server: Server): vscode.Disposable {
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, [range], data, context, token) {
      const asked = context.triggerKind === vscode.DocumentPasteTriggerKind.PasteAs || context.only !== undefined;
      const html = await data.get('text/html')?.asString();
      if (range === undefined || (html === undefined && !asked)) return undefined;
      const imported = await server.request<Imported>(
        'digest/importHtml',
        { html, text: await data.get('text/plain')?.asString(), uri: document.uri.toString(), position: range.start },
        token,
      );
      if (!asked && (imported.source !== 'page' || imported.papers === 0)) return undefined;
      if (imported.text === '') {
        void vscode.window.showInformationMessage(nothingNew(imported));
      }
      // Without an edit VS Code would paste the plain text; an empty edit leaves the digest unchanged.
      const text = imported.text === '' ? document.getText(range) : imported.text;
      const edit = new vscode.DocumentPasteEdit(text, vscode.l10n.t('Paste as Digest'), kind);
      edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      return [edit];
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider({ language: 'digest' }, provider, {
      providedPasteEditKinds: [kind],
      pasteMimeTypes: ['text/html', 'text/plain'],
    }),
    vscode.commands.registerCommand('digest.pasteClean', () =>
      vscode.env.uiKind === vscode.UIKind.Web ? pasteText(server) : vscode.commands.executeCommand('editor.action.pasteAs', { kind: kind.value }),
    ),
  );
}

/** Pastes the clipboard's text in browsers, which do not let commands read HTML; VS Code would paste it without cleanup. */
async function pasteText(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const text = await vscode.env.clipboard.readText();
  const imported = await server.request<Imported>('digest/importHtml', { text, uri: document.uri.toString(), position: selection.start });
  if (imported.text === '') void vscode.window.showInformationMessage(nothingNew(imported));
  else await editor.edit((edit) => edit.replace(selection, imported.text));
}

function nothingNew(imported: Imported): string {
  return imported.skipped.length === 0
    ? vscode.l10n.t('The clipboard contains no papers.')
    : vscode.l10n.t('This digest already contains all papers of the clipboard.');
}
