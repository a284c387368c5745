import { join } from 'node:path';

/** A way to start the server. */
export interface Candidate {
  readonly command: string;
  readonly args: readonly string[];
  /** The file that must be there for it. */
  readonly file: string;
}

/** Where the server may be, the first that is there wins: the user's own, the one that came along, the developer's. */
export function candidates(setting: string, extension: string, platform: NodeJS.Platform): Candidate[] {
  const name = platform === 'win32' ? 'digest-lsp.exe' : 'digest-lsp';
  if (setting !== '') return [start(setting)];
  return [start(join(extension, 'server', 'digest-lsp.dll')), start(join(extension, '..', 'artifacts', 'digest-lsp', name))];
}

/** The settings as the server takes them: trust goes along with them. */
export function withTrust(settings: unknown, trusted: boolean): Record<string, unknown> {
  return { ...(typeof settings === 'object' && settings !== null ? settings : {}), trusted };
}

function start(file: string): Candidate {
  return file.endsWith('.dll')
    ? { command: 'dotnet', args: [file, '--stdio'], file }
    : { command: file, args: ['--stdio'], file };
}
