#!/usr/bin/env bash
# Everything: the checks, the pages in Chromium, all crates, the window under WebDriver.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh test

# A clean clone builds once: what is kept for the next build would only be written.
[ -z "${CI:-}" ] || export CARGO_INCREMENTAL=0
# What is reached here for docs/trust.md; only what this run reaches.
export VUORO_REACHED=$PWD/target/reached/test
rm -rf "$VUORO_REACHED"
export CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser)}

scripts/check.sh lints
printf '\n== the pages in Chromium\n'
npm run --prefix ui e2e
# With no network but the computer's own: the program has no use for one.
printf '\n== all tests of Rust, the window among them, with no network\n'
scripts/alone.sh cargo test --workspace --locked
