// node scripts/configuration.mjs: writes the editor settings from the extension's manifest into docs/configuration.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [begin, end] = ['<!-- settings: written by scripts/configuration.mjs -->\n', '<!-- end of settings -->'];
export const path = join(root, 'docs', 'configuration.md');

/** Returns the document with the settings of the manifest. */
export function written() {
  const read = (name) => JSON.parse(readFileSync(join(root, 'vscode-extension', name), 'utf8'));
  const texts = read('package.nls.json');
  // VS Code renders `#setting#` as a link; the document contains the name of the setting instead.
  const say = (text) => text.replace(/^%(.*)%$/, (_, key) => texts[key]).replace(/`#([\w.]+)#`/g, '`$1`');
  const lines = Object.entries(read('package.json').contributes.configuration.properties).map(([name, property]) => {
    const choices = property.enum?.map((value, i) => `\`${value}\`: ${say(property.enumDescriptions[i])}`) ?? [];
    const words = [say(property.markdownDescription), ...(choices.length > 0 ? [`${choices.join('; ')}.`] : [])];
    if (property.scope === 'machine') words.push('Machine-scoped: workspaces cannot set it.');
    return `| \`${name}\` | \`${JSON.stringify(property.default)}\` | ${words.join(' ').replaceAll('|', '\\|')} |\n`;
  });
  const table = `| Setting | Default | Description |\n| --- | --- | --- |\n${lines.join('')}`;
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (from < begin.length || to < from) throw new Error(`${path} has no place for the settings`);
  return `${text.slice(0, from)}${table}${text.slice(to)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(path, written());
