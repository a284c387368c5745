import * as vscode from 'vscode';
import { isDigest } from './digests';
import type { Server } from './server';

/** The parameters of the notification `digest/status`. */
interface Told {
  readonly state: 'ready' | 'checking' | 'offline' | 'untrusted';
  readonly documents: readonly { uri: string; recognized?: boolean; links: number; unknownLinks: number; unknownReason?: string }[];
  readonly quota?: { limit: number; remaining: number; reset: number };
}

/** Shows the state of the server and the number of problems in the status bar while a digest is active. */
export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('digest.status', vscode.StatusBarAlignment.Right, 100);
  const language = vscode.languages.createLanguageStatusItem('digest.status', { language: 'digest' });
  item.name = language.name = vscode.l10n.t('Digest');
  let told: Told | undefined;
  const show = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isDigest(document)) return item.hide();
    // The same count as in the command line and the code lenses: problems of every severity.
    const all = vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'digest');
    const hints = all.filter((d) => d.severity === vscode.DiagnosticSeverity.Hint).length;
    const says = describe(server, all.length, hints, told, document.uri.toString());
    item.text = `${says.icon} ${says.text}`;
    item.tooltip = says.detail;
    item.accessibilityInformation = { label: `${says.text}. ${says.detail}`, role: 'button' };
    item.command = says.command;
    item.backgroundColor = server.state === 'failed' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    item.show();
    language.text = says.text;
    language.detail = says.detail;
    language.busy = server.state === 'starting';
    language.severity = server.state === 'failed' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    language.command = { command: says.command, title: says.title };
  };
  show();
  return vscode.Disposable.from(
    item,
    language,
    server.onDidChangeState(show),
    server.onDidMake((client) => {
      told = undefined;
      client.onNotification('digest/status', (status: Told) => {
        told = status;
        show();
      });
    }),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.languages.onDidChangeDiagnostics(show),
    vscode.workspace.onDidOpenTextDocument(show),
  );
}

interface Said {
  readonly icon: string;
  readonly text: string;
  readonly detail: string;
  readonly command: string;
  readonly title: string;
}

function describe(server: Server, found: number, hints: number, told: Told | undefined, uri: string): Said {
  if (server.state === 'failed' || server.state === 'off') {
    return {
      icon: '$(error)',
      text: vscode.l10n.t('Digest'),
      detail: vscode.l10n.t('The language server is not running'),
      command: 'digest.restart',
      title: vscode.l10n.t('Restart'),
    };
  }
  const starting = server.state === 'starting';
  if (!starting && told?.documents.find((d) => d.uri === uri)?.recognized === false) {
    return {
      icon: '$(question)',
      text: vscode.l10n.t('Digest'),
      detail: [vscode.l10n.t('No papers recognized'), ...linksOf(told, uri)].join(' · '),
      command: 'digest.chooseLayout',
      title: vscode.l10n.t('Choose Layout…'),
    };
  }
  // The Problems view does not list hints.
  const hinted = hints > 0 ? vscode.l10n.t(' ({0} hints)', hints) : '';
  const findings = found === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', found);
  return {
    icon: starting || told?.state === 'checking' ? '$(loading~spin)' : found > 0 ? '$(book)' : '$(check)',
    text: starting || found === 0 ? vscode.l10n.t('Digest') : vscode.l10n.t('Digest: {0}', findings),
    detail: starting
      ? vscode.l10n.t('The language server is starting')
      : [found > 0 ? findings + hinted : vscode.l10n.t('No problems'), ...linksOf(told, uri)].join(' · '),
    command: starting ? 'digest.showOutput' : 'workbench.actions.view.problems',
    title: starting ? vscode.l10n.t('Show Output') : vscode.l10n.t('Show Problems'),
  };
}

/** Describes the state of link checks and of the network in a few words each. */
function linksOf(told: Told | undefined, uri: string): string[] {
  if (told === undefined) return [];
  if (told.state === 'untrusted') return [vscode.l10n.t('Offline: the workspace is not trusted')];
  if (told.state === 'offline') return [vscode.l10n.t('Offline')];
  const says: string[] = [];
  const document = told.documents.find((d) => d.uri === uri);
  if (told.state === 'checking') says.push(vscode.l10n.t('Checking links'));
  if (document !== undefined && document.unknownLinks > 0) {
    const reason = document.unknownReason === undefined ? '' : ` (${document.unknownReason})`;
    says.push(vscode.l10n.t('{0} of {1} links could not be checked', document.unknownLinks, document.links) + reason);
  }
  if (told.quota !== undefined) says.push(vscode.l10n.t('GitHub: {0} of {1} requests remaining', told.quota.remaining, told.quota.limit));
  return says;
}
