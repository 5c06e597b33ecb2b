//! What a line is read as: whole sentences, the names and days in them, and what
//! any text at all may not do.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod days;
mod names;
mod robust;
mod sentences;
mod sides;

use chrono::NaiveDate;

use super::*;
use crate::domain::name::fold;

const WORLD: &[&str] = &[
    "Anna Lehtonen",
    "Anna Korhonen",
    "Pekka Saarinen",
    "Liisa Mäkelä",
    "Mikko Niemi",
    "Tom Baker",
    "Sarah Whitfield",
    "Matti Virtanen",
    "Virpi Virtanen",
    "Aino Heikkilä",
    "Väinö Laakso",
    "Rachel Bradford",
    "Juha-Pekka Salo",
    "Olli Rantanen",
    "Emma Collins",
    "James O'Connor",
    "Kaisa Lindholm",
    "Axel Nyström",
    "Hannu Koskinen",
    "Priya Raman",
];

struct World {
    asked: std::cell::Cell<usize>,
}

fn world() -> World {
    World {
        asked: std::cell::Cell::new(0),
    }
}

impl People for World {
    fn named(&self, word: &str) -> Vec<Known> {
        self.asked.set(self.asked.get() + 1);
        let all = WORLD.iter().enumerate();
        all.filter(|(_, name)| {
            let name = fold(name);
            name == word || name.split(' ').any(|part| part == word)
        })
        .map(|(id, name)| Known {
            id: id as Id,
            name: (*name).to_owned(),
            detail: String::new(),
        })
        .collect()
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 19).unwrap()
}

fn read_here(text: &str) -> Captured {
    read(text, today(), &world(), false)
}

fn quoted(text: &str, span: Option<Span>) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    span.map_or(String::new(), |span| {
        String::from_utf16(&units[span.from as usize..span.to as usize]).unwrap()
    })
}

fn cells(read: &Captured) -> Vec<String> {
    if !read.understood {
        let mut cells = vec![".".to_owned(); sentences::COLUMNS.len()];
        cells[..3].fill("-".to_owned());
        return cells;
    }
    let said = |said: Option<Span>, value: String| said.map_or(".".to_owned(), |_| value);
    let mut people: Vec<String> = read.people.iter().map(person).collect();
    match read.direction.value {
        Direction::Given => people.push("giver:me".into()),
        Direction::Taken => people.push("beneficiary:me".into()),
        Direction::Between => {}
    }
    people.sort();
    vec![
        read.direction.value.to_string(),
        read.kind.value.to_string(),
        read.status.value.to_string(),
        said(read.on.said, read.on.value.to_string()),
        said(read.cost.said, read.cost.value.to_string()),
        said(
            read.value.said,
            read.value.value.map_or(".".into(), |size| size.to_string()),
        ),
        people.join(" "),
        read.occasion
            .as_ref()
            .map_or(".".into(), |o| o.value.clone()),
        read.due
            .as_ref()
            .map_or(".".into(), |due| due.value.to_string()),
        read.channel
            .as_ref()
            .map_or(".".into(), |channel| channel.value.to_string()),
        guessed(read),
    ]
}

/// Which of the direction, the status and the due date are marked as guesses.
fn guessed(read: &Captured) -> String {
    let due = read.due.as_ref();
    let marks = [
        ("direction", read.direction.said.is_none()),
        ("status", read.status.said.is_none()),
        ("due", due.is_some_and(|due| due.said.is_none())),
    ];
    let marked: Vec<&str> = marks
        .into_iter()
        .filter(|(_, guessed)| *guessed)
        .map(|(name, _)| name)
        .collect();
    match marked.is_empty() {
        true => ".".to_owned(),
        false => marked.join(" "),
    }
}

fn person(person: &CapturedPerson) -> String {
    let name = match &person.candidates[..] {
        [] => format!("+{}", person.word.replace(' ', "_")),
        [one] => one.name.replace(' ', "_"),
        _ => format!("?{}", person.word),
    };
    format!("{}:{name}", person.role)
}
