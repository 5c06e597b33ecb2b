//! Whether a card, a row or a table that comes again is known for what it is.

use vuoro_core::Error;
use vuoro_core::book::view::{Field, LikenessReason, PersonPage};
use vuoro_core::book::{Column, ExportFormat, ImportOptions, probe};
use vuoro_core::domain::contact::PointKind;

use super::desk::{Desk, edit};

fn said(pairs: &[(&str, &str)]) -> Vec<(String, Column)> {
    let column = |(name, says): &(&str, &str)| ((*name).to_owned(), says.parse().unwrap());
    pairs.iter().map(column).collect()
}

fn with(columns: Vec<(String, Column)>) -> ImportOptions {
    ImportOptions {
        columns,
        ..ImportOptions::default()
    }
}

#[test]
fn of_several_tables_each_is_read_by_its_own_columns() {
    let mut desk = Desk::new();
    let google = desk.file(
        "g.csv",
        "First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value\n\
         Anna,Ek,* myContacts ::: Kuoro,* Work,040 5550101\n",
    );
    let first = desk.file("k.csv", "Kuka;Nro\nPekka Ek;040 5550102\n");
    let second = desk.file("m.csv", "Ken;Puh\nMira Ek;040 5550103\n");
    let files = [google, first, second];
    let of_first = said(&[("Kuka", "name"), ("Nro", "phone")]);
    let of_both = [of_first.clone(), said(&[("Ken", "name"), ("Puh", "phone")])].concat();

    let asked = desk.import_files(&files, &with(of_first.clone()));
    assert!(
        matches!(&asked, Err(Error::UnknownColumns { path, .. }) if path.ends_with("m.csv")),
        "{asked:?}"
    );
    let look = desk.book.table(&files, &[], &[]).unwrap().unwrap();
    assert_eq!(look.file, "k.csv");
    let look = desk
        .book
        .table(&files, &of_first, &of_both)
        .unwrap()
        .unwrap();
    assert_eq!(
        (look.file.as_str(), look.people[0].name.as_str()),
        ("m.csv", "Mira Ek")
    );

    let slip = [of_both.clone(), said(&[("Kene", "note")])].concat();
    let refused = desk.import_files(&files, &with(slip.clone()));
    assert!(
        matches!(refused, Err(Error::NoSuchColumn { .. })),
        "{refused:?}"
    );
    assert!(matches!(
        probe(&files, &slip),
        Err(Error::NoSuchColumn { .. })
    ));
    assert!(probe(&files, &of_both).unwrap());

    let report = desk.import_files(&files, &with(of_both)).unwrap();
    assert_eq!(report.new_people, 3);
    assert_eq!(desk.page("Anna").points[0].label, "work");
    assert_eq!(desk.page("Pekka").points[0].value, "040 5550102");
    let again = desk
        .import_files(&files, &ImportOptions::default())
        .unwrap();
    assert_eq!(again.new_people, 0, "what was said is remembered");
}

#[test]
fn a_table_of_googles_is_one_whatever_is_said_of_a_column() {
    let mut desk = Desk::new();
    let table = "First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value\n\
         Anna,Ek,Kone,* myContacts ::: Kuoro,* Work,u@x.fi ::: u2@x.fi\n";
    let file = desk.file("g.csv", table);
    let options = with(said(&[("Organization Name", "note")]));
    desk.import_files(std::slice::from_ref(&file), &options)
        .unwrap();
    let page = desk.page("Anna");
    let mails: Vec<(&str, &str)> = page
        .points
        .iter()
        .map(|one| (one.label.as_str(), one.value.as_str()))
        .collect();
    assert_eq!(mails, [("work", "u@x.fi"), ("work", "u2@x.fi")]);
    assert_eq!(page.tags, ["Kuoro", "myContacts"]);
    assert_eq!(page.note, "Kone");
    // What the row said is read from it once more, in the same way.
    edit(&mut desk, "Anna", |edit| edit.points.truncate(1));
    let changed = desk.file("g.csv", table.replace("Kone", "Kone Oy"));
    desk.import_files(&[changed], &options).unwrap();
    assert_eq!(desk.page("Anna").points.len(), 1);
}

#[test]
fn a_table_that_names_no_column_is_asked_about_each_time() {
    let mut desk = Desk::new();
    let options = with(said(&[("Column 1", "name"), ("Column 2", "email")]));
    let first = desk.file("a.csv", "Anna Ek;anna@x.fi\nPekka Ek;p@x.fi\n");
    desk.import_files(&[first], &options).unwrap();
    let other = desk.file("b.csv", "mira@x.fi;Mira Ek\nolli@x.fi;Olli Ek\n");
    let asked = desk.import_files(&[other], &ImportOptions::default());
    assert!(
        matches!(asked, Err(Error::UnknownColumns { .. })),
        "{asked:?}"
    );
}

#[test]
fn what_was_taken_out_by_hand_stays_out_whatever_came_in_between() {
    let phone = |more: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Base Ek\nEMAIL:b@x.fi\nTEL:040 5550101\nTITLE:Clerk\n{more}END:VCARD\n"
        )
    };
    let mut desk = Desk::of(&phone(""));
    let row = desk.file(
        "outlook.csv",
        "First Name,Last Name,E-mail Address,Home Phone\nBase,Ek,b@x.fi,\n",
    );
    let report = desk
        .import_files(&[row], &ImportOptions::default())
        .unwrap();
    assert_eq!(report.new_people, 0);
    edit(&mut desk, "Base", |edit| {
        edit.title.clear();
        edit.points.retain(|point| point.kind != PointKind::Phone);
    });
    desk.import(&phone("URL:https://x.fi\n"));
    let PersonPage { points, title, .. } = desk.page("Base");
    assert_eq!(title, "");
    let kinds: Vec<PointKind> = points.iter().map(|point| point.kind).collect();
    assert_eq!(kinds, [PointKind::Email, PointKind::Url]);
}

#[test]
fn a_card_without_a_name_is_of_the_only_one_who_has_its_address() {
    let named = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Lehtonen\nEMAIL:anna@x.fi\nEND:VCARD\n";
    let bare = "BEGIN:VCARD\nVERSION:3.0\nEMAIL:anna@x.fi\nTEL:040 5550101\nEND:VCARD\n";
    for [first, second] in [[named, bare], [bare, named]] {
        let mut desk = Desk::of(first);
        let report = desk.import(second);
        assert_eq!(report.new_people, 0, "{first}");
        assert_eq!(desk.names(), ["Anna Lehtonen"], "{first}");
        assert_eq!(desk.page("Anna").points.len(), 2);
        desk.is_whole();
    }
    // Of a mailbox that two share, nobody can tell whose it is.
    let other = named.replace("Anna Lehtonen", "Timo Ek");
    let mut desk = Desk::of(&[named, &other].concat());
    assert_eq!(desk.import(bare).possible_duplicates, 1);
}

#[test]
fn a_line_that_changes_does_not_pile_up() {
    let of = |rev: &str, visited: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nUID:a\nFN:Anna Ek\nX-VISITED:{visited}\nX-SHOE:43\nREV:{rev}\nEND:VCARD\n"
        )
    };
    let mut desk = Desk::of(&of("20260101T000000Z", "1"));
    let report = desk.import(&of("20260201T000000Z", "1"));
    assert_eq!(report.updated_people, 0, "{:?}", report.changes);
    for (rev, visited) in [("20260301T000000Z", "2"), ("20260401T000000Z", "3")] {
        assert_eq!(desk.import(&of(rev, visited)).updated_people, 1);
    }
    let mut out = Vec::new();
    desk.book.export(ExportFormat::Vcard, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!(text.matches("REV").count(), 1, "{text}");
    for line in ["REV:20260401T000000Z", "X-VISITED:3", "X-SHOE:43"] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert_eq!(text.matches("X-VISITED").count(), 1, "{text}");
}

#[test]
fn the_ninth_on_one_number_is_known_again() {
    let of = |nth: u32, note: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Person{nth} Ek{nth}\nTEL:+358 9 123456\n{note}END:VCARD\n"
        )
    };
    let all: String = (0..12).map(|nth| of(nth, "")).collect();
    let mut desk = Desk::of(&all);
    assert_eq!(desk.names().len(), 12);
    let report = desk.import(&of(11, "NOTE:Here\n"));
    assert_eq!((report.new_people, report.updated_people), (0, 1));
}

#[test]
fn a_label_that_changes_leaves_the_address_as_it_is_written() {
    let mut desk = Desk::of(
        "BEGIN:VCARD\nVERSION:4.0\nFN:Anna Ek\n\
         ADR;LABEL=\"Katu 1\\n20100 Turku\":;;Katu 1;Turku;;20100;\nEND:VCARD\n",
    );
    let before = desk.page("Anna").addresses[0].formatted.clone();
    assert_ne!(before, "");
    edit(&mut desk, "Anna", |edit| {
        edit.addresses[0].label = "home".into()
    });
    assert_eq!(desk.page("Anna").addresses[0].formatted, before);
    edit(&mut desk, "Anna", |edit| {
        edit.addresses[0].city = "Oulu".into()
    });
    assert_eq!(desk.page("Anna").addresses[0].formatted, "");
}

/// A card is copied by hand, and its UID with it.
#[test]
fn one_uid_at_two_people_leaves_them_two() {
    let of = |name: &str, more: &str| {
        format!("BEGIN:VCARD\nVERSION:3.0\nUID:x\nFN:{name}\n{more}END:VCARD\n")
    };
    let both =
        of("Anna Laine", "TEL:040 5550101\nTITLE:Nurse\n") + &of("Pekka Laine", "TITLE:Cook\n");
    let mut desk = Desk::new();
    let report = desk.import(&both);
    assert_eq!((report.new_people, report.possible_duplicates), (2, 1));
    assert_eq!(
        report.duplicates[0].reason,
        LikenessReason::SameUidOtherName
    );
    assert_eq!(desk.page("Anna").title, "Nurse");
    assert_eq!(desk.import(&both).operation, None);
    // Each goes on by the card of their own.
    let later = of("Pekka Laine", "TITLE:Chef\n")
        + &of("Anna Laine", "TEL:040 5550101\nTITLE:Head nurse\n");
    let report = desk.import(&later);
    assert_eq!((report.new_people, report.updated_people), (0, 2));
    assert_eq!(desk.page("Anna").title, "Head nurse");
    assert_eq!(desk.page("Pekka").title, "Chef");
    desk.is_whole();
    // Whoever has another name, and the number they had, is who they were.
    let report = desk.import(&of("Liisa Virta", "TEL:040 5550101\n"));
    assert_eq!((report.new_people, report.updated_people), (0, 1));
    assert_eq!(desk.page("Liisa").title, "Head nurse");
}

#[test]
fn the_same_number_of_a_row_in_two_tables_joins_nobody() {
    let mut desk = Desk::new();
    let options = with(said(&[("No", "uid"), ("Who", "name"), ("Does", "title")]));
    for (file, row) in [
        ("customers.csv", "17,Anna Ek,CEO"),
        ("club.csv", "17,Matti Salo,Treasurer"),
    ] {
        let file = desk.file(file, format!("No,Who,Does\n{row}\n"));
        desk.import_files(&[file], &options).unwrap();
    }
    assert_eq!(desk.names(), ["Anna Ek", "Matti Salo"]);
    assert_eq!(desk.page("Anna").title, "CEO");
}

/// A card that the owner has renamed is still known by its UID.
#[test]
fn who_was_renamed_by_hand_is_known_by_their_uid() {
    let of = |note: &str| {
        format!("BEGIN:VCARD\nVERSION:3.0\nUID:x\nFN:Liisa Ek\nNOTE:{note}\nEND:VCARD\n")
    };
    let mut desk = Desk::of(&of("One"));
    edit(&mut desk, "Liisa", |edit| edit.name.display = "Mum".into());
    let report = desk.import(&of("Two"));
    assert_eq!((report.new_people, report.updated_people), (0, 1));
    assert_eq!(desk.names(), ["Mum"]);
}

/// Who has only a family name, or an initial, is one of those of that name.
#[test]
fn a_short_name_does_not_make_one_of_all_who_share_its_number() {
    let of = |name: &str, more: &str| {
        format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:040 5550101\n{more}END:VCARD\n")
    };
    for (names, people) in [
        (["Laine", "Matti Laine", "Anna Laine"], 3),
        (["Matti Laine", "Anna Laine", "Laine"], 3),
        (["A. Laine", "Antti Laine", "Aino Laine"], 3),
        (["Antti Laine", "Aino Laine", "A. Laine"], 3),
        (["Antti Laine", "A. Laine", "Aino Laine"], 3),
        (["❤️", "Matti Laine", "?"], 3),
        (["Mats Ek", "M. Ek", "Mats Johan Ek"], 1),
    ] {
        let file: String = names.iter().map(|name| of(name, "")).collect();
        let mut desk = Desk::of(&file);
        assert_eq!(desk.names().len(), people, "{names:?}: {:?}", desk.names());
        // And with each of them it stays so.
        for name in names {
            desk.import(&of(name, "NOTE:Here\n"));
        }
        assert_eq!(desk.names().len(), people, "{names:?} again");
    }
    let desk_of = |name: &str, number: &str| {
        format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:09 123456 {number}\nEND:VCARD\n")
    };
    let desk = Desk::of(&(desk_of("Antti Laine", "x11") + &desk_of("A. Laine", "x22")));
    assert_eq!(
        desk.names().len(),
        2,
        "behind one switchboard are many desks"
    );
}

/// `WhatsApp` and SIM cards write the number where a name would stand.
#[test]
fn a_number_in_place_of_a_name_names_nobody() {
    let named = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Ek\nTEL:040 123 4567\nEND:VCARD\n";
    let bare = "BEGIN:VCARD\nVERSION:3.0\nFN:+358 40 123 4567\nTEL:+358401234567\nEND:VCARD\n";
    for [first, second] in [[named, bare], [bare, named]] {
        let mut desk = Desk::of(first);
        desk.import(second);
        assert_eq!(desk.names(), ["Anna Ek"], "{first}");
        assert_eq!(desk.page("Anna").points.len(), 1);
    }
}

#[test]
fn an_edit_leaves_alone_what_it_is_not_about() {
    let long = "x".repeat(10_001);
    let mut desk = Desk::of(&format!(
        "BEGIN:VCARD\nVERSION:4.0\nFN:Anna  Maria\u{a0}Ek\nTITLE:Head\\nnurse\nROLE:{long}\n\
         CATEGORIES:Old  friends\nTEL;TYPE=home:040  5550101\n\
         ADR;LABEL=\"Katu 1\\nA 2\\n20100 Turku\":;;Katu 1\\nA 2;Turku;;20100;\nEND:VCARD\n"
    ));
    let before = desk.page("Anna");
    assert!(
        before.addresses[0].street.contains('\n'),
        "{:?}",
        before.addresses
    );
    edit(&mut desk, "Anna", |edit| edit.note = "Sails".into());
    edit(&mut desk, "Anna", |edit| {
        edit.addresses[0].label = "home".into();
        edit.points[0].label = "work".into();
    });
    let after = desk.page("Anna");
    assert_eq!(after.name, before.name);
    assert_eq!((after.title, after.role), (before.title, before.role));
    assert_eq!(after.tags, before.tags);
    assert_eq!(after.points[0].value, before.points[0].value);
    let [old, new] = [&before.addresses[0], &after.addresses[0]];
    assert_eq!(new.label, "home");
    assert_eq!((&new.street, &new.formatted), (&old.street, &old.formatted));
    let fields: Vec<Vec<Field>> = desk
        .book
        .history(None, 2)
        .unwrap()
        .into_iter()
        .map(|line| line.subject.fields)
        .collect();
    assert_eq!(
        fields,
        [vec![Field::Phone, Field::Address], vec![Field::Note]]
    );
}

/// A card that could not be read is kept aside, until it can.
#[test]
fn a_card_that_was_kept_aside_comes_in_once_it_can_be_read() {
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Ek\nEND:VCARD\n";
    let mut kept: serde_json::Value = serde_json::from_str(&Desk::of(card).export()).unwrap();
    kept["people"] = serde_json::json!([]);
    kept["cards"][0]["person"] = serde_json::Value::Null;
    let mut desk = Desk::new();
    let book = desk.file("book.json", kept.to_string());
    desk.import_files(&[book], &ImportOptions::default())
        .unwrap();
    assert_eq!(desk.names(), [""; 0]);
    assert_eq!(desk.import(card).new_people, 1);
    assert_eq!(desk.import(card).operation, None);
    desk.is_whole();
}
