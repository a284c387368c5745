import * as vscode from 'vscode';

/**
 * The settings that only the machine may set, by their names without `digest.`. VS Code keeps a workspace from the registered names, but
 * an object under the name above, as `"digest.server": { "path": … }`, passes and is merged: only the user's own value counts.
 */
export function machineSettings(extension: vscode.Extension<unknown>): Record<string, unknown> {
  const { capabilities } = extension.packageJSON as { capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } } };
  const all = vscode.workspace.getConfiguration();
  return Object.fromEntries(
    capabilities.untrustedWorkspaces.restrictedConfigurations.map((name) => {
      const found = all.inspect(name);
      return [name.replace(/^digest\./, ''), found?.globalValue ?? found?.defaultValue ?? null];
    }),
  );
}
