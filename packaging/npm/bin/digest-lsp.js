#!/usr/bin/env node
'use strict';
// Starts the executable for this platform, which npm installs as an optional dependency.
const { spawn } = require('node:child_process');
const { constants } = require('node:os');

/** The platform's name in packages: musl is Alpine's C library. */
function platform() {
  if (process.platform !== 'linux') return `${process.platform}-${process.arch}`;
  process.report.excludeNetwork = true; // otherwise the report looks up host names
  const report = process.report.getReport();
  const { header } = typeof report === 'string' ? JSON.parse(report) : report;
  return `${header.glibcVersionRuntime ? 'linux' : 'alpine'}-${process.arch}`;
}

function executable(name) {
  const file = process.platform === 'win32' ? 'digest-lsp.exe' : 'digest-lsp';
  try {
    return require.resolve(`@digestlsp/cli-${name}/${file}`);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    const known = Object.keys(require('../package.json').optionalDependencies ?? {}).includes(`@digestlsp/cli-${name}`);
    fail(
      known
        ? `The package @digestlsp/cli-${name} is not installed. Reinstall digest-lsp with optional dependencies (without --omit=optional) on this machine.`
        : `There is no package for ${name}. Install the .NET tool instead: dotnet tool install --global digest-lsp`,
    );
  }
}

function fail(message) {
  console.error(`digest-lsp: ${message}`);
  process.exit(2);
}

// Before the executable starts: a signal that comes first would end this process and leave the executable running.
let child;
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child?.kill(signal));
// A terminal sends Ctrl+C to both processes; a signal sent only to this one is meant for the executable.
process.on('SIGINT', () => {});
child = spawn(executable(platform()), process.argv.slice(2), { stdio: 'inherit' });
child.on('error', (error) => fail(`The executable could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
