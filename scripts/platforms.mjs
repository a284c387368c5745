// The platforms of the packages, by the name that VS Code, archives and npm packages use.

/** Maps a platform to .NET's runtime identifier and the machine that npm installs its package on. */
export const platforms = {
  'linux-x64': { rid: 'linux-x64', os: 'linux', cpu: 'x64', libc: 'glibc' },
  'linux-arm64': { rid: 'linux-arm64', os: 'linux', cpu: 'arm64', libc: 'glibc' },
  'alpine-x64': { rid: 'linux-musl-x64', os: 'linux', cpu: 'x64', libc: 'musl' },
  'win32-x64': { rid: 'win-x64', os: 'win32', cpu: 'x64' },
  'win32-arm64': { rid: 'win-arm64', os: 'win32', cpu: 'arm64' },
  'darwin-x64': { rid: 'osx-x64', os: 'darwin', cpu: 'x64' },
  'darwin-arm64': { rid: 'osx-arm64', os: 'darwin', cpu: 'arm64' },
};

/** The file name of the executable on a platform. */
export const executable = (platform) => (platforms[platform].os === 'win32' ? 'digest-lsp.exe' : 'digest-lsp');

/** Whether a published file is for users, unlike debug symbols and XML documentation. */
export const isShipped = (file) => !/\.(pdb|xml|dbg|dSYM)$/.test(file);
