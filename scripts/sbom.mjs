// node scripts/sbom.mjs FILE: writes the redistributed packages from the lock files as a CycloneDX 1.5 document.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redistributed } from './notices.mjs';
import { fail, root } from './tools.mjs';

const [file] = process.argv.slice(2);
if (!file) fail('Usage: node scripts/sbom.mjs FILE');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const components = redistributed().map(({ kind, id, version: v }) => {
  const purl = `pkg:${kind}/${id.replace('@', '%40')}@${v}`;
  return { type: 'library', 'bom-ref': purl, name: id, version: v, purl };
});
const application = { type: 'application', name: 'digest-lsp', version, licenses: [{ license: { id: 'MIT' } }], purl: `pkg:github/digestlsp/digestlsp@v${version}` };
writeFileSync(file, `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component: application }, components }, null, 2)}\n`);
