"""Writes the small cards beside this page: one thing that phones and programs do in each, by vCard's standards or not.

    python3 tests/probes/make.py

What becomes of each stands in expected.tsv, which tests/corpus/probes.rs holds the files against.
"""

import base64
import pathlib
import quopri
import struct
import zlib

HERE = pathlib.Path(__file__).parent


def probe(name, content):
    content = content.encode() if isinstance(content, str) else content
    (HERE / f"{name}.vcf").write_bytes(content)


def card(*lines, version="3.0", end="\r\n"):
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def aino(*lines, **more):
    return card("N:Aalto;Aino;;;", "FN:Aino Aalto", *lines, **more)


def four(*lines):
    return aino(*lines, version="4.0")


def qp(text, encoding="utf-8"):
    return quopri.encodestring(text.encode(encoding)).decode().replace("\n", "\r\n")


def png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0\x20\x80\x60\xe0\xe0\xd0" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PNG = base64.b64encode(png()).decode()
BERTTA, CELIA = card("FN:Bertta Boman", "TEL:0421000002"), card("FN:Celia Ceder", "TEL:0421000003")

for old in HERE.glob("*.vcf"):
    old.unlink()

# --- As programs write them ----------------------------------------------------------------------

probe("android", card(
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + qp("Mäkelä;Päivi;;;"),
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + qp("Päivi Mäkelä"),
    "TEL;CELL;PREF:0421234567", "TEL;X-Mokki:0421234568", "EMAIL;HOME:paivi@example.fi",
    "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Pave;1;;;;;;;;;;;;;",
    "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Lauri;14;;;;;;;;;;;;;",
    "PHOTO;ENCODING=BASE64;PNG:" + PNG, "", version="2.1"))
probe("iphone", aino(
    "item1.TEL;type=pref:042 123 4567", "item1.X-ABLabel:_$!<Mother>!$_",
    "item2.ADR;type=HOME:;;Kotikatu 1\\nA 2;Turku;;20100;Suomi", "item2.X-ABADR:fi",
    "item3.X-ABRELATEDNAMES:Kalle Aalto", "item3.X-ABLabel:_$!<Brother>!$_",
    "item4.X-ABDATE;type=pref:2011-06-18", "item4.X-ABLabel:_$!<Anniversary>!$_",
    "item5.X-ABDATE:2019-03-01", "item5.X-ABLabel:Met",
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-21", "IMPP;X-SERVICE-TYPE=Skype:skype:aino.a",
    "X-SOCIALPROFILE;type=mastodon;x-user=aino:https://example.social/@aino"))
probe("iphone-group", aino("UID:aino-1") + card(
    "FN:Kuoro", "N:Kuoro", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:aino-1"))
probe("google", aino(
    "TEL;TYPE=CELL:+358 42 123 4567", "item1.EMAIL;TYPE=INTERNET:aino@example.fi", "item1.X-ABLabel:Kuoro",
    "item2.URL:https\\://example.fi/aino", "item2.X-ABLabel:PROFILE", "CATEGORIES:myContacts,Kuoro"))
probe("outlook", card(
    "N;LANGUAGE=fi:Aalto;Aino;;tri", "FN:tri Aino Aalto", "ORG:Kivi Oy;Laki", "TITLE:Lakimies",
    "TEL;WORK;VOICE:02 123 4567", "TEL;WORK;FAX:02 123 4568", "ADR;WORK;PREF:;;Katu 1;Turku;;20100;Suomi",
    "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Katu 1=0D=0A=\r\n20100 Turku", "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
    "EMAIL;PREF;INTERNET:aino@example.fi", "BDAY:19840509", version="2.1"))
probe("nextcloud", four(
    'TEL;TYPE="cell,voice":+358421234567', "EMAIL;TYPE=WORK:aino@example.fi", "REV:20260102T030405Z",
    "UID:5b2f9a4e-0000-4000-8000-000000000001", "CATEGORIES:Kuoro,Työ", "NOTE:Rivi 1\\nRivi 2\\, ja \\; ja \\\\"))
probe("evolution", aino(
    "X-EVOLUTION-SPOUSE:Lauri Aalto", "X-EVOLUTION-ANNIVERSARY:2011-06-18", "X-EVOLUTION-FILE-AS:Aalto\\, Aino",
    "TEL;TYPE=WORK,VOICE;X-EVOLUTION-UI-SLOT=1:02 123 4567", "X-MOZILLA-HTML:FALSE"))
probe("nokia", card("N:Aalto;Aino", "TEL;PREF;CELL;VOICE:0421234567", "X-CLASS:private", "REV:20080102T030405Z",
                    version="2.1"))

# --- Where a card begins and ends ----------------------------------------------------------------

probe("three", aino() + BERTTA + CELIA)
probe("in-lower-case", aino().replace("BEGIN:VCARD", "begin:vcard").replace("END:VCARD", "end:vCard"))
probe("blank-lines", aino() + "\r\n\r\n" + BERTTA + "\r\n \r\n" + CELIA)
probe("no-line-end", (aino() + BERTTA).rstrip())
probe("truncated-second", aino() + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bertta Bom\r\n" + CELIA)
probe("truncated-last", aino() + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bertta\r\nTEL:042")
probe("nameless-second", aino() + card("TEL:0421000002") + CELIA)
probe("empty-second", aino() + card() + CELIA)
probe("junk-line-in-second", aino() + card("FN:Bertta Boman", "this is no line", "TEL:0421000002") + CELIA)
probe("junk-between", aino() + "-- made by a program --\r\n" + BERTTA)
probe("versions-mixed", aino() + card("FN:Bertta Boman", version="4.0") + card("FN:Celia Ceder", version="2.1"))
probe("agent", card("N:Aalto;Aino", "AGENT:", "BEGIN:VCARD", "VERSION:2.1", "N:Apunen;Arto", "TEL:0421000009",
                    "END:VCARD", "TEL:0421234567", version="2.1") + BERTTA)
probe("agent-in-line", aino("AGENT:BEGIN:VCARD\\nFN:Arto Apunen\\nTEL:0421000009\\nEND:VCARD\\n") + BERTTA)

# --- Encodings, line ends, folds -----------------------------------------------------------------

TEXT = aino("NOTE:Työ, äiti, Åbo")
probe("utf-8-marked", b"\xef\xbb\xbf" + TEXT.encode())
probe("utf-16-le-marked", b"\xff\xfe" + TEXT.encode("utf-16-le"))
probe("utf-16-be-marked", b"\xfe\xff" + TEXT.encode("utf-16-be"))
probe("utf-16-le", TEXT.encode("utf-16-le"))
probe("latin-1", TEXT.encode("latin-1"))
probe("cp1252", aino("NOTE:“Työ” – 5 €").encode("cp1252"))
probe("cp1252-quoted", card("FN:Aino Aalto", "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1252:" + qp("5 €", "cp1252"),
                            version="2.1"))
probe("shift-jis-quoted", card("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:" + qp("愛子", "shift_jis"), version="2.1"))
probe("shift-jis", card("N;CHARSET=SHIFT_JIS:山田;愛子", "FN;CHARSET=SHIFT_JIS:山田愛子", version="2.1").encode("shift_jis"))
probe("quoted-bare", card("FN:Aino Aalto", "NOTE;QUOTED-PRINTABLE:" + qp("Työ ja äiti"), version="2.1"))
probe("quoted-soft-breaks", card("FN:Aino Aalto", "NOTE;ENCODING=QUOTED-PRINTABLE:Ensimm=C3=A4inen=\r\n ja toinen=\r\n=0D=0Arivi",
                                 "TEL:0421234567", version="2.1"))
probe("lf", aino("NOTE:a", end="\n"))
probe("cr", aino("NOTE:a", end="\r"))
probe("cr-cr-lf", aino("NOTE:a", end="\r\r\n"))
probe("ends-mixed", "BEGIN:VCARD\nVERSION:3.0\r\nFN:Aino Aalto\rTEL:0421234567\nEND:VCARD\r\n")
probe("fold-in-letter", aino("NOTE:Ty@").encode().replace(b"@", b"\xc3\r\n \xb6 tehty"))
probe("fold-by-tab", aino("NOTE:Pitkä\r\n\t rivi"))
probe("fold-by-two-blanks", aino("NOTE:Pitkä\r\n  rivi"))
probe("fold-in-name", aino("CATEGO\r\n RIES:Kuoro"))
probe("note-of-3000", aino("NOTE:" + "sana " * 600))
probe("control-character", aino("NOTE:a\x07b"))
probe("nul", aino("NOTE:a\0b"))

# --- Values and parameters -----------------------------------------------------------------------

probe("escapes", aino("NOTE:a\\, b\\; c\\: d\\\\e\\nf\\Ng", "ORG:Kivi\\; Puu\\, ja pojat;Laki"))
probe("names-in-lists", card("FN:Aino Aalto", "NICKNAME:Ainu,Aikku", "N:Aalto,Virta;Aino,Maria;Elisa,Inkeri;tri,dos.;FT",
                             version="4.0"))
probe("names-twice", aino("FN;PREF=2:Aino A.", "FN:A. Aalto"))
probe("numbers-alike", aino("TEL;TYPE=HOME:0421234567", "TEL;TYPE=WORK:0421234567"))
probe("preferred", four("TEL;TYPE=home;PREF=2:0421000001", "TEL;TYPE=cell;PREF=1:0421000002", "EMAIL;PREF=1:b@example.fi",
                        "EMAIL:a@example.fi"))
probe("types-in-all-ways", card("FN:Aino Aalto", "TEL;TYPE=HOME,FAX:1", "TEL;TYPE=work;TYPE=cell:2", 'TEL;type="pager":3',
                                "TEL;CAR:4", "TEL;TYPE=X-Mökki:5"))
probe("quoted-parameter", four('ADR;LABEL="Katu 1: A; 2, 20100 Turku";TYPE=home:;;Katu 1;Turku;;20100;Suomi',
                               'TEL;X-WHY="a:b;c":0421234567'))
probe("caret", four("NOTE;X-BY=^'Aino^'^na^^b:Teksti"))
probe("languages", four("TITLE;LANGUAGE=fi;ALTID=1:Johtaja", "TITLE;LANGUAGE=en;ALTID=1:Director"))
probe("pids", four("EMAIL;PID=1.1:a@example.fi", "EMAIL;PID=2.1:b@example.fi", "CLIENTPIDMAP:1;urn:uuid:53e374d9-0000-4000-8000-000000000001"))
probe("empty-values", aino("TEL:", "EMAIL;TYPE=HOME:", "ADR:;;;;;;", "ORG:;", "BDAY:", "NOTE:"))
probe("unknown-kept", aino("item7.X-SHOE-SIZE;TYPE=winter:39", "item7.X-ABLabel:Kenkä", "KEY;ENCODING=b:AAEC", "SOUND;VALUE=uri:https://example.fi/a.ogg"))
probe("groups-of-two", aino("a.TEL:0421234567", "a.X-ABLabel:Mökki", "b.c.TEL:0421234568"))
probe("notes-twice", aino("NOTE:Ensin", "NOTE:Sitten"))
probe("tags-twice", aino("CATEGORIES:Kuoro,Työ", "CATEGORIES:Kuoro,Naapuri"))

# --- Days, links, pictures, kinds ----------------------------------------------------------------

probe("days", "".join(card(f"FN:Aino {day}", f"BDAY:{day}") for day in (
    "1984-05-09", "19840509", "--0221", "--02-21", "1984-05-09T12:30:00Z", "1984-05", "---09", "9.5.1984", "0000-05-09")))
probe("day-as-text", four("BDAY;VALUE=text:keväällä 1984", "ANNIVERSARY:20110618", "DEATHDATE:2020"))
probe("links", four("TEL;VALUE=uri:tel:+358-42-123-4567;ext=102", "EMAIL:mailto:aino@example.fi", "IMPP:xmpp:aino@example.fi",
                    "URL:example.fi", "GEO:geo:60.17,24.94", "TZ:Europe/Helsinki"))
probe("picture-of-4", four("PHOTO:data:image/png;base64," + PNG))
probe("picture-of-3", aino("PHOTO;ENCODING=b;TYPE=PNG:" + "\r\n ".join(PNG[at:at + 60] for at in range(0, len(PNG), 60))))
probe("picture-elsewhere", four("PHOTO;VALUE=uri:https://example.fi/aino.jpg", "LOGO:https://example.fi/logo.png"))
probe("firm-of-4", card("KIND:org", "FN:Kivi Oy", "ORG:Kivi Oy", "TEL:02 123 4567", version="4.0"))
probe("firm-of-apple", card("FN:Kivi Oy", "N:;;;;", "ORG:Kivi Oy", "TEL:02 123 4567", "X-ABShowAs:COMPANY"))
probe("group-of-4", four("UID:urn:uuid:aino-1") + card("KIND:GROUP", "FN:Kuoro", "MEMBER:urn:uuid:aino-1",
                                                       "MEMBER:mailto:b@example.fi", version="4.0"))
probe("place", card("KIND:location", "FN:Mökki", "ADR:;;Rantatie 1;Kemiö;;25700;Suomi", version="4.0"))
probe("rfc-9554", four("PRONOUNS;LANGUAGE=en;PREF=1:she/her", "GRAMGENDER:feminine", "LANGUAGE:fi",
                       "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://example.social/@aino", "CREATED:20260102T030405Z"))
probe("sounds-and-sorts", card("N;SORT-AS=\"Aalto,Aino\":von Aalto;Aino;;;", "FN:Aino von Aalto", "X-PHONETIC-FIRST-NAME:Ai-no",
                               "X-PHONETIC-LAST-NAME:Aal-to", "SORT-STRING:Aalto"))
probe("related", four("RELATED;TYPE=spouse;VALUE=text:Lauri Aalto", "RELATED;TYPE=friend:urn:uuid:bertta-1", "GENDER:F;nainen"))
probe("uid-as-text", aino("UID:Aino Aalto@laptop", "REV:2026-01-02T03:04:05Z", "PRODID:-//Kirjain//FI"))
