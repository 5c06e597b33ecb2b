"""Reads a file of vCards with Python's vobject and compares it with what it should say.

    read.py CARDS.vcf EXPECTED.json     one line a card that differs; exit code 1 if any does
    read.py --time CARDS.vcf            CPU seconds, and how many cards

Exit code 77: vobject is not installed.
"""

import base64
import json
import sys
import time

try:
    import vobject
except ImportError:
    sys.exit(77)


def text(value):
    """A value as one list of texts, whatever class vobject made of it."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, bytes):
        return [base64.b64encode(value).decode()]
    if isinstance(value, (list, tuple)):
        return [part for item in value for part in text(item)]
    if isinstance(value, vobject.vcard.Name):
        return [join(getattr(value, part)) for part in ("family", "given", "additional", "prefix", "suffix")]
    if isinstance(value, vobject.vcard.Address):
        parts = ("box", "extended", "street", "city", "region", "code", "country")
        return [join(getattr(value, part)) for part in parts]
    return [str(value)]


def join(part):
    return part if isinstance(part, str) else ",".join(part)


def said(card):
    lines = {}
    for line in card.lines():
        name = line.name.upper()
        lines.setdefault(name, []).append([plain(name, part) for part in text(line.value)])
    return lines


def plain(name, value):
    """A day by its digits, and a picture by its bytes, however they are written."""
    if name == "BDAY":
        return "".join(filter(str.isdigit, value))
    return value.partition(";base64,")[2] or value if name == "PHOTO" else value


def main():
    if sys.argv[1] == "--time":
        with open(sys.argv[2], encoding="utf-8", newline="") as file:
            content = file.read()
        start = time.process_time()
        count = sum(1 for _ in vobject.readComponents(content))
        print(json.dumps({"cards": count, "seconds": time.process_time() - start}))
        return 0
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        # Card by card, so that one which it cannot read does not hide the others.
        cards = file.read().split("\r\nEND:VCARD\r\n")[:-1]
    with open(sys.argv[2], encoding="utf-8") as file:
        expected = json.load(file)
    wrong = 0 if len(cards) == len(expected) else 1
    for number, (card, expect) in enumerate(zip(cards, expected)):
        try:
            found = said(vobject.readOne(card + "\r\nEND:VCARD\r\n"))
        except Exception as error:  # whatever a reader does with a card of ours is its verdict
            print(f"card {number}: {type(error).__name__}: {error}")
            wrong += 1
            continue
        for name, values in expect.items():
            if name == "NICKNAME":
                # Of a list vobject reads the first.
                values = [value[:1] for value in values]
            if name == "PHOTO" and found.get("VERSION") == [["4.0"]]:
                # What a `data:` link holds behind its comma, vobject takes for a part of its own.
                continue
            if found.get(name) != values:
                print(f"card {number}: {name}: {found.get(name)} is not {values}")
                wrong += 1
                break
    print(json.dumps({"cards": len(cards), "differ": wrong}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
