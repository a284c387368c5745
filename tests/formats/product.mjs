// The built command and the digests for tests: the samples, and the corpus if available.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const built = join(root, 'artifacts', 'digest-lsp', process.platform === 'win32' ? 'digest-lsp.exe' : 'digest-lsp');
const corpus = join(root, '..', 'shared', 'corpus');

/** The path of digest-lsp, which must have been built. */
export function program() {
  const path = process.env.DIGESTLSP_SERVER ?? built;
  if (!existsSync(path)) throw new Error(`There is no ${path}: npm run build makes it.`);
  return path;
}

/** Runs digest-lsp and returns its output if the exit code is one of the expected codes. */
export function digestLsp(args, { input, codes = [0], cwd = root } = {}) {
  const ran = spawnSync(program(), args, { cwd, input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!codes.includes(ran.status)) throw new Error(`digest-lsp ${args.join(' ')} ended with ${ran.status}: ${ran.stderr}`);
  return ran.stdout;
}

/** Paths of digests relative to the repository's root: every sample, and every document of the corpus. */
export function digests() {
  const files = filesIn(join(root, 'samples'));
  if (existsSync(corpus)) files.push(...filesIn(corpus).filter((f) => !/\.(json|tsv)$/.test(f)));
  else if (process.env.DIGESTLSP_REQUIRE_CORPUS) throw new Error(`The corpus is required and not at ${corpus}.`);
  return files.map((file) => relative(root, file));
}

export function read(...path) {
  return readFileSync(join(root, ...path), 'utf8');
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
