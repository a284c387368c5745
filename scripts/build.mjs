// npm run build: leaves the server at artifacts/digest-lsp/digest-lsp.
import { needDotnet, run, runtime, server } from './tools.mjs';

export function build() {
  needDotnet();
  console.log('Building the server (a minute the first time) ...');
  const result = run(
    'dotnet',
    ['publish', 'server/DigestLsp.Server', '-c', 'Release', '-r', runtime(), '-o', 'artifacts/digest-lsp', '-v', 'quiet', '-nologo'],
  );
  if (result.status !== 0) process.exit(result.status ?? 2);
  console.log(`Built ${server}`);
}

if (process.argv[1]?.endsWith('build.mjs')) build();
