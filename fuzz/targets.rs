//! What each reader must hold for any bytes at all: one function a target, which
//! panics where it does not. cargo-fuzz calls them with what it finds
//! (`fuzz_targets/`), and `tests/corpus/fuzz` with what a mutator of ours makes,
//! so that there is one law for both.

use std::cell::RefCell;
use std::io::{Cursor, Read};
use std::ops::ControlFlow;

use vuoro_core::book::{ExportFormat, ImportOptions};
use vuoro_core::domain::contact::Contact;
use vuoro_core::domain::document::{Item, Section};
use vuoro_core::exchange::vcard::{
    Limits, Problem, ReadError, Version, cards, comes_back, jcard, jcards, judge, write,
};
use vuoro_core::exchange::{
    FileError, Told, archive as zip, entries, json, look, reread, table as tables,
};
use vuoro_core::{Book, Error, Now};

/// What is done with any bytes.
pub type Target = fn(&[u8]);

/// Every target, by the name of its seeds' folder.
pub const TARGETS: [(&str, Target); 9] = [
    ("vcard_front", vcard_front),
    ("vcard_reader", vcard_reader),
    ("jcard_reader", jcard_reader),
    ("table", table),
    ("csv_dialects", csv_dialects),
    ("monica", monica),
    ("whole_book", whole_book),
    ("archive", archive),
    ("book", book),
];

/// Where a card begins and ends does not depend on how the bytes arrive, and no
/// limit is passed.
pub fn vcard_front(bytes: &[u8]) {
    let at_once: Vec<_> = cards(bytes, Limits::default())
        .map(|card| card.map_err(|error| error.to_string()))
        .collect();
    let in_bits = cards(Bits { bytes, turn: 0 }, Limits::default());
    let in_bits: Vec<_> = in_bits
        .map(|card| card.map_err(|error| error.to_string()))
        .collect();
    assert_eq!(at_once, in_bits, "bytes that come in bits say the same");
    let mut line = 0;
    for card in at_once.iter().flatten() {
        assert!(card.line > line, "cards come in the order of their lines");
        line = card.line;
    }
    let narrow = Limits {
        cards: 3,
        property: 24,
        photo: 8,
        card: 120,
    };
    let mut read = cards(bytes, narrow.clone());
    let mut count = 0;
    for card in read.by_ref().flatten() {
        count += u64::from(card.outcome != Err(Problem::Outside));
        // Text that stands outside, with an end or without, has a limit of its own.
        let first = card.original.split(|b| matches!(b, b'\r' | b'\n')).next();
        let first = first.unwrap_or_default().to_ascii_uppercase();
        // An indented line goes on with the one before it, and begins no card.
        let begun = first.trim_ascii_end() == b"BEGIN:VCARD";
        // In place of a photo's payload stands its mark, which may be longer.
        let mark = "vuoro-photo:".len() + 64;
        assert!(!begun || card.original.len() <= narrow.card + mark);
    }
    assert!(count <= narrow.cards);
    assert!(read.position() <= bytes.len() as u64);
}

/// What came out of a card is written, let out by the judge, and read again as
/// the same, in either version; and what is kept of the card says it too.
pub fn vcard_reader(bytes: &[u8]) {
    for card in cards(bytes, Limits::default()).flatten() {
        let Ok(contact) = card.outcome else { continue };
        goes_out_and_comes_back(&contact, true);
        // Alone, a card is read as among others, unless its encoding had to be
        // guessed from them, or its beginning is missing.
        let alone = card.original.starts_with(b"BEGIN:VCARD") && card.original.is_ascii();
        if alone && contact.photo.is_none() {
            let again = reread(&card.original, &Told::new(tables::DayOrder::default()));
            assert_eq!(
                again.as_ref(),
                Some(&*contact),
                "what is kept says the same"
            );
        }
    }
}

/// Where a jCard begins and ends does not depend on how the bytes arrive, and
/// whoever comes out of one goes out and comes back.
pub fn jcard_reader(bytes: &[u8]) {
    let told = |card: Result<_, _>| card.map_err(|error: ReadError| error.to_string());
    let at_once: Vec<_> = jcards(bytes, Limits::default()).map(told).collect();
    let in_bits = jcards(Bits { bytes, turn: 0 }, Limits::default());
    let in_bits: Vec<_> = in_bits.map(told).collect();
    assert_eq!(at_once, in_bits, "bytes that come in bits say the same");
    for card in at_once.into_iter().flatten() {
        let Ok(contact) = card.outcome else { continue };
        goes_out_and_comes_back(&contact, true);
    }
}

/// Any table, whether its columns are known, were told or are guessed.
pub fn table(bytes: &[u8]) {
    let mut told = Told::new(tables::DayOrder::default());
    let shown = look(Cursor::new(bytes), "people.csv", &told).ok().flatten();
    if let Some(shown) = shown {
        let names = shown.columns.into_iter();
        told.columns = names.map(|column| (column.name, column.says)).collect();
        for person in &shown.people {
            goes_out_and_comes_back(person, false);
        }
    }
    people(bytes, "people.csv", &told);
}

/// The first rows of every program whose tables are known, by the digit that
/// begins a seed.
pub const HEADS: [&str; 10] = [
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,Relation 1 - Label,Relation 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value\n",
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Website 1 - Type,Website 1 - Value,Custom Field 1 - Type,Custom Field 1 - Value\n",
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,E-mail Address,E-mail 2 Address,Home Phone,Business Phone,Mobile Phone,IMAddress,Job Title,Department,Company,Manager's Name,Assistant's Name,Business Street,Business City,Home Street,Personal Web Page,Spouse,Hobby,Web Page,Birthday,Anniversary,Notes\n",
    "Title,First Name,Last Name,Company,Department,Job Title,Business Street,Business Street 2,Business Phone,Mobile Phone,Anniversary,Birthday,Categories,Children,E-mail Address,E-mail Display Name,Hobby,Notes,Referred By,Spouse,Web Page\n",
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Home Address,Home City,Work Address,Job Title,Organization,Web Page 1,Birth Year,Birth Month,Birth Day,Custom 1,Notes\n",
    "Notes:\n\"When exporting\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
    "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n",
    "Name\tUser ID\tTitle\tMember ID\tLocation\tJoined Group on\tLast visited group on\tIntro\tPhoto\tURL of Member Profile\n",
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n",
    "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n",
];

/// Rows of a program whose columns are known: the first byte, a digit, says which.
pub fn csv_dialects(bytes: &[u8]) {
    let Some((first, rows)) = bytes.split_first() else {
        return;
    };
    let head = HEADS[usize::from(first.wrapping_sub(b'0')) % HEADS.len()];
    let file = [head.as_bytes(), rows].concat();
    for order in [tables::DayOrder::DayFirst, tables::DayOrder::MonthFirst] {
        people(&file, "export.csv", &Told::new(order));
    }
}

/// A document of Monica's.
pub fn monica(bytes: &[u8]) {
    people(
        bytes,
        "monica.json",
        &Told::new(tables::DayOrder::default()),
    );
}

/// A whole book as JSON: what can be read is written as it was, and what a book
/// cannot be made of is an error of the document, never of the book.
pub fn whole_book(bytes: &[u8]) {
    book(bytes);
    let Ok(items) = items(bytes) else { return };
    let whole = |wanted: Section| items.iter().any(|item| section(item) == wanted as usize);
    if !whole(Section::Settings) || !whole(Section::Owner) {
        return;
    }
    let mut written = Vec::new();
    let mut writer = json::Writer::begin(&mut written).expect("memory");
    for item in &items {
        writer.item(item).expect("memory");
    }
    writer.end().expect("memory");
    assert_eq!(
        self::items(&written).ok(),
        Some(items),
        "written as it was read"
    );
}

/// An archive, and every member of it.
pub fn archive(bytes: &[u8]) {
    let mut file = Cursor::new(bytes);
    let is_one = zip::is_archive(&mut file).expect("memory does not fail");
    let mut given = 0u64;
    let _ = zip::members(Cursor::new(bytes), |name, member| {
        assert!(!name.contains('/'), "a name leads nowhere");
        let mut content = Vec::new();
        let read = member.read_to_end(&mut content);
        given += content.len() as u64;
        read.map_err(|error| zip::of_member(error.into()))?;
        people(&content, name, &Told::new(tables::DayOrder::default()));
        Ok::<(), FileError>(())
    });
    let room = (bytes.len() as u64 * 200).max(4 * 1024 * 1024);
    assert!(
        !is_one || given <= room * 64,
        "{given} bytes of {}",
        bytes.len()
    );
}

/// Any file at all, into an empty book and back out: nothing that a file says
/// is an error of the book, and a look leaves no trace.
pub fn book(bytes: &[u8]) {
    thread_local! {
        static EMPTY: RefCell<Option<Desk>> = const { RefCell::new(None) };
    }
    EMPTY.with_borrow_mut(|desk| {
        let desk = desk.get_or_insert_with(Desk::new);
        desk.look_at(bytes);
    });
}

struct Desk {
    book: Book,
    empty: Vec<u8>,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let book = Book::in_memory(&now()).expect("a book");
        Self {
            empty: export(&book),
            book,
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    fn look_at(&mut self, bytes: &[u8]) {
        let file = self.folder.path().join("file");
        std::fs::write(&file, bytes).expect("a file");
        let options = ImportOptions {
            dry_run: true,
            ..ImportOptions::default()
        };
        let told = self.book.import(
            &[file],
            &options,
            &now(),
            &mut |_| ControlFlow::Continue(()),
        );
        match told {
            Ok(_)
            | Err(
                Error::NoContacts(_)
                | Error::EmptyFile(_)
                | Error::UnknownColumns { .. }
                | Error::TooManyCards { .. }
                | Error::FileTooLarge { .. }
                | Error::BadArchive(_)
                | Error::BrokenDocument { .. }
                | Error::RefusedFavour { .. }
                | Error::NewerDocument { .. },
            ) => {}
            Err(error) => panic!("no error of a file: {error:?}"),
        }
        assert!(export(&self.book) == self.empty, "a look leaves no trace");
    }
}

fn now() -> Now {
    let at = "2026-11-19T09:30:00Z".parse().expect("a moment");
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day");
    Now { at, today }
}

fn export(book: &Book) -> Vec<u8> {
    let mut out = Vec::new();
    book.export(ExportFormat::Json, &mut out)
        .expect("an export");
    out
}

/// Everybody in a file: each goes out and comes back, and is kept as they are.
fn people(bytes: &[u8], file: &str, told: &Told) {
    let Ok(entries) = entries(Cursor::new(bytes), file, told) else {
        return;
    };
    for entry in entries {
        let Ok(entry) = entry else { return };
        let Some(card) = entry.card else { continue };
        let Ok(contact) = card.outcome else { continue };
        assert!(
            !contact.name.display.trim().is_empty(),
            "nobody has no name"
        );
        goes_out_and_comes_back(&contact, false);
    }
}

/// `exactly`: as the very same, where a card of ours is what it came from. What
/// a table says may have blanks around it that no card keeps.
fn goes_out_and_comes_back(contact: &Contact, exactly: bool) {
    for version in [Version::V4, Version::V3] {
        let mut card = Vec::new();
        write(contact, version, &mut card);
        let text = String::from_utf8_lossy(&card);
        if version == Version::V4 {
            assert_eq!(judge(&card), Ok(()), "let out: {text}");
            goes_through_json(&card, &text);
        }
        if exactly {
            let mut back = cards(card.as_slice(), Limits::default());
            let first = back.next().and_then(Result::ok).expect("a card");
            assert!(
                first.lost.is_empty() && back.next().is_none(),
                "one whole card: {text}"
            );
            let first = first.outcome.expect("a contact");
            assert_eq!(*first, *contact, "the same again: {text}");
        } else {
            assert!(comes_back(contact, &card), "comes back: {text}");
        }
    }
}

/// A card of ours comes back from its jCard, where the names of properties and
/// parameters, and their order, are no matter.
fn goes_through_json(card: &[u8], text: &str) {
    let json = jcard(card).expect("a jCard").to_string();
    let mut back = jcards(json.as_bytes(), Limits::default());
    let first = back.next().and_then(Result::ok).expect("a card");
    assert!(back.next().is_none() && first.lost.is_empty(), "{text}");
    let again = first.outcome.expect("a contact");
    let contact = cards(card, Limits::default()).next().and_then(Result::ok);
    let contact = contact.expect("a card").outcome.expect("a contact");
    assert_eq!(modelled(&again), modelled(&contact), "{text}\nby {json}");
    assert_eq!(again.extra.len(), contact.extra.len(), "{text}\nby {json}");
}

fn modelled(contact: &Contact) -> Contact {
    let mut contact = contact.clone();
    contact.extra.clear();
    contact
        .points
        .iter_mut()
        .for_each(|one| one.parameters.clear());
    contact
        .addresses
        .iter_mut()
        .for_each(|one| one.parameters.clear());
    contact
        .related
        .iter_mut()
        .for_each(|one| one.parameters.clear());
    contact
}

fn items(bytes: &[u8]) -> Result<Vec<Item>, ()> {
    let mut items = Vec::new();
    let read = json::read(bytes, &Section::ALL, &mut |item, _| {
        items.push(item);
        Ok::<(), ()>(())
    });
    // A document may have its sections in any order; a writer has one.
    items.sort_by_key(section);
    read.map(|()| items).map_err(|_| ())
}

fn section(item: &Item) -> usize {
    (match item {
        Item::Settings(_) => Section::Settings,
        Item::Columns(_) => Section::Columns,
        Item::Photo(_) => Section::Photos,
        Item::Organisation(_) => Section::Organisations,
        Item::Tag(_) => Section::Tags,
        Item::Owner(_) => Section::Owner,
        Item::Person(_) => Section::People,
        Item::NotSame(_) => Section::NotSame,
        Item::Favour(_) => Section::Favours,
        Item::Suggestion(_) => Section::Suggestions,
        Item::Card(_) => Section::Cards,
    }) as usize
}

/// A reader that gives one to seven bytes at a time.
struct Bits<'a> {
    bytes: &'a [u8],
    turn: usize,
}

impl Read for Bits<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        self.turn += 1;
        let count = (self.turn % 7 + 1).min(self.bytes.len()).min(out.len());
        let (now, rest) = self.bytes.split_at(count);
        out[..count].copy_from_slice(now);
        self.bytes = rest;
        Ok(count)
    }
}
