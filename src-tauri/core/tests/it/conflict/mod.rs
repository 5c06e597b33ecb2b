//! What the owner wants of an import: rules, wishes for single cards, decisions
//! about likenesses; and that coming again brings nobody back.

mod again;
mod cards;
mod organisations;
mod rules;

use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{
    Field, FieldRule, Id, ImportReport, ImportWishes, OrganisationEdit, Rule,
};

use crate::cards::{ANNA, Said, card, three};
use crate::desk::{Desk, now};

fn import(desk: &mut Desk, cards: &str, wishes: ImportWishes) -> ImportReport {
    let file = desk.file("wished.vcf", cards);
    let options = ImportOptions {
        wishes,
        ..ImportOptions::default()
    };
    desk.import_files(&[file], &options).unwrap()
}

fn rules(rules: &[(Option<Field>, Rule)]) -> ImportWishes {
    let rule = |(field, rule): &(Option<Field>, Rule)| FieldRule {
        field: *field,
        rule: *rule,
    };
    ImportWishes {
        rules: rules.iter().map(rule).collect(),
        ..ImportWishes::default()
    }
}

/// A book whose owner made Anna a matron and wrote a note.
fn matron() -> Desk {
    let mut desk = Desk::of(&three());
    edit(&mut desk, "Anna", |form| {
        form.title = "Matron".into();
        form.note = "Sails".into();
    });
    desk
}

fn edit(desk: &mut Desk, who: &str, change: impl FnOnce(&mut vuoro_core::book::view::PersonEdit)) {
    let id = desk.id(who);
    let seen = desk.book.person_form(id).unwrap();
    let mut form = seen.clone();
    change(&mut form);
    desk.book.edit_person(id, &seen, &form, &now()).unwrap();
}

fn newer() -> String {
    card(Said {
        title: "Head nurse",
        note: "Likes tea",
        phone: "+358429999999",
        ..ANNA
    })
}

/// What a firm's card says.
fn firm(name: &str, note: &str, phone: &str) -> String {
    format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:kone\r\nFN:{name}\r\nORG:{name};\r\n\
         X-ABShowAs:COMPANY\r\nNOTE:{note}\r\nTEL;TYPE=WORK,PREF:{phone}\r\nEND:VCARD\r\n"
    )
}

/// The one organisation of a book, and what its form says.
fn the_firm(desk: &Desk) -> (Id, OrganisationEdit) {
    let all = desk.book.organisations("").unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    let page = desk.book.organisation(all[0].id, now().today).unwrap();
    (page.id, page.edit)
}
