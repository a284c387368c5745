import * as vscode from 'vscode';
import { isDigest } from './digests';
import type { Server } from './server';

/** Shows in the status bar, while a digest is in front, how the server is and how much was found. */
export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('digest.status', vscode.StatusBarAlignment.Right, 100);
  const language = vscode.languages.createLanguageStatusItem('digest.status', { language: 'digest' });
  item.name = language.name = vscode.l10n.t('Digest');
  const show = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isDigest(document)) return item.hide();
    const found = vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'digest').length;
    const says = describe(server, found);
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

function describe(server: Server, found: number): Said {
  if (server.state === 'failed' || server.state === 'off') {
    return {
      icon: '$(error)',
      text: vscode.l10n.t('Digest'),
      detail: vscode.l10n.t('The server does not run'),
      command: 'digest.restart',
      title: vscode.l10n.t('Start'),
    };
  }
  const starting = server.state === 'starting';
  const findings = found === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', found);
  return {
    icon: starting ? '$(loading~spin)' : found > 0 ? '$(book)' : '$(check)',
    text: starting || found === 0 ? vscode.l10n.t('Digest') : vscode.l10n.t('Digest: {0}', findings),
    detail: starting ? vscode.l10n.t('The server is starting') : found > 0 ? findings : vscode.l10n.t('Nothing found'),
    command: starting ? 'digest.showOutput' : 'workbench.actions.view.problems',
    title: starting ? vscode.l10n.t('Show Output') : vscode.l10n.t('Show Problems'),
  };
}
