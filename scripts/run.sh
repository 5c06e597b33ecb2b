#!/usr/bin/env bash
# Opens the window; where there is no screen, does the main job in the terminal.
set -euo pipefail
cd "$(dirname "$0")/.."

# Shows a command as one would type it, and runs it.
run() {
    local word line='$'
    for word in "$@"; do
        [[ $word =~ ^[[:alnum:]/._-]+$ ]] || word="\"$word\""
        line+=" $word"
    done
    printf '\n%s\n' "$line" >&2
    "$@"
}
built=${CARGO_TARGET_DIR:-target}/debug

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    scripts/setup.sh window
    run npm run --prefix ui build
    # The whole of it: a part would build the shared crates once more for `make test`.
    run cargo build --workspace --locked
    run "$built/vuoro-desktop"
    exit
fi

echo "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): this is the terminal's way." >&2
scripts/setup.sh terminal
# The window's crate needs libraries that are not here.
run cargo build --package vuoro --locked

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
vuoro() { run "$built/vuoro" --book "$folder/book.vuoro" "$@"; }

vuoro import tests/fixtures/phone-iphone.vcf --yes
vuoro give "Tiina Hanna Kivikoski" "Read her thesis" --kind feedback --size half-day --on yesterday
vuoro take "Rachel Bradford" "Told me of a post before it was advertised" --kind job-tip --value life-changing
vuoro introduce "Maria Virtanen" "Axel Nyström"
vuoro balance

cat >&2 <<'TEXT'

That book was a trial and is gone again. `make run` under a desktop opens the window. From here:

  target/debug/vuoro --help                                every command
  target/debug/vuoro --book my.vuoro import contacts.vcf   your own phone's contacts
TEXT
