#!/usr/bin/env bash
# Builds the Debian package of the window and the terminal, and says where it lies.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh window
PATH=$PWD/target/tools/node_modules/.bin:$HOME/.cargo/bin:$PATH
# The package's list of files names this folder.
export CARGO_TARGET_DIR=$PWD/target

mkdir -p target/package
node scripts/notices.mjs | gzip -9n >target/package/third-party.txt.gz
# One build of both programs: each alone would build the shared crates once more.
ui/node_modules/.bin/tauri build --bundles deb -- --workspace --locked
echo "The package: $(ls -t target/release/bundle/deb/*.deb | head -n 1)"
