//! How people are called in a line.

use super::*;

#[test]
fn finnish_names_come_back_to_the_nominative() {
    for (inflected, name) in [
        ("Pekalle", "Pekka"),
        ("Mikon", "Mikko"),
        ("Virtasen", "Virtanen"),
        ("Virtasta", "Virtanen"),
        ("Ainolta", "Aino"),
        ("Tomin", "Tom"),
        ("Sarahia", "Sarah"),
        ("Juha-Pekalle", "Juha-Pekka"),
        ("O'Connorin", "O'Connor"),
        ("Niemeä", "Niemi"),
        ("Väinöön", "Väinö"),
        ("Bakeria", "Baker"),
        ("Antille", "Antti"),
        ("Heikin", "Heikki"),
        ("Erkille", "Erkki"),
        ("Pentiltä", "Pentti"),
        ("Markukselle", "Markus"),
        ("Tuomaalle", "Tuomas"),
        ("Kertun", "Kerttu"),
        ("Riitan", "Riitta"),
        ("Jaakolle", "Jaakko"),
        ("Satua", "Satu"),
    ] {
        let text = format!("Autoin {inflected}");
        let tokens = text::tokens(&text);
        let words = inflection::nominatives(&tokens[1], lexicon::Language::of(&tokens));
        let asked = words.iter().take(7).any(|(word, _)| word == name);
        assert!(asked, "{inflected}: {words:?}");
    }
}

#[test]
fn a_nickname_finds_whom_it_is_short_for() {
    let read = read_here("Jim helped me move");
    assert_eq!(read.people[0].candidates[0].name, "James O'Connor");
    assert_eq!(read.people[0].word, "Jim");
}

/// As in a book that was begun today.
struct Nobody;

impl People for Nobody {
    fn named(&self, _: &str) -> Vec<Known> {
        Vec::new()
    }
}

#[test]
fn a_stranger_may_be_called_as_a_verb() {
    for (text, direction, giver) in [
        ("Anna esitteli minut eilen Pekalle", "taken", "giver:+Anna"),
        ("Anna auttoi minua muutossa", "taken", "giver:+Anna"),
        ("Kai luki graduni", "taken", "giver:+Kai"),
        ("annoin Pekalle lahjan", "given", "giver:me"),
    ] {
        let cells = cells(&read(text, today(), &Nobody, false));
        assert_eq!(cells[0], direction, "{text}: {cells:?}");
        assert!(cells[6].contains(giver), "{text}: {cells:?}");
    }
}
