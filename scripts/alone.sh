#!/usr/bin/env bash
# Runs a command on a computer of its own, as far as the network goes: nothing but the loopback is there, and nobody on
# it who answers for names. Afterwards the kernel is asked whether anything tried to leave all the same. Where the
# system allows no such thing the command runs as it is, and that is said.
set -euo pipefail

inside=${ALONE_INSIDE:-}
if [ -z "$inside" ]; then
    # As the same user: the tests must not find themselves to be root.
    apart=(unshare --net --mount)
    [ "$(id -u)" -eq 0 ] || apart=(unshare --map-current-user --keep-caps --net --mount)
    if "${apart[@]}" sh -c 'ip link set lo up && mount -t tmpfs none /run' 2>/dev/null; then
        ALONE_INSIDE=1 exec "${apart[@]}" "$0" "$@"
    fi
    printf 'alone: skipped, this system lets nobody have a network of their own (unshare, mount)\n'
    exec "$@"
fi

unset ALONE_INSIDE
ip link set lo up
# Who is asked for a name over a socket of theirs would ask the net from outside of here.
for who in /run/systemd/resolve /run/nscd; do
    [ ! -d "$who" ] || mount -t tmpfs none "$who"
done

# Packets for which there was no way out, and those that found nobody: that is what a question for a name leaves where
# it goes to a port of the loopback.
counts=(/proc/net/snmp)
# Not there where the system is without IPv6.
[ ! -e /proc/net/snmp6 ] || counts+=(/proc/net/snmp6)
left() {
    awk '($1 == "Ip:" || $1 == "Icmp:") && $2 !~ /^[0-9]/ { for (i = 2; i <= NF; i++) name[$1 i] = $i }
        ($1 == "Ip:" || $1 == "Icmp:") && $2 ~ /^[0-9]/ {
            for (i = 2; i <= NF; i++) if (name[$1 i] ~ /^Out(NoRoutes|DestUnreachs)$/) sum += $i
        }
        $1 ~ /^(Ip6OutNoRoutes|Icmp6OutDestUnreachs)$/ { sum += $2 }
        END { print sum + 0 }' "${counts[@]}"
}

# What has to be counted is: an address in numbers, and a name.
before=$(left)
(exec 3<>/dev/udp/192.0.2.1/9) 2>/dev/null || true
numbers=$(left)
getent ahosts vuoro.example >/dev/null || true
names=$(left)
if [ "$numbers" -le "$before" ]; then
    printf 'alone: a packet that tries to leave is not counted here, so none would be\n'
    exit 1
fi
if [ "$names" -le "$numbers" ]; then
    printf 'alone: this system asks nobody for a name, or it is not counted here: addresses in numbers alone are\n'
fi

# What it took to have that network is not for the command.
setpriv --ambient-caps=-all --inh-caps=-all "$@"
left=$(($(left) - names))
printf 'alone: %s packets tried to leave this computer\n' "$left"
[ "$left" -eq 0 ]
if [ -n "${VUORO_REACHED:-}" ]; then
    mkdir -p "$VUORO_REACHED"
    printf '%s\t0 packets tried to leave the computer\n' "$(date -u +%F)" >"$VUORO_REACHED/home"
fi
