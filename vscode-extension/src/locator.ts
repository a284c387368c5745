import { join } from 'node:path';

/** A way to start the server. */
export interface Candidate {
  readonly command: string;
  readonly args: readonly string[];
  /** The file that must be there for it. */
  readonly file: string;
  /** Whether it runs on an installed .NET. */
  readonly needsDotnet: boolean;
}

/** Where servers may be. */
export interface Surroundings {
  /** `digest.server.path`, empty where it is not set. */
  readonly setting: string;
  /** The extension's folder. */
  readonly extension: string;
  readonly platform: NodeJS.Platform;
  /** The environment's PATH. */
  readonly path: string;
  readonly home: string;
}

/**
 * The ways to start the server, best first: the user's own and then no other; the one that came along for this platform; one on
 * the PATH; the one that came along for any machine with .NET.
 */
export function candidates({ setting, extension, platform, path, home }: Surroundings): Candidate[] {
  if (setting !== '') return [start(setting.replace(/^~(?=[/\\])/, () => home))];
  const name = platform === 'win32' ? 'digest-lsp.exe' : 'digest-lsp';
  // An empty entry of PATH means the current folder, which is a stranger's.
  const folders = path.split(platform === 'win32' ? ';' : ':').filter((f) => f !== '' && f !== '.');
  return [
    start(join(extension, 'server', name)),
    ...folders.map((folder) => start(join(folder, name))),
    start(join(extension, 'server', 'digest-lsp.dll')),
  ];
}

function start(file: string): Candidate {
  return file.endsWith('.dll')
    ? { command: 'dotnet', args: [file, '--stdio'], file, needsDotnet: true }
    : { command: file, args: ['--stdio'], file, needsDotnet: false };
}

/** Whether `dotnet --list-runtimes` names a runtime that the server runs on: 10 or a later one of the same number. */
export function hasRuntime(listed: string): boolean {
  return /^Microsoft\.NETCore\.App 10\./m.test(listed);
}
