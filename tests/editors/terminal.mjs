// Runs terminal editors with a separate home folder on a copy of the samples; each line "PASS name" or "FAIL name why" of their output
// is a test. Their configuration is the marked block of docs/editors.md, so that the document is tested, too.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { here, root } from './install.mjs';

const languages = { neovim: 'lua', emacs: 'elisp' };
const names = { neovim: 'init.lua', emacs: 'init.el' };

export async function runTerminalEditor(t, api, editor, start) {
  const folder = mkdtempSync(join(tmpdir(), `digestlsp-${editor}-`));
  try {
    cpSync(join(root, 'samples'), join(folder, 'papers'), { recursive: true });
    cpSync(join(here, editor), folder, { recursive: true });
    writeFileSync(join(folder, names[editor]), configuration(editor).replace('https://api.github.com', api.url));
    const [program, args] = start({ file: (name) => join(folder, name) });
    const env = {
      ...process.env,
      HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder,
      PATH: `${join(root, 'artifacts', 'digest-lsp')}:${process.env.PATH}`,
      DIGEST: join(folder, 'papers', 'daily-papers.digest'),
    };
    for (const name of ['GH_TOKEN', 'GITHUB_TOKEN']) delete env[name];
    // Asynchronous, because the API that the server requests runs in this process.
    const { output, code } = await finished(spawn(program, args, { cwd: join(folder, 'papers'), env, stdio: ['ignore', 'pipe', 'pipe'] }));
    const said = [...output.matchAll(/^(PASS|FAIL) ([^\r\n]*)/gm)];
    for (const [, verdict, name] of said) await t.test(name.split(': ')[0], () => {
      if (verdict === 'FAIL') throw new Error(name);
    });
    if (code !== 0 || said.length === 0) throw new Error(`${editor} ended with ${code}:\n${output}`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function finished(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    const timer = setTimeout(() => child.kill('SIGKILL'), 90_000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ output, code });
    });
  });
}

/** Returns the block of docs/editors.md after the comment `<!-- tested: EDITOR -->`. */
function configuration(editor) {
  const text = readFileSync(join(root, 'docs', 'editors.md'), 'utf8');
  const block = new RegExp(`<!-- tested: ${editor} -->\\s*\`\`\`${languages[editor]}\\n([\\s\\S]*?)\`\`\``).exec(text);
  if (block === null) throw new Error(`docs/editors.md holds no block for ${editor}`);
  return block[1];
}
