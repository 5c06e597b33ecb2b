//! Files that were made to break a reader: each is read to its end in good
//! time and little memory, and what can be saved of it is.

use std::cell::Cell;
use std::io::Read;
use std::time::Duration;

use vuoro_core::domain::document::Section;
use vuoro_core::exchange::table::DayOrder;
use vuoro_core::exchange::vcard::{
    Limits, Problem, ReadError, Reason, Version, cards, judge, write,
};
use vuoro_core::exchange::{Told, entries, json};

use super::clock::{Clock, peak};
use super::reached;

/// A build for debugging is slow, and given less to read.
const SIZE: usize = if cfg!(debug_assertions) {
    4_000_000
} else {
    20_000_000
};
/// Of one processor, for a file of 20 MB.
const TIME: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 });
/// Of this process, in megabytes.
const MEMORY: u64 = 512;

thread_local! {
    /// The files that this test has read, and the longest that one took.
    static READ: Cell<(usize, Duration)> = const { Cell::new((0, Duration::ZERO)) };
}

/// What a file took, within its limits.
fn keep_within_limits(what: &str, took: Duration) {
    assert!(took < TIME, "{what} took {took:?}");
    assert!(peak() < MEMORY, "{what} took {} MB", peak());
    let (files, slowest) = READ.get();
    READ.set((files + 1, slowest.max(took)));
}

/// The promise is of a release build.
fn leave_reached(name: &str) {
    let ((files, slowest), peak) = (READ.get(), peak());
    let slowest = slowest.as_secs_f64();
    let figure = format!("{files} {name}, the slowest in {slowest:.2} s, at most {peak} MB");
    if !cfg!(debug_assertions) {
        reached::leave(name, &figure);
    }
}

/// `head`, then `part` over and over up to 20 MB, then `tail`.
struct Endless {
    head: Vec<u8>,
    part: Vec<u8>,
    tail: Vec<u8>,
    at: usize,
    body: usize,
}

fn file(head: &str, part: &[u8], tail: &str) -> Endless {
    let body = SIZE / part.len() * part.len();
    Endless {
        head: head.into(),
        part: part.to_vec(),
        tail: tail.into(),
        at: 0,
        body,
    }
}

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let mut written = 0;
        while written < out.len() {
            let (from, rest) = if self.at < self.head.len() {
                (self.head.as_slice(), self.at)
            } else if self.at < self.head.len() + self.body {
                (
                    self.part.as_slice(),
                    (self.at - self.head.len()) % self.part.len(),
                )
            } else {
                (self.tail.as_slice(), self.at - self.head.len() - self.body)
            };
            let n = from.len().saturating_sub(rest).min(out.len() - written);
            if n == 0 {
                break;
            }
            out[written..written + n].copy_from_slice(&from[rest..rest + n]);
            written += n;
            self.at += n;
        }
        Ok(written)
    }
}

/// What came of a file: contacts, unreadable cards, parts lost, and the error.
#[derive(Debug, PartialEq, Eq)]
struct Came {
    contacts: usize,
    unreadable: usize,
    lost: usize,
    error: Option<String>,
}

fn read(what: &str, input: Endless, limits: Limits) -> Came {
    let started = Clock::start();
    let mut came = Came {
        contacts: 0,
        unreadable: 0,
        lost: 0,
        error: None,
    };
    for item in cards(input, limits) {
        match item {
            Ok(card) => {
                came.contacts += usize::from(card.outcome.is_ok());
                came.unreadable += usize::from(card.outcome.is_err());
                came.lost += card.lost.len();
            }
            Err(error) => came.error = Some(error.to_string()),
        }
    }
    let took = started.elapsed();
    eprintln!("{what}: {came:?} in {took:?}, peak {} MB", peak());
    keep_within_limits(what, took);
    came
}

#[test]
fn a_million_lines_of_begin_are_a_million_empty_cards() {
    let begins = file("", b"BEGIN:VCARD\n", "");
    let came = read("BEGIN", begins, Limits::default());
    assert_eq!((came.contacts, came.unreadable), (0, 100_000));
    assert_eq!(
        came.error.as_deref(),
        Some("the file has more than 100000 cards")
    );
    let begins = file("", b"BEGIN:VCARD\n", "FN:A\nEND:VCARD\n");
    let came = read(
        "BEGIN without a limit",
        begins,
        Limits {
            cards: u64::MAX,
            ..Limits::default()
        },
    );
    assert_eq!(
        (came.contacts, came.unreadable, came.error),
        (1, SIZE / 12 - 1, None)
    );
}

#[test]
fn one_card_may_be_as_bad_as_it_likes() {
    let head = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\n";
    let tail = "\nEND:VCARD\nBEGIN:VCARD\nFN:Bertta\nEND:VCARD\n";
    let check = |what: &str, start: &str, part: &[u8], contacts: usize| {
        let came = read(
            what,
            file(&[head, start].concat(), part, tail),
            Limits::default(),
        );
        assert_eq!(came.contacts, contacts, "{what}: the next card is read");
        assert_eq!(came.error, None, "{what}");
    };
    check("one long line", "NOTE:", b"x", 2);
    check("a long head", "NOTE", b"X", 2);
    check("parameters", "NOTE", b";X=1", 2);
    check("quotes", "NOTE;X=", b"\"", 2);
    check("backslashes", "NOTE:", b"\\", 2);
    check("folds", "NOTE:", b"\n a", 2);
    check("folds of nothing", "NOTE:", b"\n ", 2);
    check("soft breaks", "NOTE;QUOTED-PRINTABLE:", b"=\n", 2);
    check(
        "soft breaks and blank lines",
        "NOTE;QUOTED-PRINTABLE:=",
        b"\n\n=41=",
        2,
    );
    check("raw prose", "NOTE:a\n", b"b c\n\n", 2);
    check("stray lines", "", b"stray line\n", 2);
    check("blank lines", "", b"\n", 2);
    check("carriage returns", "", b"\r", 2);
    check("phones", "", b"TEL:1\n", 2);
    check("labels", "", b"a.TEL:1\na.X-ABLabel:x\n", 2);
    check("addresses", "", b"ADR:;;a\nLABEL:b\n", 2);
    check("relations", "", b"RELATED:a\n", 2);
    check("dates", "", b"X-ABDATE:a\nX-ABLabel:b\n", 2);
    check("tags", "CATEGORIES:", b"a,", 2);
    check(
        "lines of tags",
        "",
        &[b"CATEGORIES:".as_slice(), &b"a,".repeat(400_000), b"\n"].concat(),
        2,
    );
    check("components", "N:", b";", 2);
    check("lists in components", "ADR:", b",;", 2);
    check("empty properties", "", b"N:\n", 2);
    check("unknown properties", "", b"X-A:b\n", 2);
    check(
        "photos",
        "",
        &[
            b"PHOTO;ENCODING=b:/9j/".as_slice(),
            &b"AAAA".repeat(200_000),
            b"\n",
        ]
        .concat(),
        2,
    );
    check("a photo", "PHOTO;ENCODING=b:", b"/9j/", 2);
    check("photo lines", "PHOTO;ENCODING=b:\n", b"/9j/\n", 2);
    check("a photo that is none", "PHOTO;ENCODING=b:", b"?", 2);
    check("nested cards", "AGENT:\n", b"BEGIN:VCARD\nAGENT:\n", 2);
    check("nested cards in a line", "", b"AGENT:BEGIN:VCARD\n", 2);
    check("NULs", "NOTE:", b"\0", 1);
    check("bytes of no encoding", "NOTE:", b"\xFF\xC3(", 2);
    check("lines of no encoding", "", b"X-A:\xE4\xF6\n", 2);
    check("sorting", "", b"SORT-STRING:a\n", 2);
    check("names", "", b"FN;PREF=2:a\n", 2);
    leave_reached("vcards");
}

#[test]
fn a_file_that_is_no_vcard_is_told_from_one() {
    for (what, part) in [
        ("text", b"hello ".as_slice()),
        ("lines", b"hello:x\n"),
        ("NULs", b"\0"),
        ("ends", b"END:VCARD\n"),
    ] {
        let came = read(what, file("", part, ""), Limits::default());
        assert_eq!(came.contacts, 0, "{what}");
        assert!(came.error.is_some(), "{what}: {came:?}");
    }
}

#[test]
fn utf_16_is_read_as_a_stream() {
    let utf_16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<_>>()
    };
    let part = utf_16("BEGIN:VCARD\r\nFN:Päivi\r\nEND:VCARD\r\n");
    let came = read(
        "UTF-16",
        file("", &part, ""),
        Limits {
            cards: u64::MAX,
            ..Limits::default()
        },
    );
    assert_eq!(came.contacts, SIZE / part.len());
}

#[test]
fn what_a_hostile_card_leaves_can_be_written_and_judged() {
    let card = |body: &str| {
        let text = format!("BEGIN:VCARD\nFN:Anna\n{body}END:VCARD\n");
        let card = cards(text.as_bytes(), Limits::default())
            .next()
            .expect("a card")
            .expect("readable");
        *card.outcome.expect("a contact")
    };
    let many = |line: &str| line.repeat(5_000);
    for body in [
        many("TEL:1\n"),
        many("X-A:b\n"),
        many("GEO:b\n"),
        many("a.TEL:1\na.X-ABLabel:x\n"),
        many("URL:not a link\n"),
        format!("NOTE:{}\n", "x".repeat(900_000)),
        format!("ADR;LABEL=\"{}\":;;x\n", "a:b;".repeat(50_000)),
    ] {
        let started = Clock::start();
        let mut out = Vec::new();
        write(&card(&body), Version::V4, &mut out);
        assert_eq!(judge(&out), Ok(()));
        assert!(
            started.elapsed() < TIME,
            "{:?} for {:.40}",
            started.elapsed(),
            body
        );
    }
}

#[test]
fn a_card_too_large_is_one_item() {
    let input = file(
        "BEGIN:VCARD\nFN:Anna\n",
        b"NOTE:x\n",
        "END:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n",
    );
    let items: Vec<_> = cards(
        input,
        Limits {
            card: 1_000,
            ..Limits::default()
        },
    )
    .flatten()
    .collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].outcome, Err(Problem::TooLarge));
    assert!(items[0].original.len() <= 1_000);
    assert!(items[1].outcome.is_ok());
}

#[test]
fn a_property_too_large_is_named() {
    let text = format!(
        "BEGIN:VCARD\nFN:A\nNOTE:{}\nTEL:1\nEND:VCARD\n",
        "x".repeat(1_000_001)
    );
    let card = cards(text.as_bytes(), Limits::default())
        .next()
        .expect("a card")
        .expect("readable");
    let lost: Vec<_> = card
        .lost
        .iter()
        .map(|lost| (lost.line, lost.property.as_str(), lost.reason))
        .collect();
    assert_eq!(lost, [(3, "NOTE", Reason::TooLarge)]);
    assert_eq!(card.outcome.expect("a contact").points.len(), 1);
}

#[test]
fn an_error_of_the_disk_is_told() {
    struct Broken(bool);
    impl Read for Broken {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            if std::mem::replace(&mut self.0, true) {
                return Err(std::io::Error::other("gone"));
            }
            let text = b"BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\n";
            out[..text.len()].copy_from_slice(text);
            Ok(text.len())
        }
    }
    let items: Vec<_> = cards(Broken(false), Limits::default()).collect();
    assert!(
        matches!(items.last(), Some(Err(ReadError::Io(_)))),
        "an error, and nothing after it"
    );
}

/// The entries of a file of any kind, counted; `None` where it is refused.
fn entries_of(what: &str, file: &str, input: impl Read) -> Option<usize> {
    let clock = Clock::start();
    let told = Told::new(DayOrder::default());
    let count = match entries(input, file, &told) {
        Ok(entries) => entries.take_while(Result::is_ok).count().into(),
        Err(_) => None,
    };
    let took = clock.elapsed();
    eprintln!("{what}: {count:?} in {took:?}, peak {} MB", peak());
    keep_within_limits(what, took);
    count
}

#[test]
fn a_table_may_be_as_bad_as_it_likes() {
    let head = "First Name,Last Name,Display Name,Nickname,Primary Email,Work Phone,Notes\n";
    let tail = "\nAnna,,Anna,,,,\n";
    let check = |what: &str, start: &str, part: &[u8], least: usize| {
        let input = file(&[head, start].concat(), part, tail);
        let count = entries_of(what, "people.csv", input).expect("a table");
        assert!(count >= least, "{what}: {count} rows");
    };
    check("one long cell", "", b"x", 1);
    check("a cell in quotes", "\"", b"x", 1);
    check("quotes", "", b"\"", 1);
    check("quotes that open lines", "", b"\"a,b\n", 1);
    check("quotes in cells", "", b"a,\"b\n", 1);
    check("commas", "", b",", 1);
    check("line ends", "", b"\n", 1);
    check("carriage returns", "", b"\r", 1);
    check("blank rows", "", b",,,,,,\n", 1);
    check("bytes of no encoding", "", b"\xE4\xF6,,\xFF,,,,\n", 1);
    check("rows", "", b"Anna,,Anna,,a@x.fi,1,x\n", 100_000);
    let wide = (0..4_096)
        .map(|n| format!("Column {n}"))
        .collect::<Vec<_>>()
        .join(",")
        + "\n";
    entries_of("columns", "x.csv", file(&wide, b"a,", "\n"));
    entries_of("names of columns", "x.csv", file("", b"name,", "\n"));
    entries_of("prose", "x.csv", file("", b"Dear Anna, how are you?\n", ""));
    entries_of(
        "semicolons and commas",
        "x.csv",
        file("", b"a,b;c\td|e\n", ""),
    );
    leave_reached("tables");
}

#[test]
fn a_document_may_be_as_bad_as_it_likes() {
    let check = |what: &str, head: &str, part: &str, tail: &str| {
        entries_of(what, "monica.json", file(head, part.as_bytes(), tail));
    };
    let start = "{\"account\":{\"data\":[{\"type\":\"contact\",\"values\":[";
    let person = "{\"uuid\":\"u\",\"properties\":{\"first_name\":\"A\"}},";
    check("braces", "", "{", "");
    check("brackets", "{\"account\":", "[", "");
    check("one text", "{\"a\":\"", "x", "\"}");
    check("keys", "{", "\"a\":1,", "\"b\":1}");
    check("people of one name", start, person, "null]}]}}");
    check("nobodies", start, "1,", "null]}]}}");
    check("deep people", start, "[", "");
    check(
        "a long note",
        &format!(
            "{start}{{\"uuid\":\"u\",\"properties\":{{\"first_name\":\"A\",\"description\":\""
        ),
        "x\\n",
        "\"}}]}]}}",
    );
    let book = "{\"format\":\"vuoro-book\",\"version\":1,\"tags\":[";
    let clock = Clock::start();
    let mut tags = 0;
    let input = file(book, b"\"a\",", "\"b\"]}");
    let read = json::read(input, &Section::ALL, &mut |_, _| {
        tags += 1;
        Ok::<(), ()>(())
    });
    assert!(read.is_ok() && tags > SIZE / 4, "{tags} tags");
    keep_within_limits("a book of tags", clock.elapsed());
    leave_reached("documents");
}
