# Chooses the release that belongs to this version of the action, and the archive for this runner.
set -euo pipefail

case "$RUNNER_OS" in
  Windows) system=win32 ;;
  macOS) system=darwin ;;
  *) if (ldd --version 2>&1 || true) | grep -qi musl; then system=alpine; else system=linux; fi ;;
esac
case "$RUNNER_ARCH" in
  X64) platform=$system-x64 ;;
  ARM64) platform=$system-arm64 ;;
  *) platform=$system-$RUNNER_ARCH ;;
esac
case "$platform" in
  linux-x64 | linux-arm64 | alpine-x64 | win32-x64 | win32-arm64 | darwin-x64 | darwin-arm64) ;;
  *)
    echo "::error::There is no digest-lsp for $platform. Use a runner with Linux, Windows or macOS on x64 or ARM64."
    exit 2
    ;;
esac
version=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' "$GITHUB_ACTION_PATH/packaging/npm/package.json")
{
  echo "version=$version"
  echo "platform=$platform"
  # Cached between jobs by runners with a tool cache.
  echo "folder=${RUNNER_TOOL_CACHE:-$RUNNER_TEMP}/digest-lsp/$version/$platform"
} >> "$GITHUB_OUTPUT"
