import * as vscode from 'vscode';
import { isDigest } from './digests';
import type { Server } from './server';

/** Registers what is in the "Digest" category. */
export function registerCommands(server: Server, output: vscode.OutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('digest.restart', () => server.restart()),
    vscode.commands.registerCommand('digest.showOutput', () => output.show()),
    vscode.commands.registerCommand('digest.repairPaste', () => act('source.repairPaste.digest')),
    vscode.commands.registerCommand('digest.fixAll', () => act('source.fixAll.digest')),
    ...Object.entries(answered).map(([name, use]) =>
      vscode.commands.registerCommand(name, (...args: unknown[]) => run(server, name, args, use)),
    ),
  );
}

type Use = (answer: unknown, editor: vscode.TextEditor | undefined) => unknown;

/** The server's commands, and what becomes of their answers. */
const answered: Record<string, Use> = {
  'digest.nextPaper': goTo,
  'digest.previousPaper': goTo,
};

/** Has the server run a command; one that is called without arguments means where the cursor is. */
async function run(server: Server, command: string, args: unknown[], use: Use): Promise<unknown> {
  const editor = vscode.window.activeTextEditor;
  const given = args.length > 0 ? args : editor === undefined || !isDigest(editor.document) ? [] : [placeOf(editor)];
  try {
    return await use(await server.request('workspace/executeCommand', { command, arguments: given }), editor);
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** What the server's commands take: a document and a place in it. */
function placeOf(editor: vscode.TextEditor): unknown {
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

/** Puts the cursor where an answer says; stays where there is none. */
function goTo(answer: unknown, editor: vscode.TextEditor | undefined): void {
  if (editor === undefined || !isPosition(answer)) return;
  const place = new vscode.Position(answer.line, answer.character);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function isPosition(answer: unknown): answer is { line: number; character: number } {
  return typeof answer === 'object' && answer !== null && 'line' in answer && 'character' in answer;
}

/** Applies the server's action of a kind to the digest in front; says so where there is nothing to do. */
async function act(kind: string): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !isDigest(document)) return;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, all, kind, 1);
  const edit = actions.find((action) => action.edit !== undefined)?.edit;
  if (edit === undefined) void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to mend in this digest.'));
  else if (!(await vscode.workspace.applyEdit(edit))) void vscode.window.showWarningMessage(vscode.l10n.t('The digest changed meanwhile. Try again.'));
}
