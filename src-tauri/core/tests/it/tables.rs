//! Tables and archives of other programs: read field by field, brought in
//! once, taken back whole, and harmless whatever is in them.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use vuoro_core::Error;
use vuoro_core::book::{Column, ImportOptions, probe};
use vuoro_core::domain::contact::Contact;
use vuoro_core::exchange::table::DayOrder;
use vuoro_core::exchange::{FileError, Told, entries};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::desk::Desk;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/tables");

/// Every fixture whose rows are people.
const PEOPLE: [&str; 11] = [
    "google.csv",
    "google-old.csv",
    "outlook-com.csv",
    "outlook-desktop.csv",
    "outlook-desktop-1252.csv",
    "thunderbird.csv",
    "thunderbird.tsv",
    "linkedin-connections.csv",
    "linkedin-german.csv",
    "linkedin-without-url.csv",
    "meetup.xls",
];

fn fixture(name: &str) -> PathBuf {
    Path::new(FOLDER).join(name)
}

fn told() -> Told {
    Told::new(DayOrder::DayFirst)
}

fn contacts(name: &str) -> Vec<Contact> {
    let file = fs::File::open(fixture(name)).unwrap();
    let entries = entries(file, name, &told()).unwrap();
    let cards = entries.filter_map(|entry| entry.unwrap().card);
    cards.map(|card| *card.outcome.unwrap()).collect()
}

fn columns(pairs: &[(&str, &str)]) -> Vec<(String, Column)> {
    let column = |(name, says): &(&str, &str)| ((*name).to_owned(), says.parse().unwrap());
    pairs.iter().map(column).collect()
}

#[test]
fn every_format_is_read_field_by_field() {
    for name in PEOPLE.into_iter().chain(["monica.json"]) {
        let found = serde_json::to_string_pretty(&contacts(name)).unwrap() + "\n";
        let path = fixture("expected").join(format!("{name}.json"));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_same_people_are_read_from_either_delimiter_and_encoding() {
    assert_eq!(contacts("thunderbird.csv"), contacts("thunderbird.tsv"));
    let wide = contacts("outlook-desktop.csv");
    for narrow in contacts("outlook-desktop-1252.csv") {
        assert!(wide.contains(&narrow), "{}", narrow.name.display);
    }
    let (english, german) = (
        contacts("linkedin-connections.csv"),
        contacts("linkedin-german.csv"),
    );
    let names = |all: &[Contact]| all.iter().map(|c| c.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&english), names(&german));
}

/// All that a contact says, as words.
fn words_of(contact: &Contact) -> BTreeSet<String> {
    let mut texts = Vec::new();
    let mut stack = vec![serde_json::to_value(contact).unwrap()];
    while let Some(value) = stack.pop() {
        match value {
            serde_json::Value::String(text) => texts.push(text),
            serde_json::Value::Array(items) => stack.extend(items),
            serde_json::Value::Object(fields) => stack.extend(fields.into_iter().map(|(_, v)| v)),
            _ => {}
        }
    }
    // A label that says which field it is.
    texts.extend(contact.anniversary.map(|_| "anniversary".to_owned()));
    texts.iter().flat_map(|text| words(text)).collect()
}

fn words(text: &str) -> Vec<String> {
    let text = text.replace("\\n", "\n").replace('\\', "");
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_start_matches('0').to_lowercase())
        .collect()
}

#[test]
fn a_card_that_a_cell_quotes_is_no_file_of_cards() {
    let file = "First Name,Middle Name,Last Name,Notes,Labels,Phone 1 - Label,Phone 1 - Value\n\
        Aa,,Bb,\"sent me:\nBEGIN:VCARD\nFN:Ghost\nEND:VCARD\",,Mobile,+358401231231\nCc,,Dd,,,,\n";
    let entries = entries(std::io::Cursor::new(file), "contacts.csv", &told()).unwrap();
    let names = entries.map(|entry| entry.unwrap().card.unwrap().outcome.unwrap().name.display);
    assert_eq!(names.collect::<Vec<_>>(), ["Aa Bb", "Cc Dd"]);
}

#[test]
fn no_cell_is_lost() {
    for name in PEOPLE {
        let bytes = fs::read(fixture(name)).unwrap();
        let text = match bytes.strip_prefix(b"\xFF\xFE") {
            Some(rest) => {
                let units: Vec<u16> = rest
                    .chunks(2)
                    .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                    .collect();
                String::from_utf16(&units).unwrap()
            }
            None if name.contains("1252") => bytes.iter().map(|b| char::from(*b)).collect(),
            None => String::from_utf8(bytes).unwrap(),
        };
        let delimiter = [b',', b';', b'\t']
            .into_iter()
            .max_by_key(|d| text.lines().last().unwrap().matches(char::from(*d)).count())
            .unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let people = contacts(name);
        let rows = &rows[rows.len() - people.len()..];
        for (row, contact) in rows.iter().zip(&people) {
            let kept = words_of(contact);
            for cell in row.iter().filter(|cell| *cell != "0/0/00") {
                for word in words(cell).iter().filter(|word| !word.is_empty()) {
                    assert!(kept.contains(word), "{name}: {word:?} of {cell:?} is lost");
                }
            }
        }
    }
}

#[test]
fn a_table_comes_in_once_and_goes_whole() {
    for name in PEOPLE.into_iter().chain(["monica.json", "linkedin"]) {
        let mut desk = Desk::new();
        let empty = desk.export();
        let files = [fixture(name)];
        let options = ImportOptions::default();
        let preview = ImportOptions {
            dry_run: true,
            ..ImportOptions::default()
        };
        let foretold = desk.import_files(&files, &preview).unwrap();
        let first = desk.import_files(&files, &options).unwrap();
        assert_eq!(foretold.new_people, first.new_people, "{name}");
        assert_eq!(foretold.suggestions, first.suggestions, "{name}");
        assert!(first.new_people >= 7, "{name}: {first:?}");
        assert_eq!(
            (first.unreadable, first.lost_properties),
            (0, 0),
            "{name}: {first:?}"
        );
        desk.is_whole();
        let before = desk.export();
        let again = desk.import_files(&files, &options).unwrap();
        assert_eq!(again.operation, None, "{name}: {again:?}");
        assert_eq!(
            (again.new_people, again.updated_people, again.suggestions),
            (0, 0, 0)
        );
        assert_eq!(again.unchanged, again.cards, "{name}");
        assert_eq!(desk.export(), before, "{name}");
        desk.book
            .undo(first.operation, &super::desk::now())
            .unwrap();
        assert_eq!(desk.export(), empty, "{name}: undone, byte for byte");
        assert_eq!(desk.book.count_suggestions().unwrap(), 0);
        desk.is_whole();
    }
}

#[test]
fn what_a_table_said_goes_out_as_vcards_and_comes_in_again() {
    for name in PEOPLE.into_iter().chain(["monica.json"]) {
        let mut desk = Desk::new();
        desk.import_files(&[fixture(name)], &ImportOptions::default())
            .unwrap();
        let mut cards = Vec::new();
        let format = vuoro_core::book::ExportFormat::Vcard;
        desk.book.export(format, &mut cards).unwrap();
        let text = String::from_utf8(cards).unwrap();
        let again = desk.import(&text);
        assert_eq!(
            (again.new_people, again.updated_people),
            (0, 0),
            "{name}: {:?}",
            again.changes
        );
    }
}

#[test]
fn linkedin_knows_people_by_their_page_and_not_by_their_name() {
    let header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
    let row = |rest: &str| format!("{header}{rest}\n");
    let mut desk = Desk::of(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Virta\nTEL:040 555 0101\n\
         X-SOCIALPROFILE;TYPE=linkedin:http://fi.linkedin.com/in/Anna-V/\nEND:VCARD\n",
    );
    let options = ImportOptions::default();
    let married = desk.file(
        "a.csv",
        row("Anna,Lehtonen,https://www.linkedin.com/in/anna-v,,Kone Oy,CTO,05 Mar 2024"),
    );
    let report = desk.import_files(&[married], &options).unwrap();
    assert_eq!(
        (report.new_people, report.updated_people),
        (0, 1),
        "{report:?}"
    );
    let moved = desk.file(
        "b.csv",
        row("Anna,Lehtonen,https://www.linkedin.com/in/anna-v,,Nokia,CEO,05 Mar 2024"),
    );
    let report = desk.import_files(&[moved], &options).unwrap();
    assert_eq!(
        (report.new_people, report.updated_people),
        (0, 1),
        "{report:?}"
    );
    let page = desk.page("Anna");
    assert_eq!(
        (page.organisation.as_str(), page.title.as_str()),
        ("Nokia", "CEO")
    );
}

#[test]
fn columns_that_nobody_knows_are_asked_about_and_remembered() {
    let mut desk = Desk::new();
    let files = [fixture("customers.csv")];
    let unknown = desk
        .import_files(&files, &ImportOptions::default())
        .unwrap_err();
    assert!(
        unknown
            .to_string()
            .contains("Asiakas, GSM, Sposti, Katuosoite"),
        "{unknown}"
    );
    assert!(probe(&files, &[]).is_err());
    let look = desk.book.table(&files, &[], &[]).unwrap().unwrap();
    let guessed: Vec<(&str, &str)> = look
        .columns
        .iter()
        .map(|column| (column.name.as_str(), column.field.as_str()))
        .collect();
    assert_eq!(
        guessed[1..4],
        [
            ("GSM", "phone:mobile"),
            ("Sposti", "email"),
            ("Katuosoite", "street")
        ]
    );
    assert_eq!(look.columns[0].examples[0], "Anna Lehtonen");
    assert!(!look.named, "nobody can tell that Asiakas is the name");

    let said = columns(&[("asiakas", "name"), ("Asiakasnumero", "uid")]);
    let look = desk.book.table(&files, &[], &said).unwrap().unwrap();
    assert_eq!(look.people[0].name, "Anna Lehtonen");
    let options = ImportOptions {
        columns: said,
        ..ImportOptions::default()
    };
    let report = desk.import_files(&files, &options).unwrap();
    assert_eq!(report.new_people, 12);
    let page = desk.page("Anna");
    assert_eq!(page.note, "Muista\nlasku");
    assert_eq!(page.addresses[0].city, "Helsinki");

    // Next time nobody asks.
    assert_eq!(desk.book.table(&files, &[], &[]).unwrap(), None);
    let more = fs::read_to_string(&files[0]).unwrap() + "Uusi Ihminen;;uusi@example.org;;;;A99;\n";
    let more = desk.file("more.csv", more);
    let report = desk
        .import_files(&[more], &ImportOptions::default())
        .unwrap();
    assert_eq!((report.new_people, report.unchanged), (1, 12), "{report:?}");

    let slip = ImportOptions {
        columns: columns(&[("Nimi", "name")]),
        ..ImportOptions::default()
    };
    let refused = desk.import_files(&files, &slip).unwrap_err();
    assert!(matches!(refused, Error::NoSuchColumn { .. }), "{refused}");
}

#[test]
fn a_table_without_a_name_is_not_taken() {
    let check = |says: &[(&str, &str)], expect: bool| {
        let mut desk = Desk::new();
        let before = desk.export();
        let file = desk.file("list.csv", "A;B;C\nAnna;Virta Oy;anna@example.org\n");
        let said = columns(says);
        let look = desk
            .book
            .table(std::slice::from_ref(&file), &[], &said)
            .unwrap();
        assert_eq!(look.unwrap().named, expect, "{says:?}");
        let options = ImportOptions {
            columns: said,
            ..ImportOptions::default()
        };
        let refused = desk.import_files(&[file], &options).err();
        let nameless = matches!(refused, Some(Error::NoNameColumn { .. }));
        assert_eq!(nameless, !expect, "{says:?}: {refused:?}");
        assert_eq!(desk.export() == before, !expect, "{says:?}");
    };
    let mail = ("C", "email");
    check(&[mail], false);
    check(&[("A", "name"), mail], true);
    check(&[("A", "family"), mail], true);
    check(&[("A", "nickname"), mail], true);
    // A list of firms, and people of whom only the firm is known.
    check(&[("B", "organisation"), mail], true);
    check(&[("A", "title"), ("B", "organisation"), mail], false);
}

#[test]
fn a_table_without_names_of_columns_tells_nobodys_name_in_an_error() {
    let mut desk = Desk::new();
    let file = desk.file(
        "list.csv",
        "Anna Secret;anna@secret.fi\nPekka Secret;p@secret.fi\n",
    );
    let refused = desk
        .import_files(&[file], &ImportOptions::default())
        .unwrap_err();
    let told = refused.to_string();
    assert!(
        told.contains("Column 1, Column 2") && !told.contains("ecret;"),
        "{told}"
    );
    assert!(!told.contains("Anna"), "{told}");
}

#[test]
fn a_table_with_nobody_in_it_brings_nobody() {
    let mut desk = Desk::new();
    let header = fs::read_to_string(fixture("google.csv")).unwrap();
    let header = header.lines().next().unwrap().to_owned() + "\n,,,\n";
    let file = desk.file("google.csv", header);
    let report = desk
        .import_files(&[file], &ImportOptions::default())
        .unwrap();
    assert_eq!(
        (report.new_people, report.unchanged, report.operation),
        (0, 0, None)
    );
}

fn zip(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn the_archive_and_its_folder_bring_the_same() {
    let folder = fixture("linkedin");
    let mut members = Vec::new();
    for item in fs::read_dir(&folder).unwrap() {
        let path = item.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        members.push((format!("Basic_Export/{name}"), fs::read(&path).unwrap()));
    }
    let members: Vec<(&str, Vec<u8>)> = members
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()))
        .collect();
    let mut of_zip = Desk::new();
    let archive = of_zip.file("linkedin.zip", zip(&members));
    let report = of_zip
        .import_files(&[archive], &ImportOptions::default())
        .unwrap();
    let mut of_folder = Desk::new();
    let same = of_folder
        .import_files(&[folder], &ImportOptions::default())
        .unwrap();
    assert_eq!(
        (report.new_people, report.suggestions),
        (12, 7),
        "{report:?}"
    );
    assert_eq!((same.new_people, same.suggestions), (12, 7), "{same:?}");
    let told = |desk: &Desk| {
        let mut rows: Vec<String> = desk
            .book
            .suggestions()
            .unwrap()
            .rows
            .into_iter()
            .map(|row| {
                format!(
                    "{} {:?} {:?} {} {:?}",
                    row.name, row.direction, row.origin, row.what, row.on
                )
            })
            .collect();
        rows.sort();
        rows
    };
    assert_eq!(told(&of_zip), told(&of_folder));
}

#[test]
fn an_archive_made_to_harm_changes_nothing() {
    let mut desk = Desk::new();
    let before = desk.export();
    let connections = fs::read(fixture("linkedin-connections.csv")).unwrap();
    for (name, archive) in [
        (
            "up.zip",
            zip(&[
                ("Connections.csv", connections.clone()),
                ("../../up.csv", b"x".to_vec()),
            ]),
        ),
        (
            "bomb.zip",
            zip(&[("Connections.csv", vec![b','; 60_000_000])]),
        ),
        (
            "cut.zip",
            zip(&[("Connections.csv", connections)])[..300].to_vec(),
        ),
    ] {
        let file = desk.file(name, archive);
        let refused = desk
            .import_files(&[file], &ImportOptions::default())
            .unwrap_err();
        assert!(
            matches!(refused, Error::BadArchive(_) | Error::NoContacts(_)),
            "{name}: {refused}"
        );
    }
    let nothing = desk.file(
        "nothing.zip",
        zip(&[("Profile.csv", b"First Name,Headline\nMe,x\n".to_vec())]),
    );
    let refused = desk
        .import_files(&[nothing], &ImportOptions::default())
        .unwrap_err();
    assert!(matches!(refused, Error::UnknownColumns { .. }), "{refused}");
    assert_eq!(desk.export(), before);
}

/// Reads it all, and says how many contacts there were.
fn count(input: impl Read) -> Result<usize, FileError> {
    let mut count = 0;
    for entry in entries(input, "hostile.csv", &told())? {
        entry?;
        count += 1;
    }
    Ok(count)
}

#[test]
fn hostile_tables_are_read_as_far_as_they_go() {
    let header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
    let check = |what: &str, text: Vec<u8>, expect: usize| {
        let found = count(&text[..]).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(found, expect, "{what}");
    };
    let with = |body: Vec<u8>| [header.as_bytes(), &body].concat();
    let pekka = b"Pekka,Laine,,,,,\n";
    check(
        "a huge cell costs itself",
        with([b"Anna,\"", &[b'x'; 3_000_000][..], b"\",,,,,\n", pekka].concat()),
        2,
    );
    check(
        "a million columns",
        with([&b",".repeat(1_000_000)[..], b"x\n", pekka].concat()),
        2,
    );
    check(
        "an open quote",
        with([b"\"Anna,Virta,,,,,\n".as_slice(), pekka, pekka].concat()),
        3,
    );
    check(
        "NULs",
        with([b"An\0na,Vir\0ta,,,,,\n".as_slice(), pekka].concat()),
        2,
    );
    check(
        "a file that breaks off",
        with(b"Anna,Virta,\"htt".to_vec()),
        1,
    );
    check("only quotes", with(vec![b'"'; 100_000]), 1);
    let columns = [b"Column,".repeat(1_000_000).as_slice(), b"\nx,y\n"].concat();
    assert!(count(&columns[..]).is_err());
}

#[test]
fn hostile_json_is_refused_or_read() {
    let deep = "[".repeat(5_000_000);
    assert!(matches!(
        count(format!("{{\"account\":{deep}").as_bytes()),
        Err(FileError::NoContacts)
    ));
    let inside = format!(
        "{{\"account\":{{\"data\":[{{\"type\":\"contact\",\"values\":[{}1{},{{\"properties\":{{\"first_name\":\"Anna\"}}}}]}}]}}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(
        count(inside.as_bytes()).unwrap(),
        2,
        "one unreadable, one Anna"
    );
    assert!(count(&b"{\"people\": []}"[..]).is_err());
}

#[test]
fn an_apostrophe_that_guards_a_spreadsheet_is_taken_off() {
    let mut desk = Desk::new();
    let text = "Name,Phone,Notes\n'=Anna,'+358 40 555 0101,'tis true\n'@x,'-1,'=SUM(1)\n";
    let file = desk.file("ours.csv", text);
    let options = ImportOptions {
        columns: columns(&[("Name", "name"), ("Phone", "phone"), ("Notes", "note")]),
        ..ImportOptions::default()
    };
    desk.import_files(&[file], &options).unwrap();
    let page = desk.page("=Anna");
    assert_eq!(page.points[0].value, "+358 40 555 0101");
    assert_eq!(page.note, "'tis true");
    assert_eq!(desk.page("@x").note, "=SUM(1)");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_bytes_make_a_reader_panic(
        head in prop::sample::select(vec![
            &b""[..],
            b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
            b"First Name;Last Name;E-mail Address;Home Phone;Birthday\n",
            b"Name\tMember ID\tUser ID\tURL of Member Profile\n",
            b"Name,Given Name,Family Name,Group Membership,Phone 1 - Type,Phone 1 - Value\n",
            b"From,To,Sent At,Message,Direction\n",
            b"{\"account\":{\"data\":[{\"type\":\"contact\",\"values\":[",
            b"PK\x03\x04",
            b"\xFF\xFE",
        ]),
        body in prop::collection::vec(
            prop_oneof![
                any::<u8>(),
                prop::sample::select(&b"\",;\t\r\n'=0123/.-{}[]: abcANNA\xC3\xA4\0"[..]),
            ],
            0..400,
        ),
    ) {
        let bytes = [head, &body].concat();
        let _ = count(&bytes[..]);
        let _ = vuoro_core::exchange::look(&bytes[..], "x.csv", &told());
        let _ = vuoro_core::exchange::reread(&bytes, &told());
        let _ = vuoro_core::exchange::archive::members(
            Cursor::new(&bytes),
            |_, input| std::io::copy(input, &mut std::io::sink()).map(drop).map_err(FileError::from),
        );
    }
}
