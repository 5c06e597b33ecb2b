#!/usr/bin/env bash
# What every change has to pass before it is shown to anyone: format, lints, types, unit tests.
#
#   scripts/check.sh          all of it
#   scripts/check.sh lints    but for the tests of Rust, for who runs all of them
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh check

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
# Always the whole workspace: a part of it would build the shared crates once more, with other features.
step cargo clippy --workspace --all-targets --locked -- --deny warnings
if command -v cargo-deny >/dev/null; then
    # Advisories come over the network, and without a change here: who asks for them does so apart.
    step cargo deny --locked check bans licenses sources
else
    printf '\n== cargo deny: skipped, it is not installed (cargo install --locked cargo-deny); a test reads the licences\n'
fi
[ "${1:-}" != lints ] || exit 0
step cargo test --workspace --lib --bins --locked
step cargo test --workspace --locked --test it supply::
