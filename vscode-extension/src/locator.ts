import { join } from 'node:path';

/** A way to start the server. */
export interface Candidate {
  readonly command: string;
  readonly args: readonly string[];
  /** The file that must exist. */
  readonly file: string;
  /** Whether it requires an installed .NET runtime. */
  readonly needsDotnet: boolean;
}

/** The environment in which the server is searched for. */
export interface Surroundings {
  /** The setting `digest.server.path`, empty if not set. */
  readonly setting: string;
  /** The extension's folder. */
  readonly extension: string;
  readonly platform: NodeJS.Platform;
  /** The environment variable PATH. */
  readonly path: string;
  readonly home: string;
}

/**
 * Returns the ways to start the server, best first: bundled for this platform, on the PATH, bundled for any machine with .NET.
 * A path that the user configured is the only candidate.
 */
export function candidates({ setting, extension, platform, path, home }: Surroundings): Candidate[] {
  if (setting !== '') return [start(setting.replace(/^~(?=[/\\])/, () => home))];
  const name = platform === 'win32' ? 'digest-lsp.exe' : 'digest-lsp';
  // An empty entry of PATH is the current folder, whose content is untrusted.
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

/** Whether the output of `dotnet --list-runtimes` contains a runtime for the server: any 10.x version. */
export function hasRuntime(listed: string): boolean {
  return /^Microsoft\.NETCore\.App 10\./m.test(listed);
}
