"""Writes the small hostile files beside this page, and expected.tsv: what is to become of each.

    python3 tests/nasties/make.py

Each case is written by hand below: its name, its bytes, what the import of it must say, and a text
that must (or, after `!`, must not) stand in the contacts that were read. What the import says is

    names of new people, + between  |  other things that came of it  |  line and kind of each problem

or the name of the error. tests/corpus/nasties.rs holds each file against its line.
"""

import base64
import io
import json
import pathlib
import shutil
import struct
import zipfile
import zlib

HERE = pathlib.Path(__file__).parent
cases = []


def case(folder, name, content, said, holds=""):
    content = content.encode() if isinstance(content, str) else content
    cases.append((f"{folder}/{name}", content, said, holds))


# --- vCards --------------------------------------------------------------------------------------

ANNA = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nTEL:1\r\nEND:VCARD\r\n"
PEKKA = ANNA.replace("Anna", "Pekka").replace("TEL:1", "TEL:2")


def vcard(name, content, said, holds=""):
    case("vcard", name + ".vcf", content, said, holds)


def line(name, lines, said="Anna", holds=""):
    """One card that begins with a name; the card after it must always come in."""
    lines = lines.encode() if isinstance(lines, str) else lines
    body = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\n" + lines + b"\r\nEND:VCARD\r\n"
    names, _, rest = said.partition("|")
    vcard(name, body + PEKKA.encode(), f"{names.strip()} + Pekka" + (f" |{rest}" if rest else ""), holds)


# Where a card begins and ends.
vcard("nothing", "", "EmptyFile")
vcard("blanks", " \r\n\t\r\n\n", "EmptyFile")
vcard("only-mark", b"\xef\xbb\xbf", "EmptyFile")
vcard("only-nuls", b"\0" * 64, "EmptyFile")
vcard("prose", "Dear Anna, this is no card.\n", "NoContacts")
vcard("begin-only", "BEGIN:VCARD", " | 1 unreadable | 1 NoEnd")
vcard("begin-thrice", "BEGIN:VCARD\n" * 3, " | 3 unreadable | 1 NoEnd, 2 NoEnd, 3 NoEnd")
vcard("end-only", "END:VCARD\n", "NoContacts")
vcard("ends-before-begins", "END:VCARD\nEND:VCARD\n" + ANNA, "Anna")
vcard("no-begin", "VERSION:3.0\nFN:Anna\nEND:VCARD\n" + PEKKA, "Anna + Pekka | 1 lost | 1 PropertyLost BEGIN")
vcard("no-end", "BEGIN:VCARD\nFN:Anna", "Anna | 1 lost | 2 BrokenOff END")
vcard("no-end-before-next", "BEGIN:VCARD\nFN:Anna\n" + PEKKA, "Anna + Pekka | 1 lost | 2 BrokenOff END")
vcard("cut-in-name", ANNA[:24] + "\r\n" + PEKKA, "Pekka | 1 unreadable | 1 NoEnd")
vcard("cut-in-photo", "BEGIN:VCARD\nFN:Anna\nPHOTO;ENCODING=b:/9j/4AAQ\n SkZJ\n" + PEKKA,
      "Anna + Pekka | 1 lost, 1 photo | 4 BrokenOff END")
vcard("empty-card", "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n" + ANNA, "Anna | 1 unreadable | 1 Nothing")
vcard("mixed-case", "begin:vcard\nversion:3.0\nfn:Anna\nend:vcard\n", "Anna")
# Indented as a whole it would be one folded line: told, not guessed.
vcard("indented", "  BEGIN:VCARD\n  FN:Anna\n  END:VCARD\n", "NoContacts")
vcard("blanks-behind-marks", "BEGIN:VCARD \nFN:Anna\nEND:VCARD\t\n", "Anna")
vcard("mark-on-every-card", b"\xef\xbb\xbf" + ANNA.encode() + b"\xef\xbb\xbf" + PEKKA.encode(), "Anna + Pekka")
vcard("begin-of-other", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n", "NoContacts")
vcard("calendar-around", "BEGIN:VCALENDAR\n" + ANNA + "END:VCALENDAR\n", "Anna | | 1 Outside, 7 Outside")
vcard("text-between", ANNA + "and then\nsome text\n" + PEKKA, "Anna + Pekka | | 6 Outside")
vcard("same-card-twice", ANNA + ANNA, "Anna | 1 unchanged | 6 SamePerson Anna")
vcard("version-last", "BEGIN:VCARD\nFN:Anna\nVERSION:4.0\nEND:VCARD\n", "Anna")
vcard("version-99", ANNA.replace("3.0", "99"), "Anna")
vcard("version-twice", ANNA.replace("VERSION:3.0", "VERSION:3.0\r\nVERSION:4.0"), "Anna")
vcard("agent-nested", "BEGIN:VCARD\nFN:Anna\nAGENT:\nBEGIN:VCARD\nFN:Kalle\nEND:VCARD\nEND:VCARD\n" + PEKKA,
      "Anna + Pekka", "Kalle")
vcard("agent-open", "BEGIN:VCARD\nFN:Anna\nAGENT:\nBEGIN:VCARD\nFN:Kalle\nEND:VCARD\n", "Anna | 1 lost | 6 BrokenOff END")
vcard("agent-deep", "BEGIN:VCARD\nFN:Anna\n" + "AGENT:\nBEGIN:VCARD\n" * 300 + "END:VCARD\n" * 301 + PEKKA,
      "Anna + Pekka")
vcard("agent-escaped", "BEGIN:VCARD\nFN:Anna\nAGENT:BEGIN:VCARD\\nFN:Kalle\\nEND:VCARD\\n\nEND:VCARD\n" + PEKKA,
      "Anna + Pekka", "Kalle")

# Line ends, folds, bytes.
vcard("bare-cr", ANNA.replace("\r\n", "\r"), "Anna")
vcard("cr-cr-lf", ANNA.replace("\r\n", "\r\r\n"), "Anna")
vcard("mixed-ends", "BEGIN:VCARD\rFN:Anna\nTEL:1\r\nEND:VCARD", "Anna")
vcard("vertical-tab-ends", ANNA.replace("TEL:1\r\n", "NOTE:a\x0bb\x0cc\r\n"), "Anna")
vcard("unicode-line-ends", ANNA.replace("TEL:1", "NOTE:a\u2028b\u2029c\u0085d"), "Anna")
line("fold-in-utf8", b"NOTE:M\xc3\r\n \xa4ki", holds="Mäki")
line("fold-in-name-of-property", "NO\r\n TE:Mäki", holds="Mäki")
line("fold-of-nothing", "NOTE:a\r\n \r\n \r\n b", holds="ab")
line("fold-by-tab", "NOTE:a\r\n\tb", holds="ab")
vcard("fold-first", " BEGIN:VCARD\r\n" + ANNA, "Anna | | 1 Outside")
line("note-then-folded-head", 'NOTE:a\r\nADR;LABEL="Katu 1\r\n  A 2":;;Katu 1', holds='"note":"a"')
line("nul-in-value", b"NOTE:a\0b")
line("controls", b"NOTE:a\x01\x02\x07\x1b[31mb\x7f", holds="!\\u001b")
line("c1-controls", "NOTE:a\u009b31mb")
line("bidi", "NOTE:\u202edrow\u202c", holds="drow")
line("zero-width", "NICKNAME:A\u200b\u200dB")
vcard("name-of-controls", b"BEGIN:VCARD\nFN:\x01\x02\nTEL:1\nEND:VCARD\n", "1")
vcard("name-of-blanks", "BEGIN:VCARD\nFN: \u00a0 \nTEL:1\nEND:VCARD\n", "1")
vcard("name-of-mark", "BEGIN:VCARD\nFN:\ufeff\nTEL:1\nEND:VCARD\n", "1")
line("many-combining", "NICKNAME:z" + "\u0301" * 2000)
line("lone-surrogate-utf8", b"NOTE:a\xed\xa0\x80b")
line("overlong-utf8", b"NOTE:a\xc0\xafb")
line("beyond-unicode", b"NOTE:a\xf5\x90\x80\x80b")
line("truncated-utf8", b"NOTE:Mak\xe2\x82")
vcard("utf16-le", b"\xff\xfe" + ANNA.encode("utf-16-le"), "Anna")
vcard("utf16-be", b"\xfe\xff" + ANNA.encode("utf-16-be"), "Anna")
vcard("utf16-without-mark", ANNA.encode("utf-16-le"), "Anna")
vcard("utf16-odd", b"\xff\xfe" + ANNA.encode("utf-16-le") + b"\x41", "Anna | | 6 Outside")
vcard("utf16-lone-surrogate", b"\xff\xfe" + ANNA.replace("TEL:1", "NOTE:ab").encode("utf-16-le").replace(b"b\0\r\0", b"\x00\xd8\r\0"), "Anna")
vcard("utf32", b"\xff\xfe\0\0" + ANNA.encode("utf-32-le"), "NoContacts")
vcard("utf7-name", "BEGIN:VCARD\nFN;CHARSET=UTF-7:+AGEAYg-\nEND:VCARD\n", "+AGEAYg-")
vcard("latin1", "BEGIN:VCARD\nFN:Päivi\nEND:VCARD\n".encode("latin-1"), "Päivi")
vcard("ebcdic", ANNA.encode("cp500"), "NoContacts")
vcard("charset-of-none", "BEGIN:VCARD\nFN;CHARSET=KLINGON:Päivi\nEND:VCARD\n", "Päivi")
vcard("charset-replacement", "BEGIN:VCARD\nFN;CHARSET=ISO-2022-KR:Anna\nEND:VCARD\n", "Anna")
vcard("charset-utf16", "BEGIN:VCARD\nFN;CHARSET=UTF-16:Anna\nEND:VCARD\n", "Anna")
vcard("charset-long", "BEGIN:VCARD\nFN;CHARSET=" + "X" * 5000 + ":Anna\nEND:VCARD\n", "Anna")

# Quoted-printable.
line("qp-bad-hex", "NOTE;ENCODING=QUOTED-PRINTABLE:a=ZZb=4", holds="=ZZb")
line("qp-soft-break-into-end", "NOTE;ENCODING=QUOTED-PRINTABLE:a=", holds='"note":"a=')
vcard("qp-soft-break-at-eof", "BEGIN:VCARD\nFN:Anna\nNOTE;QUOTED-PRINTABLE:a=", "Anna | 1 lost | 3 BrokenOff END")
line("qp-of-line-ends", "NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0AEND:VCARD=0D=0Ab", holds="END:VCARD")
line("qp-of-begin", "NOTE;QUOTED-PRINTABLE:=42EGIN:VCARD", holds="BEGIN:VCARD")
line("qp-of-nul", "NOTE;QUOTED-PRINTABLE:a=00b", holds="!\\u0000")
line("qp-half-character", "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:a=C3", holds='"note":"a')
# Old phones write the whole name so, with what parts it.
line("qp-structure", "N;ENCODING=QUOTED-PRINTABLE:Virta=3BAnna", holds='"given":"Anna"')
line("qp-in-4", "X-A;ENCODING=QUOTED-PRINTABLE:=E4")

# Names of properties, groups and parameters.
line("no-colon", "just a line", "Anna | 1 lost | 4 PropertyLost")
line("no-name", ":value", "Anna | 1 lost | 4 PropertyLost")
line("no-value", "TEL:")
line("only-semicolons", ";;;:x", "Anna | 1 lost | 4 PropertyLost")
line("name-of-letters-beyond", "TÉL:1", "Anna | 1 lost | 4 PropertyLost")
line("name-with-blank", "X A:1", "Anna | 1 lost | 4 PropertyLost")
line("group-of-dots", "...TEL:12", holds='"...TEL:12"')
line("group-long", "g" * 5000 + ".TEL:12", "Anna | 1 lost | 4 PropertyLost")
line("group-mark-alone", "item1.:x", "Anna | 1 lost | 4 PropertyLost")
line("label-alone", "item1.X-ABLabel:Mökki", holds="Mökki")
line("label-thrice", "a.TEL:12\r\na.X-ABLabel:x\r\na.X-ABLabel:y\r\na.X-ABLabel:z", holds='"label":"x"')
line("label-of-script", "a.URL:http://x\r\na.X-ABLabel:<script>alert(1)</script>", holds="<script>")
line("label-apple-open", "a.TEL:12\r\na.X-ABLabel:_$!<Mother", holds='"12"')
line("parameter-without-end", 'TEL;TYPE="home:12')
line("parameter-of-quotes", 'TEL;X="""""":12')
line("parameter-empty", "TEL;;;TYPE=;=x:12", holds='"12"')
line("parameter-of-line-end", "TEL;X=^n^n^':12", holds='"12"')
line("parameters-thousand", "TEL" + ";X=1" * 1000 + ":12", holds='"12"')
line("types-thousand", "TEL;TYPE=" + ",".join(f"t{n}" for n in range(1000)) + ":12", holds='"12"')
line("pref-odd", "TEL;PREF=-1:12\r\nTEL;PREF=99999999999999999999:13\r\nTEL;PREF=x:14", holds='"14"')
line("value-type-of-none", "TEL;VALUE=binary:12", holds='"12"')
line("phone-uri-of-script", "TEL;VALUE=uri:javascript:alert(1)")
line("encoding-of-none", "NOTE;ENCODING=rot13:abc", holds="abc")

# Values.
line("phone-of-words", "TEL:call me maybe", holds="call me maybe")
line("phone-long", "TEL:" + "1" * 3000)
line("phone-of-other-digits", "TEL:٠٤٠١٢٣", holds="٠٤٠")
line("email-of-many-ats", "EMAIL:a@@@b@c", holds="a@@@b@c")
line("email-header", "EMAIL:a@b\\nBcc: all@x", holds="Bcc")
line("url-of-script", "URL:javascript:alert(1)", holds="javascript:alert(1)")
line("url-file", "URL:file:///etc/passwd", holds="file:///etc/passwd")
line("note-of-sql", "NOTE:'); DROP TABLE person; --", holds="DROP TABLE")
line("note-of-html", "NOTE:<img src=x onerror=alert(1)>", holds="onerror")
line("note-of-formula", "NOTE:=cmd|' /C calc'!A0", holds="=cmd")
line("note-of-backslashes", "NOTE:" + "\\" * 999)
line("name-of-format", "NICKNAME:%s%n{0}${x}", holds="%s%n{0}${x}")
line("name-in-parts-long", "N:" + ";".join("abcdefghijkl"))
line("name-of-semicolons", "N:" + ";" * 500)
line("address-of-commas", "ADR:" + ",;" * 300)
line("org-deep", "ORG:" + ";".join(f"u{n}" for n in range(300)), holds="u299")
line("tag-of-blanks", "CATEGORIES:,, ,\\,,x", holds='"x"')
line("tags-many", "CATEGORIES:" + ",".join(f"t{n}" for n in range(500)), holds="t499")
line("tag-of-combining", "CATEGORIES:\u0301")
line("birthday-beyond", "BDAY:99999999999-99-99", holds="99999999999-99-99")
line("birthday-of-none", "BDAY:2023-02-29", holds="2023-02-29")
line("birthday-year-0", "BDAY:0000-00-00", holds="0000-00-00")
line("birthday-negative", "BDAY:-0001-01-01", holds="-0001-01-01")
line("birthday-leap-without-year", "BDAY:--0229", holds='"--02-29"')
line("birthday-apple", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", holds='"--02-29"')
line("birthday-twice", "BDAY:1984-05-09\r\nBDAY:1985-05-09", holds="1985")
line("geo-of-words", "GEO:somewhere", holds="somewhere")
line("rev-of-words", "REV:yesterday", holds="yesterday")
line("uid-empty", "UID:")
line("uid-long", "UID:" + "u" * 5000)
line("uid-of-path", "UID:../../etc/passwd", holds="../../etc/passwd")
vcard("uid-shared-by-two", ANNA.replace("TEL:1", "UID:x") + PEKKA.replace("TEL:2", "UID:x"),
      "Anna + Pekka | 1 alike")
vcard("uid-of-itself-related", ANNA.replace("TEL:1", "UID:x\r\nRELATED;TYPE=friend:urn:uuid:x"), "Anna")
line("impp-of-colons", "IMPP:::::", holds=":::")
line("social-without-type", "X-SOCIALPROFILE:x", holds='"x"')
line("related-of-nobody", "RELATED;VALUE=text:")
line("android-short", "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname", holds="")
line("android-long", "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;" + ";" * 500)
line("android-of-none", "X-ANDROID-CUSTOM:;;;;")
line("kind-of-none", "KIND:robot", holds="robot")
line("two-names", "FN:Bertta", holds="Bertta")
line("unknown-thousand", "\r\n".join(f"X-{n}:v" for n in range(1000)), holds="X-999:v")
line("reserved-ours", "X-VUORO-KEPT:END:VCARD", holds="END:VCARD")
line("reserved-parameters", "X-VUORO-PARAMETERS:TEL;X=\"", holds="")

# Photos.
line("photo-of-nothing", "PHOTO;ENCODING=b:", holds="!image/")
line("photo-no-base64", "PHOTO;ENCODING=b;TYPE=JPEG:???", "Anna | 1 lost | 4 PropertyLost PHOTO")
line("photo-svg", "PHOTO;ENCODING=b;TYPE=SVG:PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+", holds="PHOTO;TYPE=SVG:")
line("photo-svg-uri", "PHOTO:data:image/svg+xml;base64,PHN2Zy8+", holds="!\"media_type\":\"image/svg")
line("photo-link", "PHOTO;VALUE=uri:http://127.0.0.1:9/x.png", holds="127.0.0.1")
line("photo-file-link", "PHOTO;VALUE=uri:file:///dev/zero", holds="/dev/zero")
line("photo-html-as-png", "PHOTO;ENCODING=b;TYPE=PNG:PGh0bWw+", holds="PHOTO;TYPE=PNG:")
line("photo-twice", "PHOTO;ENCODING=b:/9j/4AAQ\r\nPHOTO;ENCODING=b:iVBORw0KGgo=", "Anna | 1 photo", holds="iVBORw0KGgo=")
PNG = b"\x89PNG\r\n\x1a\n"


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


WIDE = PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)) + chunk(b"IEND", b"")
line("photo-of-3600-megapixels", "PHOTO;ENCODING=b;TYPE=PNG:" + base64.b64encode(WIDE).decode(), "Anna | 1 photo")
line("photo-of-webp-head", "PHOTO;ENCODING=b:" + base64.b64encode(b"RIFF\xff\xff\xff\xffWEBPVP8X").decode(), "Anna | 1 photo")
line("photo-folds", "PHOTO;ENCODING=b:/9j/\r\n 4AAQ\r\n\t SkZJ\r\n", "Anna | 1 photo")

# Groups and organisations.
vcard("group-of-itself", "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Choir\nUID:g\nMEMBER:urn:uuid:g\nEND:VCARD\n" + ANNA,
      "Anna | 1 group")
vcard("group-without-name", "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nUID:g\nMEMBER:urn:uuid:x\nEND:VCARD\n" + ANNA,
      "Anna | 1 unreadable | 1 Nothing")
vcard("group-of-many", "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Choir\n"
      + "".join(f"MEMBER:urn:uuid:{n}\n" for n in range(1000)) + "END:VCARD\n" + ANNA, "Anna | 1 group")
vcard("firm-and-person", ANNA + "BEGIN:VCARD\nFN:Kone\nORG:Kone\nX-ABShowAs:COMPANY\nEND:VCARD\n",
      "Anna | 1 organisation")
vcard("firm-that-is-group", "BEGIN:VCARD\nFN:Kone\nX-ABShowAs:COMPANY\nX-ADDRESSBOOKSERVER-KIND:group\nEND:VCARD\n" + ANNA,
      "Anna | 1 group")

# --- Tables --------------------------------------------------------------------------------------


def table(name, content, said, holds="", end=".csv"):
    case("table", name + end, content, said, holds)


THUNDERBIRD = "First Name,Last Name,Display Name,Nickname,Primary Email,Work Phone,Notes\n"
ROW = "Anna,,Anna,,anna@x.fi,1,\n"
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def row(name, content, said, holds="", head=THUNDERBIRD):
    head, content = (part.encode() if isinstance(part, str) else part for part in (head, content))
    table(name, head + content, said, holds)


table("nothing", "", "EmptyFile")
table("blanks", "\n\n\r\n", "EmptyFile")
table("nuls", b"\0" * 500, "EmptyFile")
table("one-column", "Name\nAnna\n", "NoContacts")
table("header-only", THUNDERBIRD, "(nobody)")
table("header-and-blanks", THUNDERBIRD + ",,,,,,\n  ,,,,,,\n\n", "(nobody)")
table("header-without-end", THUNDERBIRD.strip(), "(nobody)")
table("header-twice", THUNDERBIRD + THUNDERBIRD + ROW, "Display Name + Anna")
table("unknown", "Foo,Bar\n1,2\n3,4\n", "UnknownColumns")
table("people-without-header", "Anna,anna@x.fi\nPekka,pekka@x.fi\n", "UnknownColumns")
table("prose", "Dear Anna,\nI write, as you know, of this.\n", "NoContacts")
table("html", "<html><body><table><tr><td>Anna</td></tr></table></body></html>\n", "NoContacts")
table("binary", bytes(range(256)) * 20, "NoContacts")
table("elf", b"\x7fELF\x02\x01\x01" + b"\0" * 100, "NoContacts")
table("pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", "NoContacts")
row("sound", ROW, "Anna")
row("mark", ROW, "Anna", head="\ufeff" + THUNDERBIRD)
row("bare-cr", (THUNDERBIRD + ROW).replace("\n", "\r"), "Anna", head="")
row("semicolons", (THUNDERBIRD + ROW).replace(",", ";"), "Anna", head="")
row("tabs", (THUNDERBIRD + ROW).replace(",", "\t"), "Anna", head="")
row("utf16", (THUNDERBIRD + ROW).encode("utf-16"), "Anna", head="")
row("latin1", "Päivi,,Päivi,,,,\n".encode("latin-1"), "Päivi")
row("nul-in-cell", b"Anna,,Anna,,a\0b@x.fi,,\n", "Anna", "!\\u0000")
row("controls", b"Anna,,An\x1bna,,,,\x07\n", "Anna")
row("open-quote", '"Anna,,Anna,,anna@x.fi,1,\nPekka,,Pekka,,,,\nMira,,Mira,,,,\n', "Anna + Pekka + Mira | 1 lost | 2 BrokenOff")
row("open-quote-last", 'Pekka,,Pekka,,,,\nAnna,,Anna,,,,"she said\nand', "Pekka + Anna | 1 lost | 3 BrokenOff", "she said")
row("quote-inside", 'Anna,,Anna "the" great,,,,\n', 'Anna "the" great')
row("quotes-doubled", '"Anna","","Anna ""A""","","","",""\n', 'Anna "A"')
row("quote-then-text", '"Anna"x,,Anna,,,,\n', "Anna", "Annax")
row("only-quotes", '"""""""",,,,,,\n', '"""')
row("line-ends-in-cell", 'Anna,,"An\nna",,,,"one\r\ntwo"\n', "An na", "one\\ntwo")
row("short-row", "Anna\n", "Anna")
row("long-row", "Anna,,Anna,,,,,more,and more\n", "Anna", "and more")
row("very-long-row", "Anna,,Anna" + "," * 5000 + "x\n" + ROW.replace("Anna", "Pekka"),
    "Anna + Pekka | 1 lost | 2 PropertyLost")
row("ten-thousand-columns", "Anna,,Anna" + "," * 4 + ",x" * 10_000 + "\n", "Anna | 1 lost | 2 PropertyLost", "",
    THUNDERBIRD.strip() + "".join(f",c{number}" for number in range(10_000)) + "\n")
row("wide-cell", "Anna,,Anna,,,," + "x" * 5000 + "\n", "Anna", "xxxxx")
row("formula", "Anna,,Anna,,,,=cmd|' /C calc'!A0\n", "Anna", "=cmd")
row("formula-guarded", "Anna,,Anna,,,'+358401,\n", "Anna", '"+358401"')
row("html-name", "Anna,,<b>Anna</b>,,,,\n", "<b>Anna</b>")
row("sql", "Anna,,Anna,,,,'); DROP TABLE person; --\n", "Anna", "DROP TABLE")
row("bidi-name", "Anna,,\u202eannA,,,,\n", "\u202eannA")
row("same-row-twice", ROW + ROW, "Anna | 1 unchanged | 3 SamePerson Anna")
row("nameless", ",,,,a@x.fi,,\n", "a@x.fi")
row("unseen", "\u200b,,\u2060,,a@x.fi,,\n", "a@x.fi")
row("nothing-in-row", ",,,,,,a note\n" + ROW, "Anna | 1 unreadable | 2 Nothing")
row("blank-rows", "\n\n" + ROW + "\n\n", "Anna")
row("comment-rows", "# export\n" + THUNDERBIRD + ROW, "Anna", head="")
row("sep-line", "sep=,\n" + THUNDERBIRD + ROW, "Anna", head="")
row("column-twice", "First Name,Last Name,Display Name,Display Name,Primary Email,Notes\nAnna,,Anna,Annie,,\n", "Anna", "Annie", head="")
row("column-of-nothing", "First Name,,Display Name,Primary Email,Last Name\nAnna,kept,Anna,,\n", "Anna", "kept", head="")
row("birthday-of-none", "First Name,Last Name,Display Name,Primary Email,Birth Year,Birth Month,Birth Day\nAnna,,Anna,,2023,2,30\n", "Anna", "30", head="")
row("birthday-beyond", "First Name,Last Name,Display Name,Primary Email,Birth Year,Birth Month,Birth Day\nAnna,,Anna,,99999999999,2,3\n", "Anna", "99999999999", head="")
row("linkedin-preamble", 'Notes:\n"When exporting, you may\nsee ""fewer"" addresses"\n\n' + LINKEDIN + "Anna,Virta,,,,,05 Mar 2024\n", "Anna Virta", head="")
row("linkedin-no-people", "Notes:\n\"x\"\n\n" + LINKEDIN, "(nobody)", head="")
row("linkedin-blank-names", ",,https://www.linkedin.com/in/x,,,,05 Mar 2024\n", "https://www.linkedin.com/in/x", head=LINKEDIN)
row("linkedin-nothing", ",,,,,,05 Mar 2024\n" * 3 + "Anna,,,,,,x\n", "Anna | 3 unreadable | 2 Nothing, 3 Nothing, 4 Nothing", head=LINKEDIN)
row("linkedin-odd-url", "Anna,Virta,javascript:alert(1),,,,05 Mar 2024\n", "Anna Virta", "javascript:alert(1)", head=LINKEDIN)
row("linkedin-odd-date", "Anna,Virta,,,,,99 Foo 99999\n", "Anna Virta", "99 Foo 99999", head=LINKEDIN)
row("linkedin-header-late", "x\n" * 45 + LINKEDIN + "Anna,,,,,,\n", "Anna", head="")
GOOGLE = "First Name,Last Name,File As,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
row("google-joined", "Anna,,,* myContacts ::: Choir,* Home,a@x.fi ::: b@x.fi,,\n", "Anna", "b@x.fi", head=GOOGLE)
row("google-joined-empty", "Anna,,, ::: ::: ,, ::: ,,\n", "Anna", head=GOOGLE)
row("google-label-alone", "Anna,,,,Gym,,,\n", "Anna", "Gym", head=GOOGLE)
row("google-number-huge", "First Name,Last Name,File As,Phone 99999999999 - Label,Phone 99999999999 - Value\nAnna,,,Gym,12\n", "Anna", "12", head="")
row("google-number-0", "First Name,Last Name,File As,Phone 0 - Label,Phone 0 - Value\nAnna,,,Gym,12\n", "Anna", "12", head="")
row("google-many-groups", "First Name,Last Name,File As," + ",".join(f"Phone {n} - Value" for n in range(1, 900)) + "\nAnna,,," + ",".join(map(str, range(100, 999))) + "\n",
    "Anna", '"998"', head="")
row("outlook-no-birthday", "First Name,Last Name,E-mail Address,Business Phone,Birthday,Notes,Web Page\nAnna,,,,0/0/00,,\n", "Anna", "!0/0/00", head="")
row("outlook-firm", "First Name,Last Name,Company,E-mail Address,Business Phone,Birthday,Web Page\n,,Kone Oy,,123,,\nAnna,,,,,,\n", "Anna | 1 organisation", head="")
row("meetup", "Name\tUser ID\tMember ID\tLocation\tJoined Group on\tURL of Member Profile\nAnna\tuser 1\t1\tHelsinki\t02/30/2024\thttp://www.meetup.com/members/1\n", "Anna", "02/30/2024", head="")
row("endorsement-of-nobody", "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n2024/01/02 00:00:00 UTC,Rust,,,,ACCEPTED\n", "| 1 suggestion", head="")
row("invitation-empty", "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n,,,,,,\n", "(nobody)", head="")
row("quotes-everywhere", '"' * 21 + "\n" + ROW, '"' * 21 + " + Anna | 1 lost | 2 BrokenOff")
row("delimiters-everywhere", "," * 4000 + "\n" + ROW, "Anna")
table("vcard-by-another-name", ANNA, "Anna")
table("json-by-another-name", '{"a": 1}', "NoContacts")

# --- JSON ----------------------------------------------------------------------------------------


def doc(name, content, said, holds=""):
    content = content if isinstance(content, (str, bytes)) else json.dumps(content, ensure_ascii=False)
    case("json", name + ".json", content, said, holds)


def monica(name, people, said, holds="", **account):
    data = [{"type": "contact", "values": people}] + account.pop("data", [])
    doc(name, {"version": "1.0-preview.1", "account": {"data": data, **account}}, said, holds)


def person(**properties):
    data = properties.pop("data", [])
    return {"uuid": properties.pop("uuid", "u1"), "properties": properties, "data": data}


doc("nothing", "", "EmptyFile")
doc("brace", "{", "NoContacts")
doc("empty-object", "{}", "NoContacts")
doc("empty-list", "[]", "NoContacts")
doc("null", "null", "NoContacts")
doc("number", "1e999999", "NoContacts")
doc("text", '"Anna"', "NoContacts")
doc("deep-lists", "{\"account\":" + "[" * 20000 + "]" * 20000 + "}", "NoContacts")
doc("deep-objects", '{"a":' * 20000 + "1" + "}" * 20000, "NoContacts")
doc("not-utf8", b'{"version": "1", "account": {"data": [{"type": "contact", "values": [{"a": "\xff"}]}]}}', "NoContacts")
doc("lone-surrogate", '{"account":{"data":[{"type":"contact","values":[{"uuid":"u","properties":{"first_name":"\\ud800"}}]}]}}',
    " | 1 unreadable | 1 Nothing")
doc("key-twice", '{"account":{"data":[]},"account":{"data":[]}}', "NoContacts")
doc("mark", "\ufeff" + json.dumps({"account": {"data": [{"type": "contact", "values": [person(first_name="Anna")]}]}}), "Anna")
doc("utf16", json.dumps({"account": {"data": [{"type": "contact", "values": [person(first_name="Anna")]}]}}).encode("utf-16"), "NoContacts")
doc("account-of-text", {"account": "x"}, "NoContacts")
doc("data-of-text", {"account": {"data": "x"}}, "NoContacts")
doc("values-of-text", {"account": {"data": [{"type": "contact", "values": "x"}]}}, "NoContacts")
doc("no-contacts", {"account": {"data": [{"type": "photo", "values": []}]}}, "NoContacts")
monica("sound", [person(first_name="Anna")], "Anna")
monica("nobody", [], "(nobody)")
monica("person-of-text", ["Anna", 1, None, [], person(first_name="Anna")],
       "Anna | 4 unreadable | 1 Nothing, 1 Nothing, 1 Nothing, 1 Nothing")
monica("name-of-number", [person(first_name=12, last_name=True)], "12 true")
monica("name-of-object", [person(first_name={"a": "b"}, nickname="Annie")], "Annie")
monica("name-of-controls", [person(first_name="\u0000\u001b")], " | 1 unreadable | 1 Nothing")
monica("name-unseen", [person(first_name="\u200b")], "| 1 unreadable | 1 Nothing")
monica("name-of-html", [person(first_name="<script>")], "<script>")
monica("properties-of-text", [{"uuid": "u", "properties": "x"}], " | 1 unreadable | 1 Nothing")
monica("uuid-of-number", [person(first_name="Anna", uuid=7)], "Anna")
monica("uuid-shared", [person(first_name="Anna"), person(first_name="Pekka")], "Anna + Pekka | 1 alike")
monica("date-of-none", [person(first_name="Anna", birthdate={"date": "2023-02-30T00:00:00Z"})], "Anna", "2023-02-30")
monica("date-cut-in-a-letter", [person(first_name="Anna", birthdate={"date": "2023-02-3ä"})], "Anna", "2023-02-3ä")
monica("date-of-number", [person(first_name="Anna", birthdate=5)], "Anna")
monica("tags-odd", [person(first_name="Anna", tags=["x", None, 1, {}, "", "\u0301"])], "Anna", '"x"')
monica("related-to-itself", [person(first_name="Anna")], "Anna", "friend",
       data=[{"type": "relationship", "values": [{"properties": {"type": "friend", "contact_is": "u1", "of_contact": "u1"}}]}])
monica("related-to-nobody", [person(first_name="Anna")], "Anna", "!friend",
       data=[{"type": "relationship", "values": [{"properties": {"type": "friend", "contact_is": "none", "of_contact": "u1"}}]}])
monica("debt-odd", [person(first_name="Anna", data=[{"type": "debt", "values": [
    {"properties": {"amount": "1e400", "currency": None, "status": 5, "in_debt": []}}, "x", None]}])], "Anna | 1 suggestion")
monica("gift-odd", [person(first_name="Anna", data=[{"type": "gift", "values": [
    {"properties": {"name": {}, "amount": -1, "status": "offered", "date": "x"}}]}])], "Anna")
monica("photo-of-text", [person(first_name="Anna", data=[{"type": "photo", "values": ["p"]}])], "Anna | 1 lost | 1 PropertyLost Anna: photo", "!image/",
       data=[{"type": "photo", "values": [{"uuid": "p", "properties": {"dataUrl": "data:text/html;base64,PGh0bWw+"}}]}])
monica("met-through-itself", [person(first_name="Anna", first_met_through="u1", first_met_date={"date": "2020-01-01T00:00:00Z"})], "Anna")
monica("field-of-none", [person(first_name="Anna", data=[{"type": "contact_field", "values": [
    {"properties": {"data": "javascript:alert(1)", "type": "t"}}, {"properties": {"data": 5}}]}])], "Anna", "javascript:alert(1)")
monica("many-people", [person(first_name=f"P{n}", uuid=f"u{n}") for n in range(3)], "P0 + P1 + P2")

SETTINGS = {"half_life_days": 730, "target_percent": 10, "damping_tenths": 40, "cadence_days": [14, 30, 90, 180, 365],
            "promises_at_most": 5, "numbers_for_close": False, "region": "FI"}
BOOK = {"format": "vuoro-book", "version": 1, "settings": SETTINGS}


def human(uid, **more):
    name = {key: "" for key in ("display", "prefix", "given", "middle", "family", "suffix", "nickname",
                                "phonetic_given", "phonetic_middle", "phonetic_family")}
    name["display"] = more.pop("display", uid)
    texts = {key: "" for key in ("department", "title", "role", "pronouns", "note")}
    lists = {key: [] for key in ("points", "addresses", "related", "tags", "extra", "areas")}
    return {"uid": uid, "name": name, "organisation": None, **texts, "birthday": None, "anniversary": None, **lists,
            "photo": None, "circle": None, "tie": None, "added_at": "2026-11-19T09:30:00Z", **more}


def book(name, said, holds="", **sections):
    whole = {**BOOK, "columns": [], "photos": [], "organisations": [], "tags": [], "owner": human("me", display="Me"),
             "people": [], "not_same": [], "favours": [], "suggestions": [], "cards": [], **sections}
    doc("book-" + name, {key: value for key, value in whole.items() if value != "absent"}, said, holds)


def point(**more):
    return {"kind": "phone", "label": "", "value": "1", "service": "", "preferred": False, **more}


def favour(**more):
    return {"uid": "f", "kind": "advice", "what": "x", "note": "", "on": "2026-11-01", "status": "done", "cost": "an_hour",
            "outcome": None, "parties": [{"person": "me", "role": "giver", "value": None, "consent": None},
                                         {"person": "anna", "role": "beneficiary", "value": None, "consent": None}],
            "links": [], "events": [], "recorded_at": "2026-11-19T09:30:00Z", **more}


ANNA_HERE = [human("anna")]
book("sound", "(book)", people=ANNA_HERE, favours=[favour()])
book("version-2", "NewerDocument", version=2)
book("version-negative", "BrokenDocument", version=-1)
book("version-huge", "BrokenDocument", version=10**30)
book("version-absent", "NoContacts", version="absent")
book("format-other", "NoContacts", format="vuoro-boot")
book("section-unknown", "BrokenDocument", more=[])
book("section-of-text", "BrokenDocument", people="x")
book("settings-absent", "BrokenDocument", settings="absent")
book("settings-beyond", "BrokenDocument", settings={**SETTINGS, "half_life_days": 0})
book("settings-region-of-none", "BrokenDocument", settings={**SETTINGS, "region": "XX'"})
book("owner-absent", "(book)", owner="absent")
book("owner-twice-as-person", "BrokenDocument", people=[human("me")])
book("person-twice", "BrokenDocument", people=[human("anna"), human("anna")])
book("person-without-name", "BrokenDocument", people=[human("anna", display="")])
book("person-without-uid", "BrokenDocument", people=[human("")])
book("person-of-nowhere", "BrokenDocument", people=[human("anna", organisation="none")])
book("person-added-never", "BrokenDocument", people=[human("anna", added_at="yesterday")])
book("person-archived-never", "BrokenDocument", people=[human("anna", archived_at="yesterday")])
book("birthday-of-none", "BrokenDocument", people=[human("anna", birthday="2023-02-30")])
book("tag-of-none", "BrokenDocument", people=[human("anna", tags=["Choir"])])
book("tag-twice", "(book)", tags=["Choir", "Choir"])
book("tag-without-name", "BrokenDocument", tags=[""])
book("circle-unknown", "BrokenDocument", people=[human("anna", circle="enemies")])
book("point-of-nothing", "(book)", people=[human("anna", points=[point(value="")])])
book("point-position-negative", "BrokenDocument", people=[human("anna", points=[point(position=-1)])])
book("point-position-huge", "(book)", people=[human("anna", points=[point(position=4294967295)])])
book("photo-false-hash", "BrokenDocument", photos=[{"hash": "0" * 64, "media_type": "image/png", "base64": "AAAA"}])
book("photo-no-base64", "BrokenDocument", photos=[{"hash": "0" * 64, "media_type": "image/png", "base64": "?"}])
book("not-same-as-itself", "BrokenDocument", people=ANNA_HERE, not_same=[["anna", "anna"]])
book("not-same-as-nobody", "BrokenDocument", people=ANNA_HERE, not_same=[["anna", "none"]])
book("favour-of-nobody", "BrokenDocument", favours=[favour()])
book("favour-without-parties", "RefusedFavour", people=ANNA_HERE, favours=[favour(parties=[])])
book("favour-twice", "BrokenDocument", people=ANNA_HERE, favours=[favour(), favour()])
book("favour-answers-itself", "RefusedFavour", people=ANNA_HERE, favours=[favour(links=[{"kind": "returns", "favour": "f"}])])
book("favour-link-unknown", "BrokenDocument", people=ANNA_HERE, favours=[favour(), favour(uid="g", links=[{"kind": "buys", "favour": "f"}])])
book("favour-day-of-none", "BrokenDocument", people=ANNA_HERE, favours=[favour(on="2026-13")])
book("favour-recorded-never", "BrokenDocument", people=ANNA_HERE, favours=[favour(recorded_at="never")])
book("favour-outcome-unknown", "BrokenDocument", people=ANNA_HERE, favours=[favour(outcome="rich")])
book("card-no-base64", "BrokenDocument", people=ANNA_HERE, cards=[{"person": "anna", "organisation": None, "tag": None,
     "fingerprint": "0" * 64, "uid": "", "source": "x", "line": 1, "original": "?"}])
book("card-of-two", "BrokenDocument", people=ANNA_HERE, tags=["Choir"], cards=[{"person": "anna", "organisation": None,
     "tag": "Choir", "fingerprint": "0" * 64, "uid": "", "source": "x", "line": 1, "original": ""}])
doc("book-cut", json.dumps({**BOOK, "people": ANNA_HERE})[:-9], "BrokenDocument")
doc("book-then-more", json.dumps({**BOOK}) + " x", "BrokenDocument")
doc("book-deep", json.dumps(BOOK)[:-1] + ', "people": ' + "[" * 5000 + "]" * 5000 + "}", "BrokenDocument")

# --- Archives ------------------------------------------------------------------------------------


def archive(name, members, said, change=lambda data: data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as writer:
        for member, content in members:
            info = zipfile.ZipInfo(member, (2026, 11, 19, 9, 30, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            if isinstance(content, tuple):
                content, info.external_attr = content
            writer.writestr(info, content)
    case("zip", name + ".zip", change(out.getvalue()), said)


CSV = ("Connections.csv", LINKEDIN + "Anna,,,,,,05 Mar 2024\n")
archive("sound", [CSV], "Anna")
archive("empty", [], "NoContacts")
archive("only-pictures", [("a.jpg", "x"), ("b.png", "y")], "NoContacts")
archive("in-folders", [("a/b/c/Connections.csv", CSV[1])], "Anna")
archive("two-members", [CSV, ("more.vcf", PEKKA)], "Anna + Pekka")
archive("member-of-nothing", [CSV, ("empty.csv", "")], "Anna")
archive("member-of-prose", [("a.csv", "x"), CSV], "Anna")
archive("only-nothing", [("empty.csv", "")], "EmptyFile")
archive("same-name-twice", [CSV, ("other/Connections.csv", CSV[1].replace("Anna", "Pekka"))], "Anna + Pekka")
archive("mac-litter", [CSV, ("__MACOSX/._Connections.csv", "\0\0"), (".hidden.csv", CSV[1].replace("Anna", "Nobody"))], "Anna")
# Nothing is unpacked, so that the name of another system's drive leads nowhere.
archive("path-drive", [("X" * 15, CSV[1])], "Anna", lambda data: data.replace(b"X" * 15, b"C:\\Contacts.csv"))
for word, path in [("up", "../Connections.csv"), ("up-inside", "a/../../Connections.csv"), ("absolute", "/etc/Connections.csv"),
                   ("backslash-up", "..\\..\\Connections.csv"), 
                   ("backslash-absolute", "\\etc\\Connections.csv"), ("nul", "Conn\0ections.csv")]:
    archive("path-" + word, [CSV, ("X" * len(path.encode()), "x")], "BadArchive",
            lambda data, path=path: data.replace(b"X" * len(path.encode()), path.encode()))
archive("path-dots-that-stay", [("a/../Connections.csv", CSV[1])], "Anna")
archive("link", [CSV, ("link.csv", ("/etc/passwd", 0o120777 << 16))], "Anna")
archive("folder-named-csv", [CSV, ("folder.csv/", "")], "Anna")
archive("bomb", [("Connections.csv", CSV[1] + "a" * 8_000_000)], "BadArchive")
archive("bomb-of-rows", [("Connections.csv", CSV[1] + "Anna,,,,,,\n" * 800_000)], "TooManyCards")
archive("bomb-of-cards", [("a.vcf", ANNA * 200_000)], "TooManyCards")
archive("bomb-not-read", [CSV, ("a.bin", b"\0" * 9_000_000)], "Anna")
inner = io.BytesIO()
with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as writer:
    writer.writestr(zipfile.ZipInfo("Connections.csv"), CSV[1])
bomb = io.BytesIO()
with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as writer:
    writer.writestr(zipfile.ZipInfo("Connections.csv"), CSV[1] + "a" * 8_000_000, zipfile.ZIP_DEFLATED)
archive("bomb-in-zip", [CSV, ("inner.zip", bomb.getvalue())], "Anna")
archive("zip-in-zip", [("inner.zip", inner.getvalue())], "NoContacts")
archive("zip-named-csv", [("inner.csv", inner.getvalue())], "NoContacts")
archive("cut-in-middle", [CSV], "BadArchive", lambda data: data[: len(data) // 2])
archive("cut-at-end", [CSV], "BadArchive", lambda data: data[:-4])
archive("head-only", [CSV], "BadArchive", lambda data: data[:30])
archive("four-bytes", [CSV], "BadArchive", lambda data: data[:4])
archive("directory-beyond", [CSV], "BadArchive",
        lambda data: data[:-6] + struct.pack("<I", 0xFFFFFFF0) + data[-2:])
archive("count-false", [CSV], "BadArchive",
        lambda data: data[:-14] + struct.pack("<HH", 0xFFFE, 0xFFFE) + data[-10:])
archive("checksum-false", [CSV], "BadArchive",
        lambda data: data.replace(struct.pack("<I", zlib.crc32(CSV[1].encode())), b"\1\2\3\4"))
archive("size-false", [CSV], "BadArchive",
        lambda data: data.replace(struct.pack("<I", len(CSV[1].encode())), struct.pack("<I", 5)))
archive("stream-broken", [("Connections.csv", CSV[1] * 20)], "BadArchive",
        lambda data: data[:60] + bytes(b ^ 0x55 for b in data[60:80]) + data[80:])
archive("method-unknown", [CSV], "BadArchive",
        lambda data: data.replace(struct.pack("<H", 8) + data[10:14], struct.pack("<H", 97) + data[10:14]))
archive("sealed", [CSV], "BadArchive",
        lambda data: data[:6] + b"\1" + data[7:].replace(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0"))
archive("prefixed", [CSV], "NoContacts", lambda data: b"MZ" + data)
# Of two members of one name an archive knows the last.
archive("names-overlap", [("Connectionz.csv", "x"), CSV], "Anna",
        lambda data: data.replace(b"Connectionz.csv", b"Connections.csv"))
archive("name-not-utf8", [("Conn\u00e4.csv", CSV[1])], "Anna")
archive("comment-long", [CSV], "Anna", lambda data: data[:-2] + struct.pack("<H", 3000) + b"c" * 3000)
archive("book-inside", [("book.json", json.dumps(BOOK))], "NoContacts")

for old in ("vcard", "table", "json", "zip"):
    shutil.rmtree(HERE / old, ignore_errors=True)
names = [name for name, *_ in cases]
assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
lines = ["file\tsaid\tholds"]
for name, content, said, holds in cases:
    file = HERE / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    lines.append(f"{name}\t{said.strip()}\t{holds}")
(HERE / "expected.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
print(len(cases), "cases")
