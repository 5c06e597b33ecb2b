//! Filling a book with invented people and their past.

use std::io::{BufWriter, Write};
use std::ops::ControlFlow;

use super::Book;
use super::import::{ImportOptions, Source};
use super::view::{ImportProgress, OperationKind, Subject};
use crate::Now;
use crate::domain::date::When;
use crate::domain::favour::{Direction, FavourKind, LinkKind, Role, Status};
use crate::domain::size::Size;
use crate::error::{Error, Result};
use crate::sample::{self, Dialect, Language, Options, StoryFavour, StoryPerson};
use crate::store::change::{Keep, change};
use crate::store::favour::{self, Favour};
use crate::store::favour_party::Party;
use crate::store::open::{Cache, set_cache};
use crate::store::{Connection, card, favour_link, person};

/// The file that the invented cards are said to come from.
const SOURCE: &str = "sample.vcf";

/// What a sample book is made of. The same figures give the same book.
#[derive(Debug, Clone, Copy)]
pub struct SampleBook {
    pub people: u32,
    pub favours: u32,
    pub seed: u64,
    pub language: Language,
    /// Pixels on each side of a picture.
    pub photo_side: u32,
}

impl Book {
    /// Imports an invented phone's export, and tells a past of favours.
    pub fn fill_sample(
        &mut self,
        sample: &SampleBook,
        now: &Now,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<()> {
        let (output, input) = std::io::pipe()
            .map(|(read, write)| (write, read))
            .map_err(|error| Error::file("sample", error))?;
        let options = Options {
            photo_side: sample.photo_side,
            ..Options::new(Dialect::Iphone, sample.people, sample.seed)
        };
        let writing = std::thread::spawn(move || {
            let mut output = BufWriter::new(output);
            sample::phonebook(options, &mut output).and_then(|()| output.flush())
        });
        let source = Source::stream(SOURCE, u64::from(sample.people) * 4_200, input);
        self.import_sources(vec![source], &ImportOptions::default(), now, progress)?;
        // The pipe has been read to its end, so the writer has come to its own.
        let _ = writing.join();

        let story = sample::story(
            sample.people,
            sample.favours,
            sample.seed,
            now.today,
            sample.language,
        );
        let subject = Subject {
            added: sample.people,
            ..Subject::default()
        };
        set_cache(&self.connection, Cache::Bulk)?;
        let told = change(
            &mut self.connection,
            OperationKind::FillSample,
            now,
            Keep::Yes,
            |tx, _| {
                let ids = place_people(tx, &story.people)?;
                let owner = person::owner(tx)?;
                let mut rows = Vec::with_capacity(story.favours.len());
                for told in &story.favours {
                    let id = insert_favour(tx, told, &ids, owner, now)?;
                    if let Some((tie, earlier)) = told.follows
                        && let Some(earlier) = rows.get(earlier as usize)
                    {
                        favour_link::insert(tx, id, *earlier, link(tie))?;
                    }
                    rows.push(id);
                }
                Ok((subject, ()))
            },
        );
        set_cache(&self.connection, Cache::Everyday)?;
        told?;
        Ok(())
    }
}

/// Puts the people of the story in their circles; their keys, in its order.
fn place_people(tx: &Connection, people: &[StoryPerson]) -> Result<Vec<i64>> {
    let mut keys = card::people_of_source(tx, SOURCE)?.into_iter();
    let mut ids = Vec::with_capacity(people.len());
    for told in people {
        // A firm has no name among people, and became an organisation.
        let id = if told.name.is_empty() {
            None
        } else {
            keys.next()
        };
        if let Some(id) = id {
            let circle = told.circle.and_then(|word| word.parse().ok());
            person::place(tx, id, circle, None)?;
            if let Some(area) = told.life_area.and_then(|word| word.parse().ok()) {
                person::insert_life_area(tx, id, area)?;
            }
        }
        ids.push(id.unwrap_or_default());
    }
    Ok(ids)
}

fn insert_favour(
    tx: &Connection,
    told: &StoryFavour,
    ids: &[i64],
    owner: i64,
    now: &Now,
) -> Result<i64> {
    let kind: FavourKind = told.kind.parse().unwrap_or(FavourKind::Other);
    let size = |word: &str| word.parse().unwrap_or(Size::AnHour);
    let value = told.value.map(size);
    let status = told.status.parse().unwrap_or(Status::Done);
    let people: Vec<i64> = told
        .people
        .iter()
        .filter_map(|at| ids.get(*at as usize).copied())
        .collect();
    let party = Party::new;
    let direction = match told.direction {
        sample::Direction::Given => Direction::Given,
        sample::Direction::Taken => Direction::Taken,
    };
    let mut parties = Vec::new();
    for (place, id) in people.iter().enumerate() {
        parties.push(match (direction, place) {
            (Direction::Given, _) => party(*id, Role::Beneficiary, value),
            (_, 0) => party(*id, Role::Giver, None),
            _ => party(*id, Role::Introduced, None),
        });
    }
    parties.push(match direction {
        Direction::Given => party(owner, Role::Giver, None),
        _ => party(owner, Role::Beneficiary, value),
    });
    let row = Favour::new(
        kind,
        &told.what,
        When::on(told.date),
        status,
        size(told.cost),
        now,
    );
    favour::insert(tx, &row, &parties, now)
}

fn link(tie: sample::Tie) -> LinkKind {
    match tie {
        sample::Tie::Returns => LinkKind::Returns,
        sample::Tie::PassesOn => LinkKind::PassesOn,
        sample::Tie::Thanks => LinkKind::Thanks,
    }
}
