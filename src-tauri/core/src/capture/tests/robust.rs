//! Whatever is written, there is a draft, and soon.

use proptest::prelude::*;

use super::*;

#[test]
fn the_book_is_asked_little() {
    let text = "Kalle Järvinen, Pauli Nurmi, Ville Aho, Sanna Koski, Mari Salo, Heli Ojala ja Timo Vuori auttoivat Jukka Laineen muutossa";
    let world = world();
    read(&text.repeat(3), today(), &world, false);
    assert!(world.asked.get() <= 30, "{} times", world.asked.get());
}

#[test]
fn a_line_without_end_is_cut() {
    for text in [
        "a ",
        "viikon ",
        "Anna ",
        "x",
        "asked ",
        "ja ",
        "'",
        "3.",
        "🎉",
        "introduced me to Pekka and ",
    ] {
        let long = text.repeat(100_000);
        let read = read_here(&long);
        assert!(read.what.value.chars().count() <= LONGEST + 1);
    }
}

fn sound(text: &str) {
    for about in [false, true] {
        sound_in(text, &read(text, today(), &world(), about));
    }
}

fn sound_in(text: &str, read: &Captured) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let people = read.people.iter().map(|person| Some(person.said));
    let spans = [
        read.direction.said,
        read.kind.said,
        read.status.said,
        read.on.said,
        read.due.as_ref().and_then(|due| due.said),
        read.cost.said,
        read.value.said,
        read.channel.as_ref().and_then(|channel| channel.said),
        read.occasion.as_ref().and_then(|occasion| occasion.said),
        read.what.said,
    ];
    for span in spans.into_iter().chain(people).flatten() {
        let part = units.get(span.from as usize..span.to as usize);
        let part = part.unwrap_or_else(|| panic!("{span:?} is not in {text:?}"));
        assert!(!part.is_empty(), "{span:?} of {text:?}");
        assert!(
            String::from_utf16(part).is_ok(),
            "{span:?} cuts a character of {text:?}"
        );
    }
    assert!(read.understood || read.what.value == text.trim());
}

/// Words of the tables, names and marks, in any order.
fn word() -> impl Strategy<Value = String> {
    let tables = concat!(
        include_str!("../sentences/en.tsv"),
        include_str!("../sentences/fi.tsv")
    );
    let words = tables.split_whitespace().map(str::to_owned);
    let odd = [
        "'",
        ",",
        ".",
        "&",
        "by",
        "3.11.",
        "99.99.9999",
        "29.2.",
        "1/0",
        "2026-13-40",
        "🎉",
        "a\u{308}",
        "the",
        "1000000000000 weeks ago",
        "0.0.",
    ];
    let words: Vec<String> = words.chain(odd.map(str::to_owned)).collect();
    proptest::sample::select(words)
}

proptest! {
    #[test]
    fn any_text_gives_a_draft(text in "\\PC{0,80}") {
        sound(&text);
    }

    #[test]
    fn any_words_give_a_draft(words in proptest::collection::vec(word(), 0..20)) {
        sound(&words.join(" "));
    }

    #[test]
    fn any_day_may_be_today(words in proptest::collection::vec(word(), 0..12), day in -3_000_000i32..3_000_000) {
        let today = NaiveDate::from_num_days_from_ce_opt(day).unwrap();
        read(&words.join(" "), today, &world(), true);
    }
}
