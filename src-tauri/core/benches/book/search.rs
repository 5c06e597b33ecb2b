//! Finding people among a hundred thousand, and opening what was found.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use chrono::NaiveDate;
use vuoro_core::Book;
use vuoro_core::book::view::{PeopleOrder, PeopleQuery, Period};
use vuoro_core::book::{SampleBook, Unlock, key_file};
use vuoro_core::domain::contact::PointKind;
use vuoro_core::sample::Language;

use crate::times::Times;
use crate::{floor, folder, now};

/// With the export's group, as many cards as a file may have.
const PEOPLE: u32 = 99_999;
const FAVOURS: u32 = 300_000;
const PAGE: u32 = 100;

pub(crate) fn measure() {
    let folder = folder();
    let path = folder.path().join("large.vuoro");
    let began = Instant::now();
    let mut book = Book::create(&path, &Unlock::KeyFile, &now()).expect("a new book");
    let sample = SampleBook {
        people: PEOPLE,
        favours: FAVOURS,
        seed: 1,
        language: Language::Finnish,
        photo_side: 16,
    };
    book.fill_sample(&sample, &now(), &mut |_| ControlFlow::Continue(()))
        .expect("a filled book");
    drop(book);
    eprintln!(
        "search: {PEOPLE} people, {FAVOURS} favours, made in {:.0} s",
        began.elapsed().as_secs_f64()
    );
    measure_in(&path);
}

/// Measures in a book that is there.
pub(crate) fn measure_in(path: &Path) {
    let book = Book::open(path, &Unlock::KeyFile).expect("the book");
    let key = std::fs::read_to_string(key_file(path)).expect("the book's key");
    let bare = floor::open(path, &key);
    bare.pragma_update(None, "cache_size", -8192)
        .expect("a cache as large as a reader's");
    let today = now().today;

    let mut typing = Times::default();
    let mut floor = Times::default();
    let mut page = bare
        .prepare("SELECT id, display, circle FROM person WHERE id >= ?1 LIMIT 100")
        .expect("a page by key");
    let texts = texts(&book, today);
    for (at, text) in texts.iter().enumerate() {
        for end in text.char_indices().map(|(at, c)| at + c.len_utf8()) {
            typing.time(&text[..end], || book.people(&query(&text[..end]), today));
        }
        let from = at as u32 * 7_919 % (PEOPLE - PAGE);
        floor.time("a page by key", || {
            let rows = page.query_map([from], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, Option<String>>(2)?,
                ))
            })?;
            rows.collect::<Result<Vec<_>, _>>()
        });
    }
    typing.slowest();
    let what = format!("{} keystrokes among 100,000 people: p95", typing.count());
    typing.told(&what, Some(5.0));
    floor.told("  a page of 100 by key, bare: p95", None);

    for (order, name) in [
        (PeopleOrder::Name, "by name"),
        (PeopleOrder::FamilyName, "by family name"),
        (PeopleOrder::Recent, "the recent first"),
    ] {
        for (offset, place) in [
            (0, "first"),
            (PEOPLE / 2, "middle"),
            (PEOPLE * 49 / 50 - PAGE, "last"),
        ] {
            let mut times = Times::default();
            for _ in 0..20 {
                times.time(place, || {
                    book.people(
                        &PeopleQuery {
                            order,
                            offset,
                            ..query("")
                        },
                        today,
                    )
                });
            }
            times.told(&format!("list {name}, {place} page: p95"), Some(50.0));
        }
    }

    let ids = book.ids().expect("everyone");
    let mut times = Times::default();
    for id in ids.iter().step_by(ids.len() / 300) {
        times.time("a person", || book.person(*id, today));
    }
    times.told("a person's page: p95", Some(50.0));

    let mut times = Times::default();
    for _ in 0..3 {
        times.time("overview", || book.overview(&Period::default(), today));
    }
    times.told("overview of 300,000 favours", None);
}

fn query(text: &str) -> PeopleQuery {
    PeopleQuery {
        text: text.into(),
        limit: PAGE,
        ..PeopleQuery::default()
    }
}

/// What two hundred people might type, from what is in the book.
fn texts(book: &Book, today: NaiveDate) -> Vec<String> {
    let ids = book.ids().expect("everyone");
    let mut texts = Vec::new();
    for (at, id) in ids.iter().step_by(ids.len() / 190).enumerate() {
        let page = book.person(*id, today).expect("a person");
        let point = |kind| {
            let mut points = page.points.iter().filter(|point| point.kind == kind);
            points.next().map(|point| point.value.to_lowercase())
        };
        let name = page.name.display.to_lowercase();
        let text = match at % 9 {
            0 | 1 => Some(name),
            2 => Some(page.name.family.to_lowercase()),
            // As one types them without the keys for them.
            3 => Some(name.replace(['ä', 'å'], "a").replace('ö', "o")),
            4 => point(PointKind::Email),
            5 => point(PointKind::Email)
                .and_then(|mail| mail.split_once('@').map(|(_, domain)| domain.to_owned())),
            6 => point(PointKind::Phone),
            7 => page
                .addresses
                .first()
                .map(|address| address.city.to_lowercase()),
            _ => Some(page.organisation.to_lowercase()),
        };
        let text = text.filter(|text| !text.is_empty());
        texts.push(text.unwrap_or_else(|| page.name.given.to_lowercase()));
    }
    let others = [
        "a", "e", "s", "k", "zz", "qxzvw", "!?", "aino", "väinö", "sm oy", "040", "+358",
    ];
    texts.extend(others.map(str::to_owned));
    texts
}
