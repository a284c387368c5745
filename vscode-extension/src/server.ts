import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod } from 'node:fs/promises';
import { homedir } from 'node:os';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import { makeClient, type Client } from './client';
import { Crashes, maxCrashes } from './crashes';
import { candidates, hasRuntime, type Candidate } from './locator';
import { machineSettings } from './machine';

/** The state of the server: `off` before the first digest, `failed` after an error was shown. */
export type ServerState = 'off' | 'starting' | 'running' | 'failed';

/** Finds, starts and supervises the server; after a crash it is restarted with a growing delay, at most five times. */
export class Server implements vscode.Disposable {
  private readonly crashes = new Crashes();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly made = new vscode.EventEmitter<Client>();
  private client: Client | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private current: ServerState = 'off';

  /** Fires when {@link state} changes. */
  readonly onDidChangeState = this.changed.event;
  /** Fires with each new client before it starts, so that listeners can register for its notifications. */
  readonly onDidMake = this.made.event;

  constructor(
    private readonly extension: vscode.Extension<unknown>,
    private readonly output: vscode.OutputChannel,
  ) {}

  get state(): ServerState {
    return this.current;
  }

  /** The commands of the running server; empty if it does not run. */
  get commands(): readonly string[] {
    const named = this.current === 'running' ? this.client?.initializeResult?.capabilities.executeCommandProvider?.commands : undefined;
    return named ?? [];
  }

  log(line: string): void {
    this.output.appendLine(line);
  }

  /** Starts the server unless it runs or has failed. */
  wake(): void {
    if (this.current === 'off') this.restart().catch(() => this.become('failed'));
  }

  /** Stops the server if it runs and starts it again; restarts run one after another, so that there is never a second process. */
  restart(): Promise<void> {
    this.crashes.forget();
    return this.enqueue(async () => {
      await this.end();
      await this.begin();
    });
  }

  /** Stops the server permanently. */
  stop(): Promise<void> {
    return this.enqueue(async () => {
      await this.end();
      this.become('off');
    });
  }

  /** Sends a request as soon as the server runs. */
  async request<T>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<T> {
    this.wake();
    await this.queue;
    if (this.client?.state !== State.Running) throw new Error(vscode.l10n.t('The Digest language server is not running. Run "Digest: Restart Language Server", or see the output.'));
    // The client would pass an undefined token as one more parameter.
    return token === undefined ? this.client.sendRequest<T>(method, params) : this.client.sendRequest<T>(method, params, token);
  }

  /** Sends a notification if the server runs. */
  async notify(method: string, params: unknown): Promise<void> {
    if (this.client?.state === State.Running) await this.client.sendNotification(method, params);
  }

  dispose(): void {
    this.changed.dispose();
    this.made.dispose();
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    const next = this.queue.then(step);
    this.queue = next.catch((error: unknown) => this.output.appendLine(String(error)));
    return next;
  }

  private async begin(): Promise<void> {
    this.become('starting');
    const server = await this.find();
    if (server === undefined) return this.become('failed');
    this.output.appendLine(`Starting ${[server.command, ...server.args].join(' ')}`);
    const client = makeClient(this.extension, { command: server.command, args: [...server.args], options: { cwd: this.extension.extensionPath } }, this.output, () => this.crashed(client));
    this.client = client;
    this.made.fire(client);
    try {
      await client.start();
      if (this.client === client) this.become('running');
    } catch (error) {
      this.output.appendLine(String(error));
      this.crashed(client);
    }
  }

  private async end(): Promise<void> {
    const running = this.client;
    this.client = undefined;
    if (running?.needsStop()) await running.stop().catch((error: unknown) => this.output.appendLine(String(error)));
  }

  /** Handles the end of a client's server process; a second report for the same client is ignored. */
  private crashed(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    const delay = this.crashes.add(Date.now());
    if (delay === undefined) {
      this.become('failed');
      void this.sayCrashed();
      return;
    }
    this.become('starting');
    void this.enqueue(async () => {
      await new Promise((resolve) => setTimeout(resolve, delay));
      // The user may have restarted it by hand during the delay.
      if (this.client === undefined && this.current === 'starting') await this.begin();
    });
  }

  private async sayCrashed(): Promise<void> {
    const [log, again] = [vscode.l10n.t('Show Output'), vscode.l10n.t('Restart')];
    const message = vscode.l10n.t('The Digest language server crashed {0} times in the last minute and will not be restarted.', maxCrashes);
    const chosen = await vscode.window.showErrorMessage(message, log, again);
    if (chosen === log) this.output.show();
    if (chosen === again) await this.restart();
  }

  private async find(): Promise<Candidate | undefined> {
    const setting = String(machineSettings(this.extension)['server.path'] ?? '');
    const found = candidates({
      setting,
      extension: this.extension.extensionPath,
      platform: process.platform,
      path: process.env.PATH ?? '',
      home: homedir(),
    });
    for (const candidate of found) {
      if (await usable(candidate, this.extension.extensionPath)) {
        if (!candidate.needsDotnet || (await dotnetIsThere(this.extension.extensionPath))) return candidate;
        void this.sayNoDotnet();
        return undefined;
      }
    }
    void this.sayNoServer(setting);
    return undefined;
  }

  private async sayNoServer(setting: string): Promise<void> {
    const open = vscode.l10n.t('Open Setting');
    const message =
      setting === ''
        ? vscode.l10n.t('Could not find `digest-lsp`. Install the extension for your platform or set `digest.server.path`.')
        : vscode.l10n.t('Could not find `digest-lsp` at {0}. Change `digest.server.path`.', setting);
    if ((await vscode.window.showErrorMessage(message, open)) === open)
      await vscode.commands.executeCommand('workbench.action.openSettings', 'digest.server.path');
  }

  private async sayNoDotnet(): Promise<void> {
    const [get, again] = [vscode.l10n.t('Get .NET 10'), vscode.l10n.t('Try Again')];
    const message = vscode.l10n.t('The Digest language server requires the .NET 10 runtime. Install .NET 10 or the extension for your platform.');
    const chosen = await vscode.window.showErrorMessage(message, get, again);
    if (chosen === get) await vscode.env.openExternal(vscode.Uri.parse('https://dotnet.microsoft.com/download/dotnet/10.0'));
    if (chosen === again) await this.restart();
  }

  private become(state: ServerState): void {
    this.current = state;
    this.changed.fire();
  }
}

/** Whether a candidate's file exists and is executable; restores the execute permission of packages unpacked without it. */
async function usable(candidate: Candidate, extension: string): Promise<boolean> {
  const mode = candidate.needsDotnet ? constants.R_OK : constants.X_OK;
  const may = (m: number) => access(candidate.file, m).then(() => true, () => false);
  if (await may(mode)) return true;
  if (!candidate.file.startsWith(extension) || !(await may(constants.R_OK))) return false;
  await chmod(candidate.file, 0o755).catch(() => undefined);
  return may(mode);
}

async function dotnetIsThere(extension: string): Promise<boolean> {
  return promisify(execFile)('dotnet', ['--list-runtimes'], { cwd: extension }).then(
    ({ stdout }) => hasRuntime(stdout),
    () => false,
  );
}
