//! What a card, a row or one of two people said is still there afterwards.

use std::fs;
use std::path::{Path, PathBuf};

use vuoro_core::book::view::{Choice, Field, Take};
use vuoro_core::book::{Column, ExportFormat, ImportOptions};
use vuoro_core::domain::contact::PointKind;

use super::cards::{ANNA, Said, card, firm};
use super::desk::{Desk, now};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let files = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    let mut all = [files(&folder), files(&folder.join("tables"))].concat();
    all.retain(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        path.is_file() && name != "README.md" && name != "customers.csv"
    });
    all.sort();
    all
}

fn written(desk: &Desk, format: ExportFormat) -> String {
    let mut out = Vec::new();
    desk.book.export(format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn left_of(field: Field) -> Choice {
    let take = Take::Left;
    Choice { field, take }
}

fn rows(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).from_reader(table.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    let mut rows: Vec<Vec<String>> = rows
        .map(|row| row.iter().map(str::to_owned).collect())
        .collect();
    rows.sort();
    rows
}

fn columns(pairs: &[(&str, &str)]) -> ImportOptions {
    let column = |(name, says): &(&str, &str)| -> (String, Column) {
        ((*name).to_owned(), says.parse().unwrap())
    };
    ImportOptions {
        columns: pairs.iter().map(column).collect(),
        ..ImportOptions::default()
    }
}

#[test]
fn our_own_table_comes_back_as_it_went_out() {
    for file in fixtures() {
        let name = file.display();
        let mut desk = Desk::new();
        desk.import_files(std::slice::from_ref(&file), &ImportOptions::default())
            .unwrap();
        let table = written(&desk, ExportFormat::Csv);
        let own = desk.file("own.csv", &table);
        let again = desk
            .import_files(std::slice::from_ref(&own), &ImportOptions::default())
            .unwrap();
        assert_eq!(again.updated_people, 0, "{name}: {:#?}", again.changes);
        // Of whom only the name is known, nobody can tell who it is.
        assert_eq!(
            again.new_people, again.possible_duplicates,
            "{name}: {:#?}",
            again.news
        );
        assert_eq!(
            (again.organisations, again.updated_organisations),
            (0, 0),
            "{name}: {:#?}",
            again.changes
        );
        let mut other = Desk::new();
        other
            .import_files(&[own], &ImportOptions::default())
            .unwrap();
        assert_eq!(
            rows(&written(&other, ExportFormat::Csv)),
            rows(&table),
            "{name}: in a new book"
        );
    }
}

#[test]
fn odd_names_and_firms_go_through_our_own_table() {
    let odd = "BEGIN:VCARD\nVERSION:3.0\nFN:Virta, Anna\nN:Virta;Anna;;;\nROLE:Chair\n\
        X-JABBER;TYPE=HOME:anna@x.fi\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:Mummo\nN:;;;;\nTEL:040 5550101\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:Acme Oy\nORG:Acme Oy\nTITLE:Clerk\nN:Laine;Matti;;;\n\
        TEL:040 5550102\nX-ABShowAs:COMPANY\nEND:VCARD\n";
    let desk = Desk::of(odd);
    let table = written(&desk, ExportFormat::Csv);
    let mut other = Desk::new();
    let own = other.file("own.csv", &table);
    let report = other
        .import_files(&[own], &ImportOptions::default())
        .unwrap();
    assert_eq!((report.new_people, report.organisations), (2, 1), "{table}");
    assert_eq!(rows(&written(&other, ExportFormat::Csv)), rows(&table));
    let page = other.page("Mummo");
    assert_eq!(
        (page.name.display.as_str(), page.name.given.as_str()),
        ("Mummo", "")
    );
    let messenger = &other.page("Virta, Anna").points[0];
    assert_eq!(messenger.kind, PointKind::Impp);
    assert_eq!(
        (messenger.service.as_str(), messenger.label.as_str()),
        ("jabber", "home")
    );
}

#[test]
fn what_a_company_card_says_is_exported_again() {
    let acme = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Acme Oy\r\nN:Laine;Matti;;;\r\n\
        ORG:Acme Oy;Sales\r\nTITLE;LANGUAGE=en:Clerk\r\nNICKNAME:Ac\r\nBDAY:1984-05-09\r\n\
        CATEGORIES:Firms\r\nitem1.X-ABRELATEDNAMES:Liisa\r\nitem1.X-ABLabel:Boss\r\n\
        TEL:040 1234567\r\nX-ABShowAs:COMPANY\r\nUID:acme\r\nEND:VCARD\r\n";
    let mut desk = Desk::of(acme);
    for version in [ExportFormat::Vcard, ExportFormat::Vcard3] {
        let text = written(&desk, version);
        for said in [
            "N:Laine;Matti;;;",
            "ORG:Acme Oy;Sales",
            "Clerk",
            "NICKNAME:Ac",
            "CATEGORIES:Firms",
            "Liisa",
            "Boss",
            "LANGUAGE=en",
        ] {
            assert!(text.contains(said), "{said} is lost: {text}");
        }
        assert!(text.contains("BDAY:1984"), "{text}");
        let again = desk.import(&text);
        assert_eq!(again.updated_organisations, 0, "{:?}", again.changes);
    }
    // A later card of it changes one line, and the others stay.
    let report = desk.import(&acme.replace("Clerk", "Boss of all"));
    assert_eq!(report.updated_organisations, 1);
    let text = written(&desk, ExportFormat::Vcard);
    assert!(
        text.contains("Boss of all") && !text.contains("Clerk"),
        "{text}"
    );
}

#[test]
fn an_organisation_of_which_only_an_odd_line_is_known_is_exported() {
    let desk = Desk::of(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Nimi Oy\nX-VAT:FI123\nX-ABShowAs:COMPANY\nEND:VCARD\n",
    );
    let text = written(&desk, ExportFormat::Vcard);
    assert!(
        text.contains("FN:Nimi Oy") && text.contains("X-VAT:FI123"),
        "{text}"
    );
}

#[test]
fn a_card_of_an_employer_is_the_employers() {
    let mut desk = Desk::of(&card(Said {
        work: "Kivi Oy",
        ..ANNA
    }));
    let kivi = firm("Kivi Oy", "042 3333333").replace("END:", "UID:kivi\r\nEND:");
    desk.import(&kivi);
    let all = desk.book.organisations("").unwrap();
    assert_eq!((all.len(), all[0].people), (1, 1), "{all:?}");
    assert!(written(&desk, ExportFormat::Vcard).contains("UID:kivi"));
    assert_eq!(
        desk.import(&kivi.replace("042 3", "042 4")).organisations,
        0
    );
}

#[test]
fn an_employer_whom_nobody_is_at_any_more_goes() {
    let at = |work| card(Said { work, ..ANNA });
    let mut desk = Desk::of(&at("Old Oy"));
    desk.import(&at("New Oy"));
    let names = |desk: &Desk| -> Vec<String> {
        let all = desk.book.organisations("").unwrap();
        all.into_iter().map(|one| one.name).collect()
    };
    assert_eq!(names(&desk), ["New Oy"]);
    desk.import("BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nORG:Other Oy\nEND:VCARD\n");
    let [left, right] = ["Anna Korhonen", "Ann"].map(|name| {
        let found = desk.book.find(name).unwrap();
        found.into_iter().find(|row| row.name == name).unwrap().id
    });
    let choices = [Field::Name, Field::Organisation].map(left_of);
    desk.book.merge(left, right, &choices, &now()).unwrap();
    assert_eq!(names(&desk), ["New Oy"]);
    desk.is_whole();
}

const SKYPE: &str = "BEGIN:VCARD\nVERSION:3.0\nUID:a\nFN:Aino Ek\nEMAIL:aino@x.fi\n\
    TEL:+358 9 123456 x11\nIMPP:skype:aino.ek\nEND:VCARD\n";
const OTHERS: &str = "BEGIN:VCARD\nVERSION:3.0\nUID:b\nFN:Aino Ek\nEMAIL:aino@x.fi\n\
    TEL:+358 9 123456 x22\nIMPP:xmpp:aino.ek\nX-TELEGRAM:aino.ek\nEND:VCARD\n";

#[test]
fn one_handle_at_three_services_is_three_ways_to_reach_her() {
    let mut desk = Desk::of(SKYPE);
    let report = desk.import(OTHERS);
    assert_eq!((report.new_people, report.updated_people), (0, 1));
    let told = |desk: &Desk| -> Vec<String> {
        let points = desk.page("Aino").points;
        let mut told: Vec<String> = points
            .iter()
            .map(|point| format!("{}{}", point.service, point.value))
            .collect();
        told.sort();
        told
    };
    let all = [
        "+358 9 123456 x11",
        "+358 9 123456 x22",
        "aino@x.fi",
        "skypeaino.ek",
        "telegramaino.ek",
        "xmppaino.ek",
    ];
    assert_eq!(told(&desk), all);

    let mut desk = Desk::of(SKYPE);
    let named = OTHERS.replace("Aino Ek", "Aino Eek");
    desk.import(&named.replace("aino@x.fi", "ek@x.fi"));
    let (left, right) = (desk.id("Aino Ek"), desk.id("Aino Eek"));
    desk.book
        .merge(left, right, &[left_of(Field::Name)], &now())
        .unwrap();
    let mut both = all.to_vec();
    both.insert(3, "ek@x.fi");
    assert_eq!(told(&desk), both);
    desk.is_whole();
}

#[test]
fn a_merge_keeps_addresses_that_are_one_text() {
    let table = "Nimi;Osoite\nAnna Ek;Katu 1, Turku\nAnna Eek;Tie 2, Oulu\n";
    let mut desk = Desk::new();
    let file = desk.file("list.csv", table);
    let said = columns(&[("Nimi", "name"), ("Osoite", "address")]);
    desk.import_files(&[file], &said).unwrap();
    let (left, right) = (desk.id("Anna Ek"), desk.id("Anna Eek"));
    let choices = [left_of(Field::Name)];
    desk.book.merge(left, right, &choices, &now()).unwrap();
    let addresses = desk.page("Anna Ek").addresses;
    let texts: Vec<&str> = addresses.iter().map(|one| one.formatted.as_str()).collect();
    assert_eq!(texts, ["Katu 1, Turku", "Tie 2, Oulu"]);
}

#[test]
fn organisations_that_become_one_keep_what_differs() {
    let firm = |name: &str, desk: &str, box_: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:+358 9 123456 x{desk}\n\
             ADR:{box_};;Katu 1;Turku;;20100;\nitem1.X-A:{name}\nitem1.X-ABLabel:{name}\n\
             X-ABShowAs:COMPANY\nEND:VCARD\n"
        )
    };
    let mut desk = Desk::of(&[firm("Kivi", "1", ""), firm("Kivi Oy", "2", "PL 5")].concat());
    let all = desk.book.organisations("").unwrap();
    desk.book
        .merge_organisations(all[0].id, &[all[1].id], &now())
        .unwrap();
    let page = desk.book.organisation(all[0].id, now().today).unwrap();
    assert_eq!(page.edit.points.len(), 2, "{:?}", page.edit.points);
    assert_eq!(page.edit.addresses.len(), 2, "{:?}", page.edit.addresses);
    let text = written(&desk, ExportFormat::Vcard);
    assert!(text.contains("item1.X-ABLabel:Kivi\r\n"), "{text}");
    assert!(text.contains("item2.X-ABLabel:Kivi Oy\r\n"), "{text}");
    desk.is_whole();
}

/// The two columns of an address as it is shown.
#[test]
fn a_tab_in_an_address_as_shown_comes_back() {
    let card = "BEGIN:VCARD\nVERSION:4.0\nFN:John\n\
                ADR;LABEL=\"Mail Drop\tQB\\n123\t Main Street\":;;123 Main Street;Town;;;\nEND:VCARD\n";
    let desk = Desk::of(card);
    let shown = |desk: &Desk| desk.page("John").addresses[0].formatted.clone();
    assert_eq!(shown(&desk), "Mail Drop\tQB\n123\t Main Street");
    for format in [ExportFormat::Vcard, ExportFormat::Jcard] {
        let again = desk.file("again.vcf", written(&desk, format));
        let mut other = Desk::new();
        other
            .import_files(&[again], &ImportOptions::default())
            .unwrap();
        assert_eq!(shown(&other), shown(&desk), "{format:?}");
    }
}
