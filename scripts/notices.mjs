// node scripts/notices.mjs [FILE]: writes the packages in the server and the extension with their licenses and notices
// to artifacts/THIRD-PARTY-NOTICES.txt. Reads restored packages: NuGet's folder and vscode-extension/node_modules.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fail, root } from './tools.mjs';

// Analyzers and code generators run during compilation only and are not redistributed.
const buildOnly = new Set(['Meziantou.Analyzer', 'Roslynator.Analyzers', 'Microsoft.NET.ILLink.Tasks', 'Microsoft.DotNet.ILCompiler']);
// The npm package that is bundled with the extension, with its dependencies.
const bundled = ['vscode-languageclient'];
const licenses = { MIT: 'MIT License', ISC: 'ISC License', 'Apache-2.0': 'Apache License 2.0', 'BlueOak-1.0.0': 'Blue Oak Model License 1.0.0' };

/** Lists redistributed packages from the lock files, with their registry. */
export function redistributed() {
  return [...nuget().map((p) => ({ kind: 'nuget', ...p })), ...npm().map((p) => ({ kind: 'npm', ...p }))];
}

function nuget() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'server', 'DigestLsp.Server', 'packages.lock.json'), 'utf8'));
  const found = new Map();
  for (const framework of Object.values(dependencies))
    for (const [id, { resolved, type }] of Object.entries(framework)) if (type !== 'Project' && !buildOnly.has(id)) found.set(id, resolved);
  return [...found].map(([id, version]) => ({ id, version })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function npm() {
  const { packages: all } = JSON.parse(readFileSync(join(root, 'vscode-extension', 'package-lock.json'), 'utf8'));
  const found = new Map();
  const visit = (id, above) => {
    const path = [`${above}/node_modules/${id}`, `node_modules/${id}`].find((p) => all[p]);
    if (found.has(path)) return;
    found.set(path, { id, version: all[path].version, license: all[path].license, folder: join(root, 'vscode-extension', path) });
    for (const next of Object.keys(all[path].dependencies ?? {})) visit(next, path);
  };
  for (const id of bundled) visit(id, '');
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function notices() {
  const parts = [
    'DigestLsp contains third-party software. Executables also contain the .NET runtime (MIT License, © .NET Foundation and Contributors),\n' +
      'whose own notices are next to this file, or at https://github.com/dotnet/runtime/blob/main/THIRD-PARTY-NOTICES.TXT.\n',
  ];
  const used = new Set();
  const seen = new Map();
  for (const p of nuget()) parts.push(part(p, fromNuget(p), used, seen));
  for (const p of npm()) parts.push(part(p, fromNpm(p), used, seen));
  const mit = readFileSync(join(root, 'LICENSE'), 'utf8').replace(/^[^]*?(?=Permission is hereby granted)/, '');
  if (used.has('MIT')) parts.push(`MIT License\n\n${mit}`);
  if (used.has('Apache-2.0')) parts.push(readFileSync(join(root, 'packaging', 'licenses', 'Apache-2.0.txt'), 'utf8'));
  return `${parts.map((p) => p.replaceAll('\r\n', '\n').replace(/[ \t]+$/gm, '').replace(/^\n+/, '').trimEnd()).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function part({ id, version }, { license, project, copyright, texts }, used, seen) {
  const name = licenses[license];
  if (name === undefined && texts.length === 0) fail(`The license of ${id} ${version} is unknown: ${license}.`);
  // The texts of these two licenses are at the end, once.
  if (texts.length === 0 && !['MIT', 'Apache-2.0'].includes(license)) fail(`${id} ${version} has no text of its license, ${license}.`);
  used.add(license);
  const shown = texts.map((text) => {
    // Packages of one family share their notices.
    if (seen.has(text)) return `Notices: as for ${seen.get(text)}`;
    seen.set(text, `${id} ${version}`);
    return `\n${text}`;
  });
  return [`${id} ${version}`, name ?? 'License as below', project, copyright, ...shown].filter(Boolean).join('\n');
}

function fromNuget({ id, version }) {
  const folder = join(process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages'), id.toLowerCase(), version);
  const nuspec = join(folder, `${id.toLowerCase()}.nuspec`);
  if (!existsSync(nuspec)) fail(`${id} ${version} is not restored: run npm run build first.`);
  const xml = readFileSync(nuspec, 'utf8');
  const value = (tag) => new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(xml)?.[1].trim().replaceAll('&amp;', '&').replaceAll('&#169;', '©');
  return { license: value('license'), project: value('projectUrl'), copyright: value('copyright') ?? value('authors'), texts: texts(folder) };
}

function fromNpm({ license, folder }) {
  if (!existsSync(folder)) fail(`${folder} is not installed: run npm ci in vscode-extension first.`);
  const { homepage, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { license, project: homepage, copyright: author?.name ?? author, texts: texts(folder) };
}

/** Reads licenses and notices of a package, which name its authors and third-party code. */
function texts(folder) {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notices?|third-?party-?notices)(\.(txt|md))?$/i.test(name))
    .sort()
    .flatMap((name) => (statSync(join(folder, name)).isDirectory() ? texts(join(folder, name)) : [readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '')]));
}

/** Writes the notices to a file and creates its folder. */
export function writeNotices(file) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, notices());
}

if (process.argv[1]?.endsWith('notices.mjs')) writeNotices(process.argv[2] ?? join(root, 'artifacts', 'THIRD-PARTY-NOTICES.txt'));
