"""Packs finished PNGs into the two containers that Windows and macOS read.

    pack.py ico  OUT.ico  PNG...   (the first is the one a debug build shows)
    pack.py icns OUT.icns PNG...

Only the standard library, and nothing of the clock: the same PNGs give the same bytes.
"""

import struct
import sys
import zlib


def chunks(png):
    at = 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + size]
        at += size + 12


def header(png):
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", png[16:29])
    if png[:8] != b"\x89PNG\r\n\x1a\n" or (depth, colour, interlaced) != (8, 6, 0) or width != height:
        sys.exit("pack.py: takes square, 8-bit RGBA, non-interlaced PNG only")
    return width


def paeth(a, b, c):
    p = a + b - c
    near = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))
    return near[2]


def rows(png):
    """Unfiltered RGBA rows, top first."""
    stride = header(png) * 4
    data = zlib.decompress(b"".join(body for kind, body in chunks(png) if kind == b"IDAT"))
    above = bytearray(stride)
    for at in range(0, len(data), stride + 1):
        method, row = data[at], bytearray(data[at + 1 : at + 1 + stride])
        for i in range(stride):
            a, c = (row[i - 4], above[i - 4]) if i >= 4 else (0, 0)
            b = above[i]
            row[i] = (row[i] + (0, a, b, (a + b) // 2, paeth(a, b, c))[method]) & 255
        yield row
        above = row


def bitmap(png):
    """A 32-bit bitmap without file header: BGRA, bottom row first, then the 1-bit mask."""
    size = header(png)
    pixels, mask = bytearray(), bytearray()
    for row in reversed(list(rows(png))):
        bits = 0
        for x in range(size):
            r, g, b, a = row[x * 4 : x * 4 + 4]
            pixels += bytes((b, g, r, a))
            bits = bits << 1 | (a == 0)
        width = (size + 31) // 32 * 32
        mask += (bits << width - size).to_bytes(width // 8, "big")
    return struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, len(pixels) + len(mask), 0, 0, 0, 0) + pixels + mask


def ico(pngs):
    # Windows reads compressed entries at 256 px only.
    bodies = [png if header(png) >= 256 else bitmap(png) for png in pngs]
    at, directory = 6 + 16 * len(pngs), b""
    for png, body in zip(pngs, bodies):
        size = header(png) % 256
        directory += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(body), at)
        at += len(body)
    return struct.pack("<HHH", 0, 1, len(pngs)) + directory + b"".join(bodies)


# Each width as itself and as the doubled form of its half.
ICNS = {16: ["icp4"], 32: ["icp5", "ic11"], 64: ["ic12"], 128: ["ic07"], 256: ["ic13", "ic08"], 512: ["ic14", "ic09"], 1024: ["ic10"]}


def icns(pngs):
    body = b"".join(
        kind.encode() + struct.pack(">I", len(png) + 8) + png for png in pngs for kind in ICNS[header(png)]
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


if __name__ == "__main__":
    form, out, *paths = sys.argv[1:]
    images = [open(path, "rb").read() for path in paths]
    with open(out, "wb") as file:
        file.write({"ico": ico, "icns": icns}[form](images))
