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

/** Documents that somebody writes: files here and on the machine that VS Code works on, and new ones. */
const written = ['file', 'untitled', 'vscode-vfs', 'vscode-remote'];
const executeCommand = ExecuteCommandRequest.method;

/**
 * One life of the server. What the client says goes to the log; whether people are told is the supervisor's to decide. Commands are
 * the extension's own: they are there before the server is, and it knows what to make of the answers.
 */
export class Client extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the base class says any
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

/** Makes a client; `ended` is called when the server's process is gone without having been asked to go. */
export function makeClient(extension: vscode.Extension<unknown>, server: ServerOptions, output: vscode.OutputChannel, ended: () => void): Client {
  const taken = (settings: unknown) => asServerSettings(settings, machineSettings(extension), vscode.workspace.isTrusted);
  return new Client('digest', 'DigestLsp', server, {
    // Not the old side of a comparison, nor another read-only state of a digest: nobody mends them.
    documentSelector: [...written.map((scheme) => ({ language: 'digest', scheme })), { scheme: 'file', pattern: '**/.digest.json' }],
    outputChannel: output,
    initializationOptions: { ...taken(vscode.workspace.getConfiguration().get('digest')), status: true, papers: true },
    initializationFailedHandler: () => false,
    synchronize: { configurationSection: 'digest' },
    // A digest is a stranger's text: no command of VS Code and no HTML out of it.
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
