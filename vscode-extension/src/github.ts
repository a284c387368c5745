import * as vscode from 'vscode';
import type { Server } from './server';

/**
 * Passes the editor's GitHub session to the server, which sends the token to GitHub's API only.
 * Only the command prompts the user to sign in.
 */
export function handOverGitHubSession(server: Server): vscode.Disposable {
  const tell = async (options: vscode.AuthenticationGetSessionOptions) => {
    if (!vscode.workspace.isTrusted || !vscode.workspace.getConfiguration('digest').get('online.enabled', true)) return undefined;
    const session = await vscode.authentication.getSession('github', [], options);
    await server.notify('digest/githubToken', { host: 'github.com', token: session?.accessToken ?? null });
    return session;
  };
  // Without a provider of GitHub sessions, links are checked without a token.
  const tellSilently = () => tell({ silent: true }).then(undefined, (error: unknown) => server.log(`No GitHub session: ${String(error)}`));
  return vscode.Disposable.from(
    server.onDidChangeState(() => server.state === 'running' && tellSilently()),
    vscode.authentication.onDidChangeSessions((e) => e.provider.id === 'github' && server.state === 'running' && tellSilently()),
    vscode.commands.registerCommand('digest.signInToGitHub', async () => {
      try {
        const session = await tell({ createIfNone: true });
        const message =
          session === undefined
            ? vscode.l10n.t('Network access is disabled in this workspace, so the sign-in is not used.')
            : vscode.l10n.t('Signed in to GitHub as {0}. Links are checked with this account.', session.account.label);
        void vscode.window.showInformationMessage(message);
      } catch (error) {
        void vscode.window.showWarningMessage(vscode.l10n.t('Could not sign in to GitHub: {0}', error instanceof Error ? error.message : String(error)));
      }
    }),
  );
}
