// The Dockerfile is checked but not built: an image needs base images from a registry.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/tools.mjs';

const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').replaceAll(/\\\n\s*/g, '').split('\n');
const instructions = lines.filter((line) => /^[A-Z]+ /.test(line)).map((line) => /^(\w+) (.*)$/.exec(line).slice(1));
const all = (name) => instructions.filter(([instruction]) => instruction === name).map(([, rest]) => rest);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('The image is built on the platform of the builder and runs without root', () => {
  assert.match(all('FROM')[0], /^--platform=\$BUILDPLATFORM /);
  assert.deepEqual(all('USER'), ['app']);
  const last = instructions.map(([name]) => name);
  assert.ok(last.lastIndexOf('USER') > last.lastIndexOf('RUN'), 'nothing runs as root at the end');
});

test('The image has descriptive labels', () => {
  for (const name of ['title', 'description', 'version', 'licenses', 'source', 'documentation']) assert.ok(all('LABEL').join().includes(`org.opencontainers.image.${name}=`), name);
  assert.ok(all('ARG').includes(`VERSION=${version}`));
});

test('Files copied into the image exist and are not ignored', () => {
  const taken = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const copied = all('COPY').filter((rest) => !rest.startsWith('--from')).flatMap((rest) => rest.split(' ').slice(0, -1));
  assert.deepEqual(copied.sort(), taken.sort());
  for (const path of copied) assert.notEqual(spawnSync('git', ['ls-files', path], { cwd: root, encoding: 'utf8' }).stdout, '', path);
});

test('The script of the build is a shell script, and chooses a build for each architecture', { skip: process.platform === 'win32' && 'needs sh' }, () => {
  const script = all('RUN').find((rest) => rest.includes('dotnet publish'));
  const run = (target) => spawnSync('sh', ['-ec', `dotnet() { echo "$@"; }; find() { :; }; ${script}`], { encoding: 'utf8', env: { ...process.env, BUILDARCH: 'amd64', TARGETARCH: target } });
  assert.match(run('amd64').stdout, /-r linux-musl-x64 -p:PublishAot=true/);
  assert.match(run('arm64').stdout, /-r linux-musl-arm64 -p:SelfContained=true -p:PublishSingleFile=true -p:PublishTrimmed=true/);
});
