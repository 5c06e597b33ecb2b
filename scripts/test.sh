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

step() {
    printf '\n== %s\n' "$*"
    "$@"
}

step cargo fmt --all --check
step npm run --prefix ui build
step npm run --prefix ui check
step npm run --prefix ui lint
step npm run --prefix ui knip
step npm run --prefix ui test
step npm run --prefix ui e2e
# Always the whole workspace: a part of it would build the shared crates once more, with other features.
step cargo clippy --workspace --all-targets --locked -- --deny warnings
if command -v cargo-deny >/dev/null; then
    # Advisories come over the network, and without a change here: who asks for them does so apart.
    step cargo deny --locked check bans licenses sources
else
    printf '\n== cargo deny: skipped, it is not installed (cargo install --locked cargo-deny); a test reads the licences\n'
fi
# With no network but the computer's own: the program has no use for one.
step scripts/alone.sh cargo test --workspace --locked
