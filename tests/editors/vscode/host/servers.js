// The language servers that the installed extension started.
const fs = require('node:fs');
const vscode = require('vscode');

/** The process ids of the servers that this installed extension started. */
exports.servers = () => {
  const { extensionPath } = vscode.extensions.getExtension('digestlsp.digestlsp');
  return fs
    .readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id))
    .filter((id) => {
      try {
        const line = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8');
        return line.includes(extensionPath) && line.includes('--stdio');
      } catch {
        return false; // The process has ended.
      }
    })
    .map(Number);
};
