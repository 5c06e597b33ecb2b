//! Placing people one at a time, with one key each.

use std::collections::VecDeque;
use std::io::{self, Write};

use vuoro_core::book::view::{Id, PeopleAct, PlacingPerson};
use vuoro_core::domain::circle::{Circle, LifeArea};
use vuoro_core::{Book, Now};

use crate::exit::Stop;
use crate::output::visible;

/// So many are asked for at once.
const PAGE: u32 = 50;

/// What one key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Press {
    Place(Circle),
    /// Not somebody the owner keeps.
    Away,
    Skip,
    Back,
    /// Turns an area on or off, before the circle is said.
    Area(LifeArea),
    Stop,
}

/// The letter of each area: one of its own name, and the same as in the window.
const LETTERS: [(char, LifeArea); 12] = [
    ('f', LifeArea::Family),
    ('r', LifeArea::Relatives),
    ('d', LifeArea::Friends),
    ('u', LifeArea::Studies),
    ('w', LifeArea::Work),
    ('o', LifeArea::FormerWork),
    ('h', LifeArea::Hobby),
    ('n', LifeArea::Neighbours),
    ('p', LifeArea::PositionOfTrust),
    ('i', LifeArea::Internship),
    ('l', LifeArea::Online),
    ('t', LifeArea::Other),
];

impl Press {
    fn of(key: char) -> Option<Self> {
        let key = key.to_ascii_lowercase();
        match key {
            '0' => Some(Self::Away),
            's' => Some(Self::Skip),
            'z' => Some(Self::Back),
            'q' => Some(Self::Stop),
            '1'..='5' => {
                let place = key as usize - '1' as usize;
                Circle::ALL.get(place).copied().map(Self::Place)
            }
            _ => {
                let of = LETTERS.iter().find(|(letter, _)| *letter == key);
                of.map(|(_, area)| Self::Area(*area))
            }
        }
    }
}

/// Asks about everyone who is in no circle, likely close ones first, until the
/// owner stops or nobody is left. Each answer is a step that can be taken back.
pub(crate) fn walk(
    book: &mut Book,
    now: &Now,
    out: &mut impl Write,
    key: &mut impl FnMut() -> io::Result<char>,
) -> Result<(), Stop> {
    writeln!(out, "{}", legend())?;
    let mut waiting: VecDeque<PlacingPerson> = VecDeque::new();
    let mut skipped: Vec<Id> = Vec::new();
    // Each person who was answered for, and the step where one was written.
    let mut past: Vec<(PlacingPerson, Option<Id>)> = Vec::new();
    loop {
        if waiting.is_empty() {
            waiting.extend(book.placing(PAGE, &skipped, now.today)?.people);
        }
        let Some(one) = waiting.pop_front() else {
            break;
        };
        show(out, &one)?;
        let mut areas = one.areas.clone();
        let id = one.person.id;
        loop {
            let Some(press) = Press::of(key()?) else {
                continue;
            };
            match press {
                Press::Area(area) => {
                    toggle(&mut areas, area);
                    let words: Vec<&str> = areas.iter().map(|area| area.word()).collect();
                    writeln!(out, "  {}", words.join(", ").replace('_', " "))?;
                    out.flush()?;
                    continue;
                }
                Press::Place(circle) => {
                    let receipt = book.place(id, Some(circle), &areas, now)?;
                    writeln!(out, "  {}", circle.word())?;
                    past.push((one, Some(receipt.operation)));
                }
                Press::Away => {
                    let receipt = book.edit_people(&[id], &PeopleAct::Archive, now)?;
                    writeln!(out, "  archived")?;
                    past.push((one, Some(receipt.operation)));
                }
                Press::Skip => {
                    writeln!(out, "  skipped")?;
                    skipped.push(id);
                    past.push((one, None));
                }
                Press::Back => {
                    waiting.push_front(one);
                    if let Some((before, step)) = past.pop() {
                        match step {
                            Some(step) => {
                                book.undo(Some(step), now)?;
                            }
                            None => skipped.retain(|id| *id != before.person.id),
                        }
                        waiting.push_front(before);
                    }
                }
                Press::Stop => return told(book, now, out),
            }
            break;
        }
    }
    told(book, now, out)
}

fn toggle(areas: &mut Vec<LifeArea>, area: LifeArea) {
    if areas.contains(&area) {
        areas.retain(|one| *one != area);
    } else {
        areas.push(area);
    }
}

fn told(book: &Book, now: &Now, out: &mut impl Write) -> Result<(), Stop> {
    let placing = book.placing(0, &[], now.today)?;
    writeln!(out, "\n{} placed, {} left", placing.placed, placing.left)?;
    Ok(())
}

fn legend() -> String {
    let circles = Circle::ALL.iter().enumerate();
    let circles: Vec<String> = circles
        .map(|(at, circle)| format!("{} {}", at + 1, circle.word()))
        .collect();
    let areas = LETTERS.iter();
    let areas: Vec<String> = areas
        .map(|(letter, area)| format!("{letter} {}", area.word().replace('_', " ")))
        .collect();
    format!(
        "{}, 0 not somebody I keep, S skip, Z back, Q stop\nbefore that, where from: {}",
        circles.join(", "),
        areas.join(", ")
    )
}

fn show(out: &mut impl Write, one: &PlacingPerson) -> io::Result<()> {
    let PlacingPerson {
        person,
        birthday,
        tags,
        areas,
        points,
        note,
        ..
    } = one;
    let areas: Vec<&str> = areas.iter().map(|area| area.word()).collect();
    let facts = [
        person.detail.clone(),
        points.join(", "),
        birthday.clone().unwrap_or_default(),
        tags.join(", "),
        areas.join(", ").replace('_', " "),
        note.chars().take(80).collect(),
    ];
    writeln!(out, "\n{}", visible(&person.name))?;
    for fact in facts.iter().filter(|fact| !fact.is_empty()) {
        writeln!(out, "  {}", visible(fact))?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use vuoro_core::book::view::{PersonEdit, PersonPage};

    /// A book of three, walked through with these keys; what was said, and then
    /// each of them.
    fn walked(keys: &str) -> (String, [PersonPage; 3]) {
        let now = vuoro_computer::now();
        let mut book = Book::in_memory(&now).unwrap();
        let ids = ["Anna Lehtonen", "Mira Salo", "Pekka Laine"].map(|name| {
            let receipt = book.add_person(&PersonEdit::named(name), &now).unwrap();
            receipt.made.unwrap()
        });
        let (mut said, mut keys) = (Vec::new(), keys.chars());
        let mut key = || Ok(keys.next().unwrap_or('q'));
        walk(&mut book, &now, &mut said, &mut key).unwrap();
        let pages = ids.map(|id| book.person(id, now.today).unwrap());
        (String::from_utf8(said).unwrap(), pages)
    }

    #[test]
    fn one_key_places_one_person() {
        let (said, [anna, mira, pekka]) = walked("w1s3");
        assert_eq!(anna.circle, Some(Circle::Core));
        assert_eq!(anna.areas, [LifeArea::Work]);
        assert_eq!(mira.circle, None, "skipped");
        assert_eq!(pekka.circle, Some(Circle::Friend));
        assert!(said.ends_with("2 placed, 1 left\n"), "{said}");
    }

    #[test]
    fn a_slip_is_taken_back() {
        let (said, [anna, mira, pekka]) = walked("50zz2S4");
        assert_eq!(anna.circle, Some(Circle::Close), "{said}");
        assert_eq!(mira.archived_at, None);
        assert_eq!(mira.circle, None);
        assert_eq!(pekka.circle, Some(Circle::Network));
    }

    #[test]
    fn whom_one_does_not_keep_is_put_away() {
        let (said, [anna, mira, _]) = walked("x0q");
        assert!(anna.archived_at.is_some(), "another key does nothing");
        assert_eq!(mira.circle, None);
        assert!(said.ends_with("0 placed, 2 left\n"), "{said}");
    }
}
