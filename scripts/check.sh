#!/usr/bin/env bash
# What every change has to pass before it is shown to anyone: format, lints, types, unit tests.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh check

set -x
cargo fmt --all --check
npm run --prefix ui build
npm run --prefix ui check
npm run --prefix ui lint
npm run --prefix ui knip
npm run --prefix ui test
cargo clippy --workspace --all-targets --locked -- --deny warnings
cargo test --workspace --lib --bins --locked
# Advisories come over the network, and without a change here: who asks for them does so apart.
! command -v cargo-deny >/dev/null || cargo deny --locked check bans licenses sources
cargo test --workspace --locked --test it supply::
