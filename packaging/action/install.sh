# Downloads the archive of VERSION for PLATFORM into FOLDER, unless it is there, and puts FOLDER on the PATH.
# DIGESTLSP_RELEASES names a mirror of the releases.
set -euo pipefail

if [ ! -e "$FOLDER/digest-lsp" ] && [ ! -e "$FOLDER/digest-lsp.exe" ]; then
  releases=${DIGESTLSP_RELEASES:-https://github.com/${GITHUB_ACTION_REPOSITORY:-digestlsp/digestlsp}/releases/download}
  case "$PLATFORM" in win32-*) archive=digest-lsp-$PLATFORM.zip ;; *) archive=digest-lsp-$PLATFORM.tar.gz ;; esac
  work=$(mktemp -d "$RUNNER_TEMP/digest-lsp.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  cd "$work"
  for file in SHA256SUMS "$archive"; do
    if ! curl --fail --silent --show-error --location --retry 3 --output "$file" "$releases/v$VERSION/$file"; then
      echo "::error::digest-lsp $VERSION could not be downloaded: $releases/v$VERSION/$file"
      exit 2
    fi
  done
  if command -v sha256sum > /dev/null; then verify=sha256sum; else verify="shasum -a 256"; fi
  # In the checksum file, the archive follows whitespace, or an asterisk in binary mode.
  if ! grep "[ *]$archive\$" SHA256SUMS | $verify --check - > /dev/null; then
    echo "::error::The checksum of $archive does not match SHA256SUMS. It was not installed."
    exit 2
  fi
  mkdir unpacked
  case "$archive" in
    *.zip) "$SYSTEMROOT/System32/tar.exe" -xf "$archive" -C unpacked --strip-components=1 ;;
    *) tar -xzf "$archive" -C unpacked --strip-components=1 ;;
  esac
  mkdir -p "$(dirname "$FOLDER")"
  rm -rf "$FOLDER"
  mv unpacked "$FOLDER"
fi
echo "$FOLDER" >> "$GITHUB_PATH"
