#!/usr/bin/env bash
# Draws every icon file from vuoro.svg and, at 32 px and less, from vuoro-small.svg.
# Installs nothing. Run it after a change of a drawing, and commit what it makes.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
command -v rsvg-convert >/dev/null || missing+=("rsvg-convert (Debian and Ubuntu: librsvg2-bin)")
command -v python3 >/dev/null || missing+=("python3")
if [ "${#missing[@]}" -gt 0 ]; then
    printf 'icons/make.sh needs %s\n' "${missing[@]}" >&2
    exit 1
fi

drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT

for size in 16 24 32 48 64 128 256 512 1024; do
    drawing=vuoro.svg
    [ "$size" -gt 32 ] || drawing=vuoro-small.svg
    rsvg-convert --width "$size" --height "$size" --output "$drawn/$size.png" "$drawing"
done

cp "$drawn/32.png" 32x32.png
cp "$drawn/128.png" 128x128.png
cp "$drawn/256.png" 128x128@2x.png
cp "$drawn/512.png" icon.png
for size in 16 24 32 48 64 128 256 512; do
    mkdir -p "hicolor/${size}x${size}/apps"
    cp "$drawn/$size.png" "hicolor/${size}x${size}/apps/vuoro.png"
done
mkdir -p hicolor/scalable/apps
cp vuoro.svg hicolor/scalable/apps/vuoro.svg

cd "$drawn"
python3 "$OLDPWD/pack.py" ico "$OLDPWD/icon.ico" 32.png 16.png 24.png 48.png 64.png 256.png
python3 "$OLDPWD/pack.py" icns "$OLDPWD/icon.icns" 16.png 32.png 64.png 128.png 256.png 512.png 1024.png
