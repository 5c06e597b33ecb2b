//! Rules for what stands where the book and a card differ.

use std::ops::ControlFlow;

use vuoro_core::book::view::{CardRule, Decision, Field, ImportWishes, Rule};
use vuoro_core::book::{ExportFormat, ExportWhom};
use vuoro_core::domain::contact::PointKind;

use crate::cards::{ANNA, Said, card, group, three};
use crate::desk::{Desk, now};

use super::{edit, import, matron, newer, rules};

#[test]
fn a_rule_says_what_stands_where_both_differ() {
    let check = |wishes: ImportWishes, title: &str, note: &str, phones: &[&str]| {
        let mut desk = matron();
        let (said, start) = (format!("{wishes:?}"), desk.export());
        import(&mut desk, &newer(), wishes);
        let page = desk.page("Anna");
        assert_eq!(
            (page.title.as_str(), page.note.as_str()),
            (title, note),
            "{said}"
        );
        let points = page.points.iter().filter(|p| p.kind == PointKind::Phone);
        let values: Vec<&str> = points.map(|p| p.value.as_str()).collect();
        assert_eq!(values, phones, "{said}");
        desk.is_whole();
        desk.book.undo(None, &now()).unwrap();
        assert_eq!(desk.export(), start, "one step takes it back");
    };
    let (old, new) = ("+358421111111", "+358429999999");
    check(rules(&[]), "Matron", "Sails", &[old, new]);
    check(rules(&[(None, Rule::Mine)]), "Matron", "Sails", &[old]);
    check(
        rules(&[(None, Rule::Theirs)]),
        "Head nurse",
        "Likes tea",
        &[new],
    );
    check(
        rules(&[(None, Rule::Both)]),
        "Matron",
        "Sails\n\nLikes tea",
        &[old, new],
    );
    let but = [
        (None, Rule::Theirs),
        (Some(Field::Title), Rule::Mine),
        (Some(Field::Phone), Rule::Both),
    ];
    check(rules(&but), "Matron", "Likes tea", &[old, new]);
}

/// Somebody of whom every field says something, in the words of `side`.
fn whole(side: &str, year: u16) -> String {
    format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{side}\r\nFN:Ilo Salo\r\nN:Salo;Ilo;{side};;\r\n\
         NICKNAME:{side}ke\r\nORG:{side} Oy;{side} unit\r\nTITLE:{side} title\r\nROLE:{side} role\r\n\
         PRONOUNS:{side}/hen\r\nBDAY:{year}-02-01\r\nX-ANNIVERSARY:{year}-03-01\r\nNOTE:{side} note\r\n\
         PHOTO;ENCODING=b;TYPE=PNG:{photo}\r\n\
         TEL;TYPE=CELL:+3584011{year}1\r\nTEL;TYPE=HOME:+358409999999\r\nEMAIL:{side}@example.fi\r\n\
         URL:https://{side}.example\r\nIMPP:xmpp:{side}@example.fi\r\n\
         X-SOCIALPROFILE;TYPE=mastodon:https://{side}.social/@ilo\r\n\
         ADR:;;{side} street 1;Turku;;;\r\nX-ABRELATEDNAMES:{side} relative\r\n\
         CATEGORIES:{side} group\r\nX-TOKEN:{side}\r\nEND:VCARD\r\n",
        photo = if side == "Mine" { ONE } else { OTHER },
    )
}

/// Two pictures of one dot.
const ONE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const OTHER: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

/// What the book says of Ilo, field by field, in the words of a vCard.
fn said_of_ilo(desk: &Desk) -> Vec<(Field, String)> {
    let mut card = Vec::new();
    let one = ExportWhom::People(vec![desk.id("Ilo")]);
    desk.book
        .export_of(ExportFormat::Vcard, &one, &mut card, &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
    let card = String::from_utf8(card).unwrap().replace("\r\n ", "");
    let lines = |properties: &[&str]| {
        let named = card.lines().filter(|line| {
            let name = line.split([':', ';']).next().unwrap_or_default();
            properties.contains(&name.rsplit('.').next().unwrap_or_default())
        });
        named.collect::<Vec<_>>().join("\n")
    };
    let work = lines(&["ORG"]);
    let (work, unit) = work.split_once(';').unwrap_or((&work, ""));
    vec![
        (Field::Name, lines(&["FN", "N"])),
        (Field::Nickname, lines(&["NICKNAME"])),
        (Field::Organisation, work.into()),
        (Field::Department, unit.into()),
        (Field::Title, lines(&["TITLE"])),
        (Field::Role, lines(&["ROLE"])),
        (Field::Pronouns, lines(&["PRONOUNS"])),
        (Field::Birthday, lines(&["BDAY"])),
        (Field::Anniversary, lines(&["ANNIVERSARY"])),
        (Field::Note, lines(&["NOTE"])),
        (Field::Photo, lines(&["PHOTO"])),
        (Field::Phone, lines(&["TEL"])),
        (Field::Email, lines(&["EMAIL"])),
        (Field::Url, lines(&["URL"])),
        (Field::Impp, lines(&["IMPP"])),
        (Field::Social, lines(&["X-SOCIALPROFILE"])),
        (Field::Address, lines(&["ADR"])),
        (Field::Related, lines(&["RELATED"])),
        (Field::Tag, lines(&["CATEGORIES"])),
        (Field::Other, lines(&["X-TOKEN"])),
    ]
}

/// Whatever kind of field is named, for all cards or for this one: under
/// `theirs` it says what the card says, and every other what it would say.
#[test]
fn theirs_is_theirs_for_every_kind_of_field() {
    let (mine, theirs) = (whole("Mine", 1970), whole("Theirs", 1980));
    let wanted = said_of_ilo(&Desk::of(&theirs));
    let imported = |mut wishes: ImportWishes| {
        let mut desk = Desk::of(&mine);
        let start = desk.export();
        // Their birthdays differ: that they are one is for the owner to say.
        wishes.decisions.push(Decision {
            card: 1,
            other: Some(desk.id("Ilo")),
            same: true,
        });
        let report = import(&mut desk, &theirs, wishes);
        let said = said_of_ilo(&desk);
        desk.is_whole();
        desk.book.undo(None, &now()).unwrap();
        assert_eq!(desk.export(), start, "one step takes it back");
        (said, report)
    };
    let (usual, _) = imported(rules(&[]));
    for (field, want) in &wanted {
        assert!(!want.is_empty(), "the card says something of {field}");
        let one = CardRule {
            card: 1,
            field: *field,
            rule: Rule::Theirs,
        };
        let single = ImportWishes {
            cards: vec![one],
            ..ImportWishes::default()
        };
        for wishes in [rules(&[(Some(*field), Rule::Theirs)]), single] {
            let (said, _) = imported(wishes);
            for ((at, now), (_, usual)) in said.iter().zip(&usual) {
                let expect = if at == field { want } else { usual };
                assert_eq!(now, expect, "{at}, under theirs for {field}");
            }
        }
    }
    let (said, report) = imported(rules(&[(None, Rule::Theirs)]));
    assert_eq!(said, wanted, "and all of them under one word");
    let fields = &report.changes[0].fields;
    assert!(fields.iter().all(|field| !field.kept_mine), "{fields:?}");
    let gone = fields
        .iter()
        .any(|f| f.field == Field::Email && f.before == "Mine@example.fi" && f.after.is_empty());
    assert!(gone, "what goes is said: {fields:?}");
}

/// A card that says nothing of a list, or what it said before, takes nothing.
#[test]
fn theirs_takes_nothing_that_the_card_is_silent_of() {
    let mut desk = Desk::of(&three());
    edit(&mut desk, "Anna", |form| {
        form.points.push(vuoro_core::domain::contact::ContactPoint {
            kind: PointKind::Email,
            value: "by.hand@example.fi".into(),
            ..Default::default()
        });
    });
    let emails = |desk: &Desk| {
        let points = desk.page("Anna").points.into_iter();
        let of = points.filter(|p| p.kind == PointKind::Email);
        of.map(|p| p.value).collect::<Vec<_>>()
    };
    let before = emails(&desk);
    let all = || rules(&[(None, Rule::Theirs)]);
    import(&mut desk, &newer(), all());
    assert_eq!(emails(&desk), before, "its addresses are what they were");
    let silent = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:".to_owned()
        + ANNA.uid
        + "\r\nFN:Anna Korhonen\r\nTITLE:Chief\r\nEND:VCARD\r\n";
    import(&mut desk, &silent, all());
    assert_eq!(emails(&desk), before);
    assert_eq!(desk.page("Anna").title, "Chief");
}

/// Two cards of one person in a file stand together against the book.
#[test]
fn theirs_of_two_cards_is_both() {
    let mut desk = matron();
    let two = newer()
        + &card(Said {
            uid: "",
            phone: "+358421111112",
            ..ANNA
        });
    import(
        &mut desk,
        &two,
        rules(&[(Some(Field::Phone), Rule::Theirs)]),
    );
    let points = desk.page("Anna").points.into_iter();
    let phones = points.filter(|p| p.kind == PointKind::Phone);
    assert_eq!(
        phones.map(|p| p.value).collect::<Vec<_>>(),
        ["+358429999999", "+358421111112"]
    );
}

/// A group whose own card lists its members is no matter of a person's card.
#[test]
fn theirs_leaves_groups_that_came_as_cards() {
    let with_tags = card(Said {
        tags: "Old",
        ..ANNA
    });
    let mut desk = Desk::of(&[with_tags, group("Choir", "c", &[ANNA.uid])].concat());
    assert_eq!(desk.page("Anna").tags, ["Choir", "Old"]);
    let newer = card(Said {
        tags: "New",
        ..ANNA
    });
    import(
        &mut desk,
        &newer,
        rules(&[(Some(Field::Tag), Rule::Theirs)]),
    );
    assert_eq!(desk.page("Anna").tags, ["Choir", "New"]);
}
