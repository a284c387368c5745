import * as vscode from 'vscode';

/**
 * The machine-scoped settings, without the prefix `digest.`. VS Code ignores registered names in workspace settings, but merges
 * objects such as `"digest.server": { "path": … }`, so only the user's own values are used.
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
