import * as vscode from 'vscode';

/** The part of the extension's manifest that describes the setting. */
interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Record<string, { readonly enum: string[]; readonly enumDescriptions: string[] }> };
  };
}

/** Lets the user choose the layout of the digests in the active editor's folder and writes it to `digest.dialect`. */
export async function chooseLayout(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const configuration = vscode.workspace.getConfiguration('digest', document);
  const current = configuration.get<string>('dialect', 'auto');
  const chosen = await vscode.window.showQuickPick(
    layouts().map((layout) => ({ ...layout, picked: layout.label === current })),
    { title: vscode.l10n.t('Choose Layout…'), placeHolder: vscode.l10n.t('Current: {0}', current), matchOnDescription: true },
  );
  if (chosen === undefined) return;
  const target = vscode.workspace.workspaceFolders === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  await configuration.update('dialect', chosen.label === 'auto' ? undefined : chosen.label, target);
}

/** Returns the values of the setting with their descriptions. */
function layouts(): vscode.QuickPickItem[] {
  const extension = vscode.extensions.getExtension<unknown>('digestlsp.digestlsp');
  const setting = (extension?.packageJSON as Manifest | undefined)?.contributes.configuration.properties['digest.dialect'];
  return setting?.enum.map((label, i) => ({ label, description: setting.enumDescriptions[i] ?? '' })) ?? [];
}
