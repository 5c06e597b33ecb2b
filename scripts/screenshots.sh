#!/usr/bin/env bash
# Takes the README's pictures anew: the real window, on an invented book, into docs/screenshots.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh test
npm run --prefix ui build

pictures=docs/screenshots
most=150000
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
VUORO_PICTURES=$folder cargo test --workspace --locked --test it pictures

mkdir -p "$pictures"
for picture in "$folder"/*.png; do
    small=$folder/small.png
    if command -v pngquant >/dev/null; then
        pngquant --force --strip --output "$small" 256 "$picture"
    elif command -v convert >/dev/null; then
        convert "$picture" -strip -dither None -colors 256 -define png:compression-level=9 "PNG8:$small"
    else
        echo "screenshots: neither pngquant nor ImageMagick is here: $(basename "$picture") stays as large as it is" >&2
        cp "$picture" "$small"
    fi
    size=$(stat --format %s "$small")
    echo "$pictures/$(basename "$picture"): $size bytes"
    [ "$size" -lt "$most" ] || {
        echo "screenshots: more than $most bytes are too many for a README" >&2
        exit 1
    }
    mv "$small" "$pictures/$(basename "$picture")"
done
