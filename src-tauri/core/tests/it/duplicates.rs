//! Who may be in the book twice, and why.

use vuoro_core::book::view::{
    Choice, DuplicatePair, Duplicates, DuplicatesQuery, Field, Likelihood, PersonEdit, Sign, Take,
};
use vuoro_core::domain::contact::{ContactPoint, PointKind};

use super::cards::{Said, card};
use super::desk::{Desk, now};

fn found(desk: &Desk, at_least: Option<Likelihood>) -> Duplicates {
    let query = DuplicatesQuery {
        at_least,
        offset: 0,
        limit: 1000,
    };
    desk.book.duplicates(&query).unwrap()
}

fn names(pairs: &[DuplicatePair]) -> Vec<(Likelihood, String, String)> {
    let said = |pair: &DuplicatePair| {
        let mut names = [pair.left.name.clone(), pair.right.name.clone()];
        names.sort();
        let [a, b] = names;
        (pair.likelihood, a, b)
    };
    pairs.iter().map(said).collect()
}

fn born(name: &str, birthday: &str, phone: &str) -> String {
    format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nBDAY:{birthday}\r\nTEL:{phone}\r\nEND:VCARD\r\n"
    )
}

/// One card a file, so that no rule of a single import is at work.
fn book(cards: &[String]) -> Desk {
    let mut desk = Desk::new();
    for card in cards {
        desk.import(card);
    }
    desk
}

#[test]
fn a_name_without_a_letter_is_compared_like_any_other() {
    let mut desk = Desk::new();
    for (name, nickname) in [("★ ★", "Tähti"), ("Aino Salo", "")] {
        let mut person = PersonEdit::named(name);
        person.name.nickname = nickname.into();
        person.points.push(ContactPoint {
            kind: PointKind::Phone,
            value: "+358401111111".into(),
            ..ContactPoint::default()
        });
        desk.book.add_person(&person, &now()).unwrap();
    }
    let pairs = names(&found(&desk, None).pairs);
    let expect = (Likelihood::Perhaps, "Aino Salo".into(), "★ ★".into());
    assert_eq!(pairs, [expect]);
}

#[test]
fn each_likeness_is_found_with_its_reason() {
    let of = |name, email, work| {
        card(Said {
            name,
            email,
            work,
            ..Said::default()
        })
    };
    let check = |a: String, b: String, likelihood, signs: &[Sign], shared: &str| {
        let desk = book(&[a, b]);
        let found = found(&desk, None);
        assert_eq!(found.pairs.len(), 1, "{signs:?}");
        let pair = &found.pairs[0];
        assert_eq!(pair.likelihood, likelihood, "{signs:?}");
        let said: Vec<Sign> = pair.reasons.iter().map(|r| r.sign).collect();
        assert_eq!(said, signs);
        let told: String = pair.reasons.iter().map(|r| r.shared.as_str()).collect();
        assert_eq!(told, shared, "{signs:?}");
        assert!(pair.left.id < pair.right.id, "the elder stands left");
    };
    use Likelihood::{Certain, Likely, Perhaps};
    check(
        of("Bob Smith", "bob@smith.example", ""),
        of("Robert Smith", "Bob@Smith.example", ""),
        Certain,
        &[Sign::SameEmail, Sign::Nickname],
        "bob@smith.example",
    );
    check(
        born("Matti Virtanen", "1979-06-14", "+358401111111"),
        born("Matti Virtanne", "1979-06-14", "+358402222222"),
        Likely,
        &[Sign::Misspelled, Sign::SameBirthday],
        "1979-06-14",
    );
    check(
        of("Grace Hämäläinen", "", "Kivi Oy"),
        of("HAMALAINEN, Grace", "", "kivi oy"),
        Likely,
        &[Sign::SameName, Sign::SameEmployer],
        "Kivi Oy",
    );
    check(
        of("Kristina Carlsson", "", ""),
        of("Christina Karlsson", "", ""),
        Perhaps,
        &[Sign::SoundsAlike],
        "",
    );
    check(
        born("Anna Lehtonen", "1984-05-09", "+358401111111"),
        born("Anna Korhonen", "1984-05-09", "+358402222222"),
        Perhaps,
        &[Sign::OtherFamilyName, Sign::SameBirthday],
        "1984-05-09",
    );
    check(
        of("Aino Salo", "home@salo.example", ""),
        of("Eino Salo", "home@salo.example", ""),
        Perhaps,
        &[Sign::SameEmail, Sign::OtherName],
        "home@salo.example",
    );
}

#[test]
fn two_profiles_are_one_page_and_a_front_page_is_nobodys() {
    let with = |name: &str, url: &str| {
        format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nURL:{url}\r\nEND:VCARD\r\n")
    };
    let desk = book(&[
        with("M. Laine", "https://www.linkedin.example/in/mlaine/?trk=1"),
        with("Matti Laine", "linkedin.example/in/mlaine"),
        with("Ada Berg", "https://kivi.example/"),
        with("Ulla Niemi", "https://kivi.example"),
    ]);
    let found = found(&desk, None);
    assert_eq!(
        names(&found.pairs),
        [(Likelihood::Likely, "M. Laine".into(), "Matti Laine".into())]
    );
}

#[test]
fn what_was_decided_is_not_asked_again() {
    let same = |n: u32| {
        card(Said {
            name: "Jaakko Heino",
            email: &format!("jaakko{n}@heino.example"),
            ..Said::default()
        })
    };
    let mut desk = book(&[same(1), same(2), same(3)]);
    let query = DuplicatesQuery {
        at_least: None,
        offset: 1,
        limit: 1,
    };
    let page = desk.book.duplicates(&query).unwrap();
    assert_eq!(
        (page.perhaps, page.pairs.len()),
        (3, 1),
        "a page of them, and how many there are"
    );
    assert!(found(&desk, Some(Likelihood::Likely)).pairs.is_empty());

    let pair = &found(&desk, None).pairs[0];
    let (a, b) = (pair.left.id, pair.right.id);
    desk.book.not_same(a, b, &now()).unwrap();
    let left = found(&desk, None);
    assert_eq!(left.pairs.len(), 2);
    assert!(left.pairs.iter().all(|p| (p.left.id, p.right.id) != (a, b)));

    // The third is the first, so the second is not the one either.
    let c = left.pairs[0].right.id.max(left.pairs[1].right.id);
    let choices = [Choice {
        field: Field::Name,
        take: Take::Left,
    }];
    desk.book.merge(a, c, &choices, &now()).unwrap();
    assert_eq!(found(&desk, None).pairs, []);
    desk.book.undo(None, &now()).unwrap();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(found(&desk, None).pairs.len(), 3, "and undo asks again");
}

#[test]
fn a_crowd_is_said_and_not_paired() {
    // A switchboard that thirty colleagues have, one of them twice.
    let cards: Vec<String> = (0..30)
        .map(|n| {
            card(Said {
                name: &format!(
                    "Colleague{} Number{}",
                    (b'A' + n % 26) as char,
                    "x".repeat(usize::from(n) + 3)
                ),
                phone: "+358 9 4242 4242",
                ..Said::default()
            })
        })
        .chain(
            [
                ("Maija Suominen", "a@s.example"),
                ("Maija Suominen", "b@s.example"),
            ]
            .map(|(name, email)| {
                card(Said {
                    name,
                    email,
                    phone: "+358942424242",
                    ..Said::default()
                })
            }),
        )
        .collect();
    let mut desk = Desk::new();
    for card in &cards {
        desk.import(card);
    }
    let found = found(&desk, None);
    assert_eq!(found.crowds.len(), 1);
    assert_eq!(
        (found.crowds[0].sign, found.crowds[0].people),
        (Sign::SamePhone, desk.names().len() as u32)
    );
    assert!(found.crowds[0].shared.ends_with("4242 4242"));
    desk.is_whole();
}
