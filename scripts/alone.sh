#!/usr/bin/env bash
# Runs a command on a computer of its own, as far as the network goes: nothing but the loopback is there. Afterwards
# the kernel is asked whether anything tried to leave all the same. Where the system allows no such thing the command
# runs as it is, and that is said.
set -euo pipefail

inside=${ALONE_INSIDE:-}
if [ -z "$inside" ]; then
    # As the same user: the tests must not find themselves to be root.
    apart=(unshare --net)
    [ "$(id -u)" -eq 0 ] || apart=(unshare --map-current-user --keep-caps --net)
    if "${apart[@]}" ip link set lo up 2>/dev/null; then
        ALONE_INSIDE=1 exec "${apart[@]}" "$0" "$@"
    fi
    printf 'alone: skipped, this system lets nobody have a network of their own (unshare)\n'
    exec "$@"
fi

unset ALONE_INSIDE
ip link set lo up
# What it took to have that network is not for the command.
setpriv --ambient-caps=-all --inh-caps=-all "$@"
# Packets for which there was no way out: the twelfth figure of IPv4, and IPv6's by its name.
left=$(awk '$1 == "Ip:" && $2 ~ /^[0-9]/ { sum += $13 } $1 == "Ip6OutNoRoutes" { sum += $2 } END { print sum + 0 }' \
    /proc/net/snmp /proc/net/snmp6)
printf 'alone: %s packets tried to leave this computer\n' "$left"
[ "$left" -eq 0 ]
if [ -n "${VUORO_REACHED:-}" ]; then
    mkdir -p "$VUORO_REACHED"
    printf '%s\t0 packets tried to leave the computer\n' "$(date -u +%F)" >"$VUORO_REACHED/home"
fi
