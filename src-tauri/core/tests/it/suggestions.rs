//! Favours that files tell of: proposed once, counted never, until accepted.

use std::path::PathBuf;

use vuoro_core::Error;
use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{Acceptance, Id, OperationKind, PersonEdit, Suggested};
use vuoro_core::domain::favour::{Direction, FavourKind};
use vuoro_core::domain::suggestion::Origin;
use vuoro_core::error::Invalid;

use super::cards::three;
use super::desk::{Desk, now, refused};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/tables");

fn with(name: &str) -> Desk {
    let mut desk = Desk::new();
    let file = PathBuf::from(FOLDER).join(name);
    desk.import_files(&[file], &ImportOptions::default())
        .unwrap();
    desk
}

fn rows(desk: &Desk) -> Vec<Suggested> {
    desk.book.suggestions().unwrap().rows
}

#[track_caller]
fn row(desk: &Desk, origin: Origin, what: &str) -> Suggested {
    let found = rows(desk)
        .into_iter()
        .find(|row| row.origin == origin && row.what.starts_with(what));
    found.unwrap_or_else(|| panic!("{origin} {what}: {:#?}", rows(desk)))
}

fn plainly(id: Id) -> Acceptance {
    Acceptance {
        suggestion: id,
        person: None,
        direction: None,
        what: String::new(),
    }
}

#[test]
fn linkedin_tells_who_recommended_whom() {
    let desk = with("linkedin");
    let given = row(&desk, Origin::Recommendation, "Eero sees");
    assert_eq!(given.direction, Some(Direction::Given));
    assert_eq!(given.person.unwrap().name, "Eero Saarinen");
    assert_eq!(given.kind, FavourKind::Visibility);
    assert_eq!(given.on.as_deref(), Some("2024-05-14"));
    assert!(
        given.what.ends_with('…') && given.note.ends_with("on the site."),
        "whole in the note"
    );
    let received = row(&desk, Origin::Endorsement, "Kuorolaulu");
    assert_eq!(received.direction, Some(Direction::Taken));
    assert_eq!(received.person.unwrap().name, "Anna Lehtonen");
    assert_eq!(received.on.as_deref(), Some("2022-02-03"));
    let invited = row(&desk, Origin::Invitation, "Hei!");
    assert_eq!(invited.person.unwrap().name, "Päivi Häkkinen");
    let stranger = row(&desk, Origin::Invitation, "Shall we");
    assert_eq!(
        (stranger.person, stranger.name.as_str()),
        (None, "Unknown Person")
    );
    assert_eq!(
        rows(&desk).len(),
        7,
        "an invitation without a word, and what was deleted, are none"
    );
}

const RECOMMENDED: &str = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n\
    Anna,Korhonen,Sairaala Oy,Head nurse,She keeps calm.,\"05/14/24, 08:12 PM\",VISIBLE\n\
    Mira,Salo,Leipomo Oy,Master baker,The best rye.,\"05/14/24, 08:12 PM\",VISIBLE\n\
    Ursula,Vire,Vire & Co,Founder,She opens doors.,\"05/14/24, 08:12 PM\",VISIBLE\n";

#[test]
fn where_people_work_is_kept_from_beside_a_favour() {
    let mut desk = Desk::of(&three());
    let file = desk.file("Recommendations_Received.csv", RECOMMENDED);
    let report = desk
        .import_files(std::slice::from_ref(&file), &ImportOptions::default())
        .unwrap();
    let work = |desk: &Desk, who: &str| {
        let page = desk.page(who);
        (page.organisation, page.title)
    };
    assert_eq!(
        work(&desk, "Anna"),
        ("Meilahti".into(), "Nurse".into()),
        "what stands there stays"
    );
    assert_eq!(
        work(&desk, "Mira"),
        ("Leipomo Oy".into(), "Baker".into()),
        "only what is lacking is filled in"
    );
    let told: Vec<_> = report.changes.iter().map(|c| c.name.as_str()).collect();
    assert_eq!((told, report.updated_people), (vec!["Mira Salo"], 1));
    desk.is_whole();

    // Whoever is added later, and said to be the one, gets it as well.
    let ursula = row(&desk, Origin::Recommendation, "She opens");
    assert_eq!(ursula.person, None);
    let mut form = PersonEdit::default();
    form.name.display = "Ursula Vire".into();
    let id = desk.book.add_person(&form, &now()).unwrap().made.unwrap();
    let acceptance = Acceptance {
        person: Some(id),
        ..plainly(ursula.id)
    };
    assert_eq!(
        desk.made_again().suggestions().unwrap(),
        desk.book.suggestions().unwrap()
    );
    let accepted = desk.book.accept_suggestions(&[acceptance], &now()).unwrap();
    assert_eq!(
        work(&desk, "Ursula"),
        ("Vire & Co".into(), "Founder".into())
    );
    desk.book.undo(Some(accepted.operation), &now()).unwrap();
    assert_eq!(work(&desk, "Ursula"), (String::new(), String::new()));
    desk.is_whole();

    // What the owner takes out again stays out, however often the file comes.
    let id = desk.id("Mira");
    let seen = desk.book.person_form(id).unwrap();
    let mut form = seen.clone();
    form.organisation = String::new();
    desk.book.edit_person(id, &seen, &form, &now()).unwrap();
    desk.import_files(&[file], &ImportOptions::default())
        .unwrap();
    assert_eq!(work(&desk, "Mira").0, "");
}

#[test]
fn nothing_counts_before_it_is_accepted_and_each_acceptance_is_one_undo() {
    let mut desk = with("linkedin");
    let page = desk.page("Eero");
    assert_eq!(page.favours.len(), 0);
    let id = row(&desk, Origin::Recommendation, "Eero").id;
    let before = desk.export();
    let receipt = desk
        .book
        .accept_suggestions(&[plainly(id)], &now())
        .unwrap();
    let page = desk.page("Eero");
    assert_eq!(page.favours.len(), 1, "it is in the ledger now");
    assert!(rows(&desk).iter().all(|row| row.id != id));
    desk.is_whole();
    assert!(matches!(
        desk.book.accept_suggestions(&[plainly(id)], &now()),
        Err(Error::Invalid(Invalid::SuggestionSettled))
    ));
    desk.book.undo(Some(receipt.operation), &now()).unwrap();
    assert_eq!(desk.export(), before);
    assert!(rows(&desk).iter().any(|row| row.id == id), "it waits again");
    desk.is_whole();
}

#[test]
fn nothing_is_accepted_twice_at_once() {
    let mut desk = with("linkedin");
    let id = row(&desk, Origin::Recommendation, "Eero").id;
    let twice = [plainly(id), plainly(id)];
    refused(
        desk.book.accept_suggestions(&twice, &now()),
        Invalid::SuggestionSettled,
    );
    refused(
        desk.book.dismiss_suggestions(&[id, id], &now()),
        Invalid::SuggestionSettled,
    );
    assert_eq!(desk.page("Eero").favours.len(), 0);
    assert!(rows(&desk).iter().any(|row| row.id == id), "it waits");
    desk.is_whole();
}

#[test]
fn what_a_file_dates_ahead_is_done_no_later_than_it_is_accepted() {
    let file = std::fs::read_to_string(PathBuf::from(FOLDER).join("monica.json")).unwrap();
    let mut desk = Desk::new();
    let file = desk.file("monica.json", file.replace("2023-05-09", "2027-05-09"));
    desk.import_files(&[file], &ImportOptions::default())
        .unwrap();
    let gift = row(&desk, Origin::Gift, "Runokirja");
    assert_eq!(gift.on.as_deref(), Some("2027-05-09"));
    let who = gift.person.unwrap().name;
    desk.book
        .accept_suggestions(&[plainly(gift.id)], &now())
        .unwrap();
    assert_eq!(desk.page(&who).favours[0].on, "2026-11-19");
    desk.is_whole();
}

#[test]
fn many_are_settled_as_one_change() {
    let mut desk = with("linkedin");
    let before = desk.export();
    let ready: Vec<Acceptance> = rows(&desk)
        .iter()
        .filter(|row| row.person.is_some() && row.direction.is_some())
        .map(|row| plainly(row.id))
        .collect();
    assert_eq!(ready.len(), 6);
    desk.book.accept_suggestions(&ready, &now()).unwrap();
    let left: Vec<Id> = rows(&desk).iter().map(|row| row.id).collect();
    desk.book.dismiss_suggestions(&left, &now()).unwrap();
    assert_eq!(desk.book.count_suggestions().unwrap(), 0);
    let history = desk.book.history(None, 10).unwrap();
    let kinds: Vec<OperationKind> = history.iter().map(|row| row.kind).collect();
    assert_eq!(
        kinds,
        [
            OperationKind::DismissSuggestions,
            OperationKind::AcceptSuggestions,
            OperationKind::Import
        ]
    );
    // What was settled is not proposed again.
    let file = PathBuf::from(FOLDER).join("linkedin");
    let again = desk
        .import_files(&[file], &ImportOptions::default())
        .unwrap();
    assert_eq!((again.suggestions, again.operation), (0, None));
    desk.book.undo(None, &now()).unwrap();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before);
    desk.is_whole();
}

#[test]
fn an_import_whose_favour_was_accepted_is_not_taken_back_under_it() {
    let mut desk = with("linkedin");
    let id = row(&desk, Origin::Recommendation, "Eero").id;
    desk.book
        .accept_suggestions(&[plainly(id)], &now())
        .unwrap();
    let import = desk
        .book
        .history(None, 10)
        .unwrap()
        .last()
        .unwrap()
        .operation;
    let refused = desk.book.undo(Some(import), &now());
    assert!(
        matches!(refused, Err(Error::CannotUndo { by: 2 })),
        "{refused:?}"
    );
}

#[test]
fn who_it_was_is_asked_where_the_file_leaves_it_open() {
    let mut desk = with("outlook-desktop.csv");
    let known = rows(&desk)
        .into_iter()
        .find(|row| row.name == "Anna Lehtonen")
        .unwrap();
    assert_eq!(known.origin, Origin::Introduction);
    assert_eq!(known.introduced.as_ref().unwrap().name, "Åsa Öhman");
    desk.book
        .accept_suggestions(&[plainly(known.id)], &now())
        .unwrap();
    let page = desk.page("Öhman");
    assert!(
        page.favours
            .iter()
            .any(|row| row.kind == FavourKind::Introduction),
        "Anna introduced Åsa to me"
    );
    let open = rows(&desk)
        .into_iter()
        .find(|row| row.name == "Nobody Known")
        .unwrap();
    assert_eq!(open.person, None);
    assert!(matches!(
        desk.book.accept_suggestions(&[plainly(open.id)], &now()),
        Err(Error::Invalid(Invalid::NoPeople))
    ));
    let by = desk.id("Mikko");
    let said = Acceptance {
        person: Some(by),
        ..plainly(open.id)
    };
    desk.book.accept_suggestions(&[said], &now()).unwrap();
    assert_eq!(desk.page("Mikko").favours.len(), 1);
    desk.is_whole();
}

#[test]
fn two_of_one_name_are_both_offered() {
    let mut desk = Desk::of(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Eero Saarinen\nTEL:040 111 1111\nEND:VCARD\n\
         BEGIN:VCARD\nVERSION:3.0\nFN:Eero Saarinen\nTEL:040 222 2222\nEND:VCARD\n",
    );
    let file = PathBuf::from(FOLDER).join("linkedin/Recommendations_Given.csv");
    desk.import_files(&[file], &ImportOptions::default())
        .unwrap();
    let row = row(&desk, Origin::Recommendation, "Eero");
    assert_eq!(row.person, None);
    assert_eq!(row.candidates.len(), 2);
    assert_ne!(
        row.candidates[0].detail, row.candidates[1].detail,
        "one can tell them apart"
    );
}

#[test]
fn monica_tells_of_gifts_debts_and_what_was_done_together() {
    let mut desk = with("monica.json");
    let gift = row(&desk, Origin::Gift, "Runokirja");
    assert_eq!(
        (gift.direction, gift.on.as_deref()),
        (Some(Direction::Given), Some("2023-05-09"))
    );
    let debt = row(&desk, Origin::Debt, "50 EUR");
    assert_eq!(
        (debt.direction, debt.kind),
        (Some(Direction::Taken), FavourKind::Loan)
    );
    let met = rows(&desk)
        .into_iter()
        .find(|row| row.origin == Origin::Introduction)
        .unwrap();
    assert_eq!(met.person.unwrap().name, "Jörg Müßig");
    assert_eq!(met.introduced.unwrap().name, "Anna Lehtonen");
    assert_eq!(met.on.as_deref(), Some("2015-09-01"));
    let done = row(&desk, Origin::Activity, "Muuttoapu");
    assert_eq!(done.direction, None);
    assert!(matches!(
        desk.book.accept_suggestions(&[plainly(done.id)], &now()),
        Err(Error::Invalid(Invalid::NoDirection))
    ));
    let said = Acceptance {
        direction: Some(Direction::Taken),
        ..plainly(done.id)
    };
    desk.book.accept_suggestions(&[said], &now()).unwrap();
    let page = desk.page("Anna");
    assert!(page.photo.is_some(), "her picture came along");
    assert_eq!(page.favours.len(), 1);
    assert_eq!(rows(&desk).len(), 3, "an idea of a gift is none");
}
