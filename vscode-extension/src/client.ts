import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  type ClientCapabilities,
  type DynamicFeature,
  type ServerOptions,
  type StaticFeature,
} from 'vscode-languageclient/node';
import { machineSettings } from './machine';
import { asServerSettings } from './settings';

/** Schemes of documents that users edit: local files, remote files and untitled documents. */
const written = ['file', 'untitled', 'vscode-vfs', 'vscode-remote'];
const executeCommand = ExecuteCommandRequest.method;

/**
 * The client of one server process. Errors go to the log only: the supervisor decides whether to notify the user.
 * Commands are registered by the extension, because they exist before the server runs and process its responses.
 */
export class Client extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the base class uses any
  override registerFeature(feature: StaticFeature | DynamicFeature<any>): void {
    const isCommands = 'registrationType' in feature && feature.registrationType.method === executeCommand;
    super.registerFeature(isCommands ? announceCommands : feature);
  }
}

const announceCommands: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities) {
    capabilities.workspace = { ...capabilities.workspace, executeCommand: { dynamicRegistration: false } };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};

/** Creates a client; `ended` is called when the server process exits without a stop request. */
export function makeClient(extension: vscode.Extension<unknown>, server: ServerOptions, output: vscode.OutputChannel, ended: () => void): Client {
  const taken = (settings: unknown) => asServerSettings(settings, machineSettings(extension), vscode.workspace.isTrusted);
  return new Client('digest', 'DigestLsp', server, {
    // Read-only documents, such as the old side of a diff, are excluded: they cannot be fixed.
    documentSelector: [...written.map((scheme) => ({ language: 'digest', scheme })), { scheme: 'file', pattern: '**/.digest.json' }],
    outputChannel: output,
    initializationOptions: { ...taken(vscode.workspace.getConfiguration().get('digest')), status: true, papers: true },
    initializationFailedHandler: () => false,
    synchronize: { configurationSection: 'digest' },
    // A digest is untrusted input: its Markdown runs no VS Code commands and renders no HTML.
    markdown: { isTrusted: false, supportHtml: false },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        ended();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
    middleware: {
      workspace: {
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          return Array.isArray(answers)
            ? answers.map((a, i) => (params.items[i]?.section === 'digest' ? taken(a) : a))
            : answers;
        },
      },
    },
  });
}
