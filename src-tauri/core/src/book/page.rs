//! A person's page.

use chrono::NaiveDate;

use super::Book;
use super::people::shown;
use super::standing::Told;
use super::view::{FavourRow, Id, MetThrough, PartyView, PersonPage};
use crate::domain::circle::Tie;
use crate::domain::contact::PointKind;
use crate::domain::favour::{Direction, Role};
use crate::error::Result;
use crate::store::contact::{self, Holder};
use crate::store::favour::{self, Favour, Whose};
use crate::store::{card, organisation, person, photo, tag};

impl Book {
    pub fn person(&self, id: Id, today: NaiveDate) -> Result<PersonPage> {
        let connection = &self.connection;
        let person = person::get(connection, i64::from(id))?;
        let (key, profile) = (person.id, person.profile);
        let tie = Tie::of(person.tie, person.circle);
        let told = Told {
            connection,
            measure: self.measure()?,
            today,
        };
        let entries = favour::entries(connection, Whose::These(&[key]), today)?;
        let ties = entries.get(&key).map_or(&[][..], Vec::as_slice);
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
            points: contact::points(connection, Holder::Person(key))?,
            addresses: contact::addresses(connection, Holder::Person(key))?,
            related: self.relations(key)?,
            photo: profile
                .photo_id
                .map(|id| photo::hash(connection, id))
                .transpose()?,
            met_through: self.met_through(key)?,
            standing: told.standing(ties, tie, person.circle)?,
            favours: self.favours_of(key)?,
            sources: card::sources(connection, key)?,
            added_at: person.added_at,
            archived_at: person.archived_at,
            organisation_id: profile.organisation_id.map(shown),
            name: profile.name,
        })
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
        favour::of_person(&self.connection, person)?
            .into_iter()
            .map(|favour| self.favour_row(favour, owner))
            .collect()
    }

    fn favour_row(&self, favour: Favour, owner: i64) -> Result<FavourRow> {
        let parties = favour::parties(&self.connection, favour.id)?;
        let is_owner = |role| parties.iter().any(|p| p.person == owner && p.role == role);
        let direction = if is_owner(Role::Giver) {
            Direction::Given
        } else if is_owner(Role::Beneficiary) {
            Direction::Taken
        } else {
            Direction::Between
        };
        Ok(FavourRow {
            id: shown(favour.id),
            kind: favour.kind,
            direction,
            what: favour.what,
            note: favour.note,
            on: favour.on.to_string(),
            status: favour.status,
            cost: favour.cost,
            value: parties
                .iter()
                .find(|p| p.role == Role::Beneficiary)
                .and_then(|p| p.value),
            thanked: favour::answers(&self.connection, favour.id)?
                .iter()
                .any(|k| k == "thanks"),
            parties: parties
                .into_iter()
                .map(|party| {
                    Ok(PartyView {
                        person: (party.person != owner).then(|| shown(party.person)),
                        name: person::display(&self.connection, party.person)?,
                        role: party.role,
                    })
                })
                .collect::<Result<_>>()?,
        })
    }
}

/// A URI in which nothing of the value can be more than a number or an address.
fn link(kind: PointKind, value: &str) -> String {
    if kind == PointKind::Phone {
        let dialled = |c: &char| c.is_ascii_digit() || matches!(c, '+' | '*' | '#' | ',');
        let number: String = value.chars().filter(dialled).collect();
        return format!("tel:{}", number.replace('#', "%23"));
    }
    let mut link = String::from("mailto:");
    for byte in value.trim().trim_start_matches("mailto:").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'@' | b'.' | b'-' | b'_' | b'+' => {
                link.push(char::from(byte));
            }
            byte => link.push_str(&format!("%{byte:02X}")),
        }
    }
    link
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
