//! A person's page.

use chrono::NaiveDate;

use super::Book;
use super::people::shown;
use super::reach::shown_points;
use super::view::{AlsoOnCard, FavourRow, Id, MetThrough, PersonPage, Standing};
use crate::domain::circle::Tie;
use crate::error::Result;
use crate::exchange::vcard;
use crate::store::contact::{self, Holder};
use crate::store::favour;
use crate::store::{balance, card, organisation, person, photo, tag};

/// So many of a person's favours come with their page, the latest; the ledger
/// has the others.
const FAVOURS: u32 = 100;

impl Book {
    pub fn person(&self, id: Id, today: NaiveDate) -> Result<PersonPage> {
        let connection = &self.connection;
        let person = person::get(connection, i64::from(id))?;
        let (key, profile) = (person.id, person.profile);
        let tie = Tie::of(person.tie, person.circle);
        let ties = balance::of_person(connection, key)?;
        let (last_contact, last_met) = favour::last_contacts(connection, key)?;
        Ok(PersonPage {
            id,
            uid: person.uid,
            organisation: match profile.organisation_id {
                Some(id) => organisation::name(connection, id)?,
                None => String::new(),
            },
            department: profile.department,
            title: profile.title,
            role: profile.role,
            pronouns: profile.pronouns,
            circle: person.circle,
            tie,
            tie_chosen: person.tie.is_some(),
            areas: person::life_areas(connection, key)?,
            tags: tag::of_person(connection, key)?,
            birthday: profile.birthday.map(|day| day.to_string()),
            anniversary: profile.anniversary.map(|day| day.to_string()),
            note: profile.note,
            points: shown_points(contact::points(connection, Holder::Person(key))?),
            addresses: contact::addresses(connection, Holder::Person(key))?,
            related: self.relations(key)?,
            photo: profile
                .photo_id
                .map(|id| photo::hash(connection, id))
                .transpose()?,
            met_through: self.met_through(key)?,
            standing: self.told(today)?.standing(&ties, tie, person.circle)?,
            favours_total: favour::count_of(connection, key)?,
            favours: self.favours_of(key)?,
            last_contact: last_contact.map(|on| on.to_string()),
            last_met: last_met.map(|on| on.to_string()),
            also: also_on_card(&contact::extras(connection, Holder::Person(key))?),
            sources: card::sources(connection, key)?,
            added_at: person.added_at,
            archived_at: person.archived_at,
            organisation_id: profile.organisation_id.map(shown),
            name: profile.name,
        })
    }

    /// How the tie with someone stands; with `numbers`, a communal one too is
    /// told in numbers, this once.
    pub fn standing(&self, id: Id, numbers: bool, today: NaiveDate) -> Result<Standing> {
        let person = person::get(&self.connection, i64::from(id))?;
        let ties = balance::of_person(&self.connection, person.id)?;
        let mut told = self.told(today)?;
        told.settings.numbers_for_close |= numbers;
        told.standing(&ties, Tie::of(person.tie, person.circle), person.circle)
    }

    fn met_through(&self, person: i64) -> Result<Option<MetThrough>> {
        let Some((id, giver)) = favour::met_through(&self.connection, person)? else {
            return Ok(None);
        };
        let favour = favour::get(&self.connection, id)?;
        Ok(Some(MetThrough {
            favour: shown(id),
            person: shown(giver),
            name: person::display(&self.connection, giver)?,
            on: favour.on.to_string(),
            what: favour.what,
        }))
    }

    fn favours_of(&self, person: i64) -> Result<Vec<FavourRow>> {
        let owner = person::owner(&self.connection)?;
        favour::of_person(&self.connection, person, FAVOURS)?
            .into_iter()
            .map(|favour| self.favour_row(favour, owner))
            .collect()
    }
}

fn also_on_card(lines: &[String]) -> Vec<AlsoOnCard> {
    let kept = vcard::kept(lines).into_iter();
    kept.map(|kept| AlsoOnCard {
        line: kept.line.to_owned(),
        name: kept.name,
        label: kept.label,
        value: kept.value,
    })
    .collect()
}
