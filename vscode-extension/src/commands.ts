import * as vscode from 'vscode';
import { isDigest } from './digests';
import { chooseForm, chooseStyle, openExport } from './export';
import { chooseLayout } from './layout';
import { PaperNode } from './papers';
import { Reports } from './reports';
import type { Server } from './server';

type Argument = Record<string, unknown>;
type Use = (run: (more?: Argument) => Promise<unknown>, editor: vscode.TextEditor | undefined, argument: Argument) => unknown;

/** Commands of the extension's own whose names the server may know too. */
const ownCommands = ['digest.pasteClean'];

/** Registers what is in the "Digest" category. */
export function registerCommands(server: Server, output: vscode.OutputChannel): vscode.Disposable {
  const reports = new Reports();
  const uses = serverCommands(reports);
  const registered = new Set([...Object.keys(uses), ...ownCommands]);
  const later: vscode.Disposable[] = [];
  const register = (name: string, use: Use) =>
    vscode.commands.registerCommand(name, (given?: unknown) => run(server, name, given, use));
  /** Menus show what this server can do; what it names beside that is there for its lenses and fixes. */
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

/** The server's commands of which more is to be made than to run them. */
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

/** Has the server run a command; one that is called without an argument means where the cursor is. */
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

/** Lenses and fixes hand over what the server gave them, the view of papers one of its own; a menu hands over the address of its editor. */
async function argumentOf(given: unknown): Promise<Argument | undefined> {
  if (given instanceof PaperNode) {
    // The server's commands are about documents that are open.
    await vscode.workspace.openTextDocument(given.uri);
    return given.argument;
  }
  return typeof given === 'object' && given !== null && 'uri' in given ? (given as Argument) : undefined;
}

/** What the server's commands take: a document and a place in it. */
function placeOf(editor: vscode.TextEditor): Argument {
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

/** Asks for one of a digest's days; undefined where none was chosen. */
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

async function newDigest(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'digest' });
  await vscode.window.showTextDocument(document);
}

/** Applies the server's action of a kind to the digest in front; says so where there is nothing to do. */
async function act(kind: string): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !isDigest(document)) return;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, all, kind, 1);
  const edit = actions.find((action) => action.edit !== undefined)?.edit;
  if (edit === undefined) void vscode.window.showInformationMessage(vscode.l10n.t('No auto-fixable problems in this digest.'));
  else if (!(await vscode.workspace.applyEdit(edit))) void vscode.window.showWarningMessage(vscode.l10n.t('The document changed. Run the command again.'));
}
