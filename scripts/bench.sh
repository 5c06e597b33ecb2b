#!/usr/bin/env bash
# Measures, and prints one table at the end: what, the figure, the goal.
#
#   scripts/bench.sh [imports|duplicates|paths|ledger|searches|window]…   only these; without a word, all
#
# Ratios hold within one run; the seconds are this computer's.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh test
npm run --prefix ui build

benches=() words=()
for part in "${@:-}"; do
    case $part in
        imports | duplicates | paths | ledger | searches)
            words+=("$part")
            [[ " ${benches[*]-} " == *" book "* ]] || benches+=(--bench book)
            ;;
        window) benches+=(--bench window) ;;
        '') benches=(--bench book --bench window) ;;
        *)
            sed -n 's/^#   /usage: /p' "$0" >&2
            exit 2
            ;;
    esac
done
[ "${#words[@]}" -eq 0 ] || words=(only "${words[@]}")

table=$(cargo bench --workspace --locked "${benches[@]}" -- "${words[@]}")
printf '\n%-58s%22s  %s\n' "" measured goal
printf '%s\n' "$table"
