// The entries for editors' registries: they name the same files, command and version as the documents and packages.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../../scripts/tools.mjs';

const entry = (...path) => join(root, 'packaging', 'editors', ...path);
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const documentation = read('docs', 'editors.md');
const has = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
const digests = ['a.digest', 'a.digest.txt', 'a.digest.md'];
const others = ['a.txt', 'a.md', 'digest.txt', 'a.digest.json'];

test("Helix's entry is the documented one", () => {
  assert.ok(documentation.includes(readFileSync(entry('helix', 'languages.toml'), 'utf8')));
});

test("mason's entry installs the npm package of this version", () => {
  const { name, source, bin, neovim } = parse(readFileSync(entry('mason', 'package.yaml'), 'utf8'));
  const { name: npm, version } = JSON.parse(read('packaging', 'npm', 'package.json'));
  assert.equal(source.id, `pkg:npm/${npm}@${version}`);
  assert.deepEqual(bin, { [name]: `npm:${npm}` });
  assert.equal(neovim.lspconfig, 'digest_lsp');
});

test("nvim-lspconfig's entry is a table that Neovim reads", { skip: !has('nvim') && 'Neovim is not installed' }, () => {
  const script = `local c = dofile([[${entry('nvim-lspconfig', 'lsp', 'digest_lsp.lua')}]]) io.stdout:write(table.concat(c.cmd, ' ') .. '|' .. c.filetypes[1] .. '|' .. c.root_markers[1])`;
  assert.equal(nvim(script), 'digest-lsp --stdio|digest|.digest.json');
});

test("Neovim's documented file types match digests and nothing else", { skip: !has('nvim') && 'Neovim is not installed' }, () => {
  const blocks = [...documentation.matchAll(/^vim\.filetype\.add\(\{\n[^]*?^\}\)/gm)].map(([block]) => block);
  const commented = readFileSync(entry('nvim-lspconfig', 'lsp', 'digest_lsp.lua'), 'utf8').replace(/^--- ?/gm, '');
  blocks.push(/^vim\.filetype\.add\(\{\n[^]*?^\}\)/m.exec(commented)[0]);
  assert.equal(blocks.length, 3);
  for (const block of blocks) {
    const names = [...digests, ...others].map((name) => `'/papers/${name}'`).join(', ');
    // The file is opened, because Neovim 0.7 has no function that returns a file name's type.
    const script = `vim.g.do_filetype_lua = 1 vim.cmd('filetype on') ${block}
      for _, n in ipairs({ ${names} }) do vim.cmd('edit ' .. n) io.stdout:write(vim.bo.filetype == 'digest' and 'digest ' or '- ') end`;
    const types = nvim(script).trim().split(' ');
    assert.deepEqual(types.map((type) => type === 'digest'), [...digests.map(() => true), ...others.map(() => false)], types.join(' '));
  }
});

test("lsp-mode's client is valid Lisp, and its pattern matches digests and nothing else", { skip: !has('emacs') && 'Emacs is not installed' }, () => {
  const file = entry('emacs-lsp-mode', 'lsp-digest.el');
  const lisp = `(with-temp-buffer
    (insert-file-contents "${file}")
    (emacs-lisp-mode)
    (check-parens)
    (search-forward "'lsp-language-id-configuration '")
    (let ((pattern (car (read (current-buffer)))))
      (dolist (name '(${[...digests, ...others].map((name) => `"${name}"`).join(' ')})) (princ (if (string-match-p pattern name) "1" "0")))))`;
  const ran = spawnSync('emacs', ['-Q', '--batch', '--eval', lisp], { encoding: 'utf8' });
  assert.equal(ran.status, 0, ran.stderr);
  assert.equal(ran.stdout, [...digests.map(() => '1'), ...others.map(() => '0')].join(''));
});

/** Returns the output of a Lua script in Neovim without configuration. */
function nvim(script) {
  const ran = spawnSync('nvim', ['--headless', '-u', 'NONE', '-c', `lua ${script.replaceAll('\n', ' ')}`, '-c', 'qa!'], { encoding: 'utf8', timeout: 60_000 });
  assert.equal(ran.status, 0, ran.stderr);
  return ran.stdout;
}
