//! What the owner wants of an import: rules, wishes for single cards, decisions
//! about likenesses; and that coming again brings nobody back.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use proptest::prelude::*;
use proptest::sample::Index;
use vuoro_core::book::view::{
    CardRule, Decision, Field, FieldRule, Id, ImportReport, ImportWishes, OrganisationEdit, Rule,
};
use vuoro_core::book::{ExportFormat, ExportWhom, ImportOptions};
use vuoro_core::domain::contact::PointKind;

use super::cards::{ANNA, Said, card, group, phonebook, three};
use super::desk::{Desk, now};

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
    let imported = |wishes: ImportWishes| {
        let mut desk = Desk::of(&mine);
        let start = desk.export();
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

/// Rules and wishes are for firms as they are for people.
#[test]
fn a_rule_is_for_organisations_too() {
    let wish = |field, rule| CardRule {
        card: 1,
        field,
        rule,
    };
    let wished = ImportWishes {
        cards: vec![
            wish(Field::Note, Rule::Theirs),
            wish(Field::Phone, Rule::Mine),
        ],
        ..ImportWishes::default()
    };
    let (old, new) = ("+358421111111", "+358422222222");
    for (wishes, name, note, phones) in [
        (rules(&[]), "Kone", "A customer", &[old, new][..]),
        (rules(&[(None, Rule::Mine)]), "Kone", "A customer", &[old]),
        (rules(&[(None, Rule::Theirs)]), "Kone Oyj", "Doors", &[new]),
        (
            rules(&[(None, Rule::Both)]),
            "Kone",
            "A customer\n\nDoors",
            &[old, new],
        ),
        (
            rules(&[(None, Rule::Theirs), (Some(Field::Name), Rule::Mine)]),
            "Kone",
            "Doors",
            &[new],
        ),
        (wished, "Kone", "Doors", &[old]),
    ] {
        let said = format!("{wishes:?}");
        let mut desk = Desk::of(&firm("Kone Oy", "Lifts", old));
        let (id, seen) = the_firm(&desk);
        let by_hand = OrganisationEdit {
            name: "Kone".into(),
            note: "A customer".into(),
            ..seen.clone()
        };
        desk.book
            .edit_organisation(id, &seen, &by_hand, &now())
            .unwrap();
        let start = desk.export();
        let newer = firm("Kone Oyj", "Doors", new);
        let report = import(&mut desk, &newer, wishes);
        let (_, stands) = the_firm(&desk);
        let values: Vec<&str> = stands.points.iter().map(|p| p.value.as_str()).collect();
        assert_eq!(
            (stands.name.as_str(), values.as_slice()),
            (name, phones),
            "{said}"
        );
        assert_eq!(stands.note, note, "{said}");
        let changes = &report.changes[0];
        assert_eq!((changes.card, changes.name.as_str()), (1, name), "{said}");
        let kept = |field| {
            changes
                .fields
                .iter()
                .find(|f| f.field == field)
                .unwrap()
                .kept_mine
        };
        assert_eq!(kept(Field::Note), note == "A customer", "{said}");
        assert_eq!(kept(Field::Phone), phones == [old], "{said}");
        assert_eq!(desk.import(&newer).operation, None, "it is not asked again");
        desk.is_whole();
        desk.book.undo(None, &now()).unwrap();
        assert_eq!(desk.export(), start, "one step takes it back");
    }
}

/// Firms that the owner made one stay one when a card of theirs says more.
#[test]
fn a_firm_made_one_with_another_does_not_come_back() {
    let (old, new) = ("+358421111111", "+358422222222");
    let mut desk = Desk::of(&card(Said {
        work: "Kone Group",
        ..ANNA
    }));
    let (into, _) = the_firm(&desk);
    desk.import(&firm("Kone Oy", "Lifts", old));
    let from = desk.book.find_organisations("Kone Oy").unwrap()[0].id;
    desk.book
        .merge_organisations(into, &[from], &now())
        .unwrap();
    let report = desk.import(&firm("Kone Oy", "Doors", new));
    let (_, stands) = the_firm(&desk);
    assert_eq!(
        (stands.name.as_str(), stands.note.as_str()),
        ("Kone Group", "Doors")
    );
    assert_eq!((report.organisations, report.updated_organisations), (0, 1));
}

/// What a card prefers stays so where the owner had nothing of its kind.
#[test]
fn the_first_choice_of_a_card_stays_the_first() {
    let without_uid = firm("Meilahti", "", "+358421111111").replace("UID:kone\r\n", "");
    let desk = Desk::of(&[card(ANNA), without_uid].concat());
    let (_, stands) = the_firm(&desk);
    assert!(stands.points[0].preferred, "{:?}", stands.points);
}

#[test]
fn one_field_of_one_card_can_be_left_out_or_taken() {
    let mut desk = matron();
    let other = card(Said {
        title: "Miller",
        ..super::cards::MIRA
    });
    let cards = newer() + &other;
    let wish = |card, field, rule| CardRule { card, field, rule };
    let wishes = ImportWishes {
        cards: vec![
            wish(1, Field::Title, Rule::Theirs),
            wish(1, Field::Phone, Rule::Mine),
            wish(2, Field::Title, Rule::Mine),
        ],
        ..ImportWishes::default()
    };
    let report = import(&mut desk, &cards, wishes);
    assert_eq!(
        report.changes.iter().map(|c| c.card).collect::<Vec<_>>(),
        [1, 2]
    );
    let anna = desk.page("Anna");
    assert_eq!(
        (anna.title.as_str(), anna.note.as_str()),
        ("Head nurse", "Sails")
    );
    assert!(anna.points.iter().all(|p| p.value != "+358429999999"));
    assert_eq!(
        desk.page("Mira").title,
        "Baker",
        "what was left out stays as it was"
    );
    let again = desk.import(&cards);
    assert_eq!(again.operation, None, "and is not asked again");
}

#[test]
fn a_likeness_is_decided_in_the_preview_and_remembered() {
    let heino = |email: &str| {
        card(Said {
            name: "Jaakko Heino",
            email,
            ..Said::default()
        })
    };
    let start = |desk: &Desk| desk.book.find("Jaakko").unwrap().len();
    for (same, people) in [(Some(true), 1), (Some(false), 2), (None, 2)] {
        let mut desk = Desk::of(&heino("first@heino.example"));
        let file = desk.file("more.vcf", heino("second@heino.example"));
        let look = ImportOptions {
            dry_run: true,
            ..ImportOptions::default()
        };
        let seen = desk
            .import_files(std::slice::from_ref(&file), &look)
            .unwrap();
        let like = &seen.duplicates[0];
        let decision = |same| Decision {
            card: like.card,
            other: like.other_id,
            same,
        };
        let wishes = ImportWishes {
            decisions: same.map(decision).into_iter().collect(),
            ..ImportWishes::default()
        };
        let keep = ImportOptions {
            expected_digest: Some(seen.digest.clone()),
            wishes,
            ..ImportOptions::default()
        };
        let done = desk.import_files(&[file], &keep).unwrap();
        assert_eq!(start(&desk), people, "{same:?}");
        assert_eq!(done.duplicates[0].same, same);
        assert_eq!(done.possible_duplicates, u32::from(same.is_none()));
        let ids: Vec<_> = desk
            .book
            .find("Jaakko")
            .unwrap()
            .iter()
            .map(|c| c.id)
            .collect();
        if let [a, b] = ids[..] {
            let view = desk.book.merge_view(a, b, now().today).unwrap();
            assert_eq!(view.said_not_same, same == Some(false));
        }
        let emails = desk.book.person(ids[0], now().today).unwrap().points.len();
        assert_eq!(emails, if same == Some(true) { 2 } else { 1 });
        desk.is_whole();
        desk.book.undo(None, &now()).unwrap();
        assert_eq!(start(&desk), 1, "and undone in one step");
    }
}

#[test]
fn a_report_is_whole_however_long() {
    let mut desk = Desk::new();
    let broken: String = (0..1500)
        .map(|_| "BEGIN:VCARD\r\nVERSION:3.0\r\nX-NOTHING:1\r\nEND:VCARD\r\n")
        .collect();
    let mut many = phonebook(0, 1200, 0);
    many.push_str(&broken);
    let report = desk.preview(&many);
    assert_eq!((report.new_people, report.news.len()), (1200, 1200));
    assert_eq!((report.unreadable, report.problems.len()), (1500, 1500));
    let lines: BTreeSet<u32> = report.problems.iter().map(|p| p.line).collect();
    assert_eq!(lines.len(), 1500, "every one of them, once");
}

#[derive(Debug, Clone)]
enum Hand {
    Title(Index),
    Note(Index),
    DropPhone(Index),
    Rename(Index),
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// A, then B with three in ten in both, what was written by hand between
    /// and after, then A again, and B: nobody twice, no edit lost.
    #[test]
    fn phones_in_turn_make_no_duplicates_and_lose_no_edit(
        people in 4..16u32,
        version in 0..3u32,
        hands in prop::collection::vec((any::<bool>(), prop_oneof![
            any::<Index>().prop_map(Hand::Title),
            any::<Index>().prop_map(Hand::Note),
            any::<Index>().prop_map(Hand::DropPhone),
            any::<Index>().prop_map(Hand::Rename),
        ]), 0..6),
    ) {
        let shared = (people * 3).div_ceil(10);
        let a = phonebook(0, people, 0);
        let b = phonebook(people - shared, 2 * people - shared, version);
        let all = (2 * people - shared) as usize;
        let mut desk = Desk::of(&a);
        let write = |desk: &mut Desk, hand: &Hand, count: u32| {
            let who = |index: &Index| format!("p{}@example.fi", index.index(count as usize));
            let (index, change): (&Index, fn(&mut vuoro_core::book::view::PersonEdit)) = match hand {
                Hand::Title(index) => (index, |form| form.title = "By hand".into()),
                Hand::Note(index) => (index, |form| form.note = "By hand".into()),
                Hand::DropPhone(index) => (index, |form| form.points.retain(|p| p.kind != PointKind::Phone)),
                Hand::Rename(index) => (index, |form| form.name.display = format!("{} Byhand", form.name.display)),
            };
            let email = who(index);
            let id = desk.book.ids().unwrap().into_iter().find(|id| {
                desk.book.person(*id, now().today).unwrap().points.iter().any(|p| p.value == email)
            }).unwrap();
            let seen = desk.book.person_form(id).unwrap();
            let mut form = seen.clone();
            change(&mut form);
            desk.book.edit_person(id, &seen, &form, &now()).unwrap();
            id
        };
        let mut written = Vec::new();
        for (_, hand) in hands.iter().filter(|(between, _)| *between) {
            written.push((write(&mut desk, hand, people), hand.clone()));
        }
        let report = desk.import(&b);
        prop_assert_eq!(report.possible_duplicates, 0);
        for (_, hand) in hands.iter().filter(|(between, _)| !*between) {
            written.push((write(&mut desk, hand, people), hand.clone()));
        }
        let before = desk.export();
        for file in [&a, &b, &a] {
            let report = desk.import(file);
            prop_assert_eq!((report.operation, report.new_people), (None, 0));
        }
        prop_assert_eq!(desk.export(), before);
        prop_assert_eq!(desk.names().len(), all);
        // A third version comes; what was written by hand is still there.
        desk.import(&phonebook(0, people, 2));
        prop_assert_eq!(desk.names().len(), all);
        for (id, hand) in &written {
            let page = desk.book.person(*id, now().today).unwrap();
            match hand {
                Hand::Title(_) => prop_assert_eq!(page.title, "By hand"),
                Hand::Note(_) => prop_assert_eq!(page.note, "By hand"),
                Hand::Rename(_) => prop_assert!(page.name.display.ends_with("Byhand")),
                Hand::DropPhone(_) => {
                    prop_assert!(page.points.iter().all(|p| p.kind != PointKind::Phone), "{page:?}");
                }
            }
        }
        prop_assert_eq!(desk.book.check().unwrap(), Vec::<String>::new());
    }
}
