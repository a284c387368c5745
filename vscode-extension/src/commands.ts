import * as vscode from 'vscode';
import { isDigest } from './digests';
import { chooseForm, chooseStyle, openExport } from './export';
import { chooseLayout } from './layout';
import { PaperNode } from './papers';
import { Reports } from './reports';
import type { Server } from './server';

type Argument = Record<string, unknown>;
type Use = (run: (more?: Argument) => Promise<unknown>, editor: vscode.TextEditor | undefined, argument: Argument) => unknown;

/** Commands that the extension implements even if the server lists them. */
const ownCommands = ['digest.pasteClean'];

/** Registers the commands of the "Digest" category. */
export function registerCommands(server: Server, output: vscode.OutputChannel): vscode.Disposable {
  const reports = new Reports();
  const uses = serverCommands(reports);
  const registered = new Set([...Object.keys(uses), ...ownCommands]);
  const later: vscode.Disposable[] = [];
  const register = (name: string, use: Use) =>
    vscode.commands.registerCommand(name, (given?: unknown) => run(server, name, given, use));
  /** Enables the menu entries of supported commands; the server's other commands serve its code lenses and fixes. */
  const meet = () => {
    for (const name of server.commands) {
      void vscode.commands.executeCommand('setContext', name.replace(/^digest\./, 'digest.offers.'), true);
      if (registered.has(name)) continue;
      registered.add(name);
      later.push(register(name, (ask) => ask()));
    }
  };
  return vscode.Disposable.from(
    reports,
    server.onDidChangeState(meet),
    { dispose: () => later.forEach((d) => d.dispose()) },
    vscode.commands.registerCommand('digest.newDigest', newDigest),
    vscode.commands.registerCommand('digest.chooseLayout', chooseLayout),
    vscode.commands.registerCommand('digest.restart', () => server.restart()),
    vscode.commands.registerCommand('digest.showOutput', () => output.show()),
    vscode.commands.registerCommand('digest.repairPaste', () => act('source.repairPaste.digest')),
    vscode.commands.registerCommand('digest.fixAll', () => act('source.fixAll.digest')),
    ...Object.entries(uses).map(([name, use]) => register(name, use)),
  );
}

/** The server's commands whose results the extension processes. */
function serverCommands(reports: Reports): Record<string, Use> {
  const report = (title: (editor: vscode.TextEditor | undefined) => string): Use => async (ask, editor) => {
    const progress = { location: vscode.ProgressLocation.Window, title: title(editor) };
    const markdown = await vscode.window.withProgress(progress, () => ask());
    if (typeof markdown === 'string') await reports.show(title(editor), markdown);
  };
  const links = report((editor) => vscode.l10n.t('Links of {0}', nameOf(editor)));
  const edit: Use = (ask) => ask();
  return {
    'digest.sortDays': edit,
    'digest.sortPapers': edit,
    'digest.markAs': edit,
    'digest.findPaper': (ask) => {
      const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking up paper metadata') };
      return vscode.window.withProgress(progress, () => ask());
    },
    'digest.removePaper': edit,
    // A code action names the day.
    'digest.movePaper': async (ask, editor, argument) => {
      const to = argument.to ?? (editor && (await chooseDay(editor)));
      if (to !== undefined) await ask({ to });
    },
    'digest.addTag': edit,
    'digest.addNote': edit,
    'digest.nextPaper': async (ask, editor) => goTo(await ask(), editor),
    'digest.previousPaper': async (ask, editor) => goTo(await ask(), editor),
    'digest.checkLinks': links,
    'digest.checkAllLinks': links,
    'digest.showLinkReport': links,
    'digest.showNetworkActivity': report(() => vscode.l10n.t('Network activity')),
    'digest.openCode': async (ask) => {
      if (typeof (await ask()) !== 'string') void vscode.window.showInformationMessage(vscode.l10n.t('This paper has no repository link.'));
    },
    'digest.export': async (ask, _editor, argument) => {
      const form = await chooseForm();
      const text = form && (await ask({ to: form.to }));
      if (form === undefined || typeof text !== 'string') return;
      await openExport(form, text, typeof argument.uri === 'string' ? vscode.Uri.parse(argument.uri) : undefined);
    },
    'digest.copyCitation': async (ask) => {
      const style = await chooseStyle();
      if (style === undefined) return;
      const text = await ask({ style });
      if (typeof text !== 'string') return void vscode.window.showInformationMessage(vscode.l10n.t('Place the cursor on a paper.'));
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(vscode.l10n.t('Citation copied'), 3000);
    },
  };
}

/** Runs a command on the server; without an argument it applies to the cursor position. */
async function run(server: Server, command: string, given: unknown, use: Use): Promise<unknown> {
  const editor = vscode.window.activeTextEditor;
  try {
    const argument = (await argumentOf(given)) ?? (editor === undefined || !isDigest(editor.document) ? {} : placeOf(editor));
    return await use((more = {}) => server.request('workspace/executeCommand', { command, arguments: [{ ...argument, ...more }] }), editor, argument);
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** Returns the argument that a code lens, a fix or the Papers view passes; menus pass only the URI of the editor. */
async function argumentOf(given: unknown): Promise<Argument | undefined> {
  if (given instanceof PaperNode) {
    // The server's commands require an open document.
    await vscode.workspace.openTextDocument(given.uri);
    return given.argument;
  }
  return typeof given === 'object' && given !== null && 'uri' in given ? (given as Argument) : undefined;
}

/** Returns the argument of the server's commands for an editor: its document and the cursor position. */
function placeOf(editor: vscode.TextEditor): Argument {
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

/** Lets the user choose one of the digest's days, or returns undefined if the user cancels. */
async function chooseDay(editor: vscode.TextEditor): Promise<Argument | undefined> {
  const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', editor.document.uri);
  const days = outline
    .filter((item) => item.kind === vscode.SymbolKind.Namespace)
    .map(({ name, selectionRange: { start } }) => ({ label: name, place: { line: start.line, character: start.character } }));
  return (await vscode.window.showQuickPick(days, { title: vscode.l10n.t('Move paper to') }))?.place;
}

function nameOf(editor: vscode.TextEditor | undefined): string {
  return editor?.document.uri.path.split('/').at(-1) ?? '';
}

/** Moves the cursor to the returned position, if any. */
function goTo(answer: unknown, editor: vscode.TextEditor | undefined): void {
  if (editor === undefined || !isPosition(answer)) return;
  const place = new vscode.Position(answer.line, answer.character);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function isPosition(answer: unknown): answer is { line: number; character: number } {
  return typeof answer === 'object' && answer !== null && 'line' in answer && 'character' in answer;
}

async function newDigest(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'digest' });
  await vscode.window.showTextDocument(document);
}

/** Applies the server's code action of a kind to the active digest, or shows a message if there is nothing to apply. */
async function act(kind: string): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !isDigest(document)) return;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, all, kind, 1);
  const edit = actions.find((action) => action.edit !== undefined)?.edit;
  if (edit === undefined) void vscode.window.showInformationMessage(vscode.l10n.t('No auto-fixable problems in this digest.'));
  else if (!(await vscode.workspace.applyEdit(edit))) void vscode.window.showWarningMessage(vscode.l10n.t('The document changed. Run the command again.'));
}
