//! A person's page.

use chrono::NaiveDate;

use super::Book;
use super::people::shown;
use super::view::{FavourRow, Id, MetThrough, PersonPage, Standing};
use crate::domain::circle::Tie;
use crate::domain::contact::{ContactPoint, PointKind};
use crate::error::Result;
use crate::exchange::web;
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

    /// The link that calls or writes to someone: their first number or address.
    /// None where they have none.
    pub fn link_to(&self, id: Id, kind: PointKind) -> Result<Option<String>> {
        let points = contact::points(&self.connection, Holder::Person(i64::from(id)))?;
        let first = points.into_iter().find(|point| point.kind == kind);
        Ok(first.map(|point| link(kind, &point.value)))
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

/// Addresses of pages as nobody takes them for another's.
fn shown_points(mut points: Vec<ContactPoint>) -> Vec<ContactPoint> {
    let of_pages = points
        .iter_mut()
        .filter(|point| point.kind == PointKind::Url || point.value.contains("://"));
    of_pages.for_each(|point| point.value = web::shown(&point.value));
    points
}

/// A message in the owner's own mail program.
pub(super) fn mail_link(addresses: &[String], subject: &str, body: &str) -> String {
    let to: Vec<String> = addresses.iter().map(|one| escaped(address(one))).collect();
    // Line breaks are CRLF there (RFC 6068 §5).
    let body = body.replace('\n', "\r\n");
    format!(
        "mailto:{}?subject={}&body={}",
        to.join(","),
        escaped(subject),
        escaped(&body)
    )
}

fn address(value: &str) -> &str {
    value.trim().trim_start_matches("mailto:")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'@' | b'.' | b'-' | b'_' | b'+' => {
                escaped.push(char::from(byte));
            }
            byte => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

/// A URI in which nothing of the value can be more than a number or an address.
fn link(kind: PointKind, value: &str) -> String {
    if kind == PointKind::Phone {
        let dialled = |c: &char| c.is_ascii_digit() || matches!(c, '+' | '*' | '#' | ',');
        let number: String = value.chars().filter(dialled).collect();
        return format!("tel:{}", number.replace('#', "%23"));
    }
    format!("mailto:{}", escaped(address(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_holds_a_number_or_an_address_and_nothing_else() {
        for (kind, value, expect) in [
            (PointKind::Phone, "+358 (40) 123-4567", "tel:+358401234567"),
            (PointKind::Phone, "112#;rm -rf", "tel:112%23"),
            (
                PointKind::Email,
                "Anna.B+x@example.fi",
                "mailto:Anna.B+x@example.fi",
            ),
            (
                PointKind::Email,
                "a@b.fi?bcc=c@d.fi&body=x",
                "mailto:a@b.fi%3Fbcc%3Dc@d.fi%26body%3Dx",
            ),
            (PointKind::Email, "ä b@c.fi", "mailto:%C3%A4%20b@c.fi"),
        ] {
            assert_eq!(link(kind, value), expect, "{value}");
        }
    }
}
