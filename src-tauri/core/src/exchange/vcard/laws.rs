//! What must hold for any bytes at all: nothing panics, and whatever came out
//! of them as a contact is written, let out, and read again as the same.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{Limits, Version, cards, judge, write};
use crate::domain::contact::{
    Contact, ContactPoint, Name, Photo, PointKind, PostalAddress, Related,
};

/// Pieces that cards are made of, so that chance finds the odd ones.
const PIECES: &[&str] = &[
    "BEGIN:VCARD\r\n",
    "END:VCARD\r\n",
    "VERSION:2.1\r\n",
    "VERSION:3.0\n",
    "VERSION:4.0\r\n",
    "\r\n",
    "\n",
    "\r",
    "\r\n ",
    "\n\t",
    "=\r\n",
    "=",
    "=41",
    "=C3=A4",
    "=3B",
    "=0D=0A",
    ":",
    ";",
    ",",
    ".",
    "\\",
    "\\n",
    "\\,",
    "\\;",
    "\"",
    "^n",
    "^'",
    "\t",
    " ",
    "\0",
    "\u{1}",
    "ä",
    "李",
    "😀",
    "\u{feff}",
    "FN:",
    "N:",
    "N;SORT-AS=\"a,b\":",
    "TEL",
    "TEL;CELL",
    "EMAIL",
    "ADR",
    "ADR;LABEL=\"a\\nb\":",
    "LABEL",
    "URL",
    "ORG:",
    "TITLE:",
    "ROLE:",
    "NOTE:",
    "NICKNAME:",
    "CATEGORIES:",
    "BDAY:",
    "ANNIVERSARY:",
    "UID:",
    "REV:",
    "KIND:",
    "KIND:org\n",
    "KIND:group\n",
    "MEMBER:",
    "RELATED",
    "IMPP",
    "X-AIM",
    "X-SOCIALPROFILE",
    "SOCIALPROFILE",
    "PHOTO",
    "PHOTO;ENCODING=b",
    "LOGO;BASE64",
    "SOUND;X-IRMC-N:",
    "AGENT:",
    "AGENT:BEGIN:VCARD\n",
    "GEO:",
    "TZ:",
    "item1.",
    "item2.",
    "X-ABLabel:",
    "X-ABDATE:",
    "X-ABADR:",
    "X-ABRELATEDNAMES:",
    "X-ABShowAs:COMPANY\n",
    "X-ADDRESSBOOKSERVER-KIND:group\n",
    "X-ADDRESSBOOKSERVER-MEMBER:",
    "X-PHONETIC-FIRST-NAME:",
    "PRONOUNS:",
    "SORT-STRING:",
    "X-ANDROID-CUSTOM:vnd.android.cursor.item/",
    "nickname;",
    "relation;",
    "contact_event;",
    "X-VUORO-KEPT:",
    "X-VUORO-HANDLE:",
    "X-URL:",
    "X-UNKNOWN",
    "X-A B:",
    "GENDER:",
    "LANG:",
    "SOURCE:",
    "KEY",
    ";TYPE=",
    ";TYPE=home",
    ";TYPE=work,fax",
    ";TYPE=\"cell,voice\"",
    ";PREF",
    ";PREF=1",
    ";PREF=2",
    ";TYPE=pref",
    ";ENCODING=QUOTED-PRINTABLE",
    ";QUOTED-PRINTABLE",
    ";CHARSET=UTF-8",
    ";CHARSET=SHIFT_JIS",
    ";CHARSET=",
    ";VALUE=uri",
    ";VALUE=text",
    ";X-SERVICE-TYPE=Skype",
    ";X-SERVICE-TYPE=\"a b\"",
    ";LANGUAGE=fi",
    ";ALTID=1",
    ";X-APPLE-OMIT-YEAR=1604",
    ";PREF=0",
    ";LANGUAGE=fi;ALTID=2",
    ";TYPE=voice",
    ";TYPE=Gym,intl",
    ";X-VUORO-PARAMETERS=\"PREF=3;TYPE=cell;X-Q=^'a;b^'\"",
    "X-VUORO-PARAMETERS:ORG;SORT-AS=x",
    ";SORT-AS=\"x\"",
    ";MEDIATYPE=text/plain",
    ";CALSCALE=gregorian",
    ";PID=1.1",
    ";PHONETIC=ipa",
    ";X-P=\"a:b;c\"",
    ";GEO=\"geo:1,2\"",
    "_$!<Mother>!$_",
    "_$!<Anniversary>!$_",
    "home",
    "work fax",
    "Gym",
    "1984-05-09",
    "19840509",
    "--0509",
    "T101010Z",
    "tel:+358",
    "Tel:tel:2",
    "mailto:a@b",
    "http://example.com/a",
    "www.example.com",
    "xmpp:a@b",
    "x-apple:",
    "skype:a b",
    "data:image/png;base64,",
    "iVBORw0KGgo=",
    "/9j/4AAQ",
    "AAAA",
    "urn:uuid:",
    "Anna",
    "Virtanen",
    "a",
    "1",
];

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        12 => select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 1..4),
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// One card of whole lines, of which nearly all say something.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    let within = PIECES
        .iter()
        .copied()
        .filter(|piece| !piece.contains(['\r', '\n']));
    let within: Vec<&str> = within.collect();
    let names = within
        .iter()
        .copied()
        .filter(|piece| piece.starts_with(|c: char| c.is_ascii_uppercase()));
    let name = select(names.collect::<Vec<_>>());
    let part = select(within);
    let line = (name, vec(part.clone(), 0..3), vec(part, 0..5)).prop_map(|(name, head, value)| {
        [
            name.trim_end(),
            &head.concat(),
            ":",
            &value.concat(),
            "\r\n",
        ]
        .concat()
    });
    vec(line, 1..12).prop_map(|lines| {
        ["BEGIN:VCARD\r\nFN:x\r\n", &lines.concat(), "END:VCARD\r\n"]
            .concat()
            .into()
    })
}

fn contacts(bytes: &[u8]) -> Vec<Contact> {
    cards(bytes, Limits::default())
        .flatten()
        .filter_map(|card| card.outcome.ok())
        .map(|contact| *contact)
        .collect()
}

fn the_law_holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    for contact in contacts(bytes) {
        let mut out = Vec::new();
        write(&contact, Version::V4, &mut out);
        let text = String::from_utf8(out.clone()).expect("UTF-8");
        prop_assert_eq!(judge(&out), Ok(()), "{}", text);
        let back = contacts(&out);
        prop_assert_eq!(back.len(), 1, "{}", text);
        prop_assert_eq!(&back[0], &contact, "{}", text);
        let mut old = Vec::new();
        write(&contact, Version::V3, &mut old);
        let text = String::from_utf8(old.clone()).expect("UTF-8");
        let back = contacts(&old);
        prop_assert_eq!(back.len(), 1, "{}", text);
        prop_assert_eq!(&back[0], &contact, "{}", text);
    }
    Ok(())
}

/// Text as people type and paste it, with what could spoil a line.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![select(PIECES).prop_map(str::to_owned), "[^\\p{Cc}]{0,8}"];
    vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// A contact as a book may have it, whatever it came from.
fn anyone() -> impl Strategy<Value = Contact> {
    let kinds = select(vec![
        PointKind::Phone,
        PointKind::Email,
        PointKind::Url,
        PointKind::Impp,
        PointKind::Social,
    ]);
    let point = (kinds, text(), text(), text(), any::<bool>(), text()).prop_map(
        |(kind, label, value, service, preferred, parameters)| ContactPoint {
            kind,
            label,
            value,
            service,
            preferred,
            parameters,
        },
    );
    let address = (text(), text(), text(), text()).prop_map(|(label, street, city, formatted)| {
        PostalAddress {
            label,
            street,
            city,
            formatted,
            ..PostalAddress::default()
        }
    });
    let related = (text(), text()).prop_map(|(label, value)| Related {
        label,
        value,
        ..Related::default()
    });
    let texts = || vec(text(), 0..3);
    let lists = (
        vec(point, 0..4),
        vec(address, 0..3),
        vec(related, 0..3),
        texts(),
        texts(),
        texts(),
    );
    let single = (text(), text(), text(), text(), text(), text());
    (lists, single).prop_map(|(lists, single)| {
        let (points, addresses, related, tags, members, extra) = lists;
        let (uid, display, family, nickname, organisation, note) = single;
        let name = Name {
            display,
            family,
            nickname,
            ..Name::default()
        };
        let photo = Some(Photo {
            media_type: note.clone(),
            bytes: b"x".to_vec(),
        });
        let department = organisation.clone();
        let more = Contact {
            points,
            addresses,
            related,
            tags,
            members,
            extra,
            photo,
            ..Contact::default()
        };
        Contact {
            uid,
            name,
            organisation,
            department,
            note,
            ..more
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_to_their_end(bytes in vec(any::<u8>(), 0..2000)) {
        let whole = cards(bytes.as_slice(), Limits::default()).count();
        prop_assert!(whole > 0, "a file that is no vCard says so");
    }

    #[test]
    fn any_pieces_of_cards_obey_the_law(bytes in pieces()) {
        the_law_holds(&bytes)?;
    }

    #[test]
    fn any_lines_of_a_card_obey_the_law(bytes in lines()) {
        the_law_holds(&bytes)?;
    }

    #[test]
    fn anyone_in_the_book_can_be_let_out(contact in anyone()) {
        let mut out = Vec::new();
        write(&contact, Version::V4, &mut out);
        let text = String::from_utf8(out.clone()).expect("UTF-8");
        prop_assert_eq!(judge(&out), Ok(()), "{}", text);
        let back: Vec<_> = cards(out.as_slice(), Limits::default()).flatten().collect();
        prop_assert_eq!(back.len(), 1, "{}", text);
        prop_assert_eq!(&back[0].lost, &[], "{}", text);
    }

    #[test]
    fn how_a_file_is_handed_over_changes_nothing(bytes in pieces(), step in 1usize..7) {
        struct Drip<'a>(&'a [u8], usize);
        impl std::io::Read for Drip<'_> {
            fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
                let n = self.1.min(self.0.len()).min(out.len());
                out[..n].copy_from_slice(&self.0[..n]);
                self.0 = &self.0[n..];
                Ok(n)
            }
        }
        let whole: Vec<_> = cards(bytes.as_slice(), Limits::default()).flatten().collect();
        let drip: Vec<_> = cards(Drip(&bytes, step), Limits::default()).flatten().collect();
        prop_assert_eq!(whole, drip);
    }
}
