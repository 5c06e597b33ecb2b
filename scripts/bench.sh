#!/usr/bin/env bash
# Measures, and prints one table at the end: what, the figure, the goal.
#
#   scripts/bench.sh [imports|duplicates|paths|ledger|searches|window|hostile]…   only these; without a word, all
#
# Ratios hold within one run; the seconds are this computer's.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh test
npm run --prefix ui build

benches=() words=() hostile=
for part in "${@:-}"; do
    case $part in
        imports | duplicates | paths | ledger | searches)
            words+=("$part")
            [[ " ${benches[*]-} " == *" book "* ]] || benches+=(--bench book)
            ;;
        hostile) hostile=yes ;;
        window) benches+=(--bench window) ;;
        '') benches=(--bench book --bench window) hostile=yes ;;
        *)
            sed -n 's/^#   /usage: /p' "$0" >&2
            exit 2
            ;;
    esac
done
[ "${#words[@]}" -eq 0 ] || words=(only "${words[@]}")

table=
if [ "${#benches[@]}" -gt 0 ]; then
    table=$(cargo bench --workspace --locked "${benches[@]}" -- "${words[@]}")
fi
printf '\n%-58s%22s  %s\n' "" measured goal
[ -z "$table" ] || printf '%s\n' "$table"
# Last, since each of these has its limits in the test, and one that misses them ends the run.
if [ -n "$hostile" ]; then
    export VUORO_REACHED=$PWD/target/reached/bench
    cargo test --workspace --locked --release --test corpus hostile:: -- --test-threads 1 --nocapture >&2
    printf 'hostile files of 20 MB (goal 2 s, 512 MB): %s\n' "$(cut -f 2 "$VUORO_REACHED"/* | paste -s -d ';')"
fi
