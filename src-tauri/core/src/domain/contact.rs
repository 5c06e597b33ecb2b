//! What one card, row or form says about one person, organisation or group.
//!
//! This is the meeting point of every reader and writer in `exchange` and of
//! the store: readers make a `Contact`, the store keeps it, writers are given
//! one. It knows no file format and no database.

use serde::{Deserialize, Serialize};

use super::date::CalendarDay;
use super::words::words;

/// What a card stands for (RFC 6350 `KIND`, Apple's `X-ABShowAs:COMPANY` and
/// `X-ADDRESSBOOKSERVER-KIND:group`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    #[default]
    Person,
    Organisation,
    Group,
}

/// A name in parts, and as its owner shows it. All fields are plain text;
/// an absent part is the empty string.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Name {
    /// As shown (`FN`). Never empty in the book.
    pub display: String,
    pub prefix: String,
    pub given: String,
    pub middle: String,
    pub family: String,
    pub suffix: String,
    pub nickname: String,
    pub phonetic_given: String,
    pub phonetic_middle: String,
    pub phonetic_family: String,
}

impl Name {
    /// Whether its parts say more than what is shown does.
    pub fn is_in_parts(&self) -> bool {
        let parts = [
            &self.prefix,
            &self.given,
            &self.middle,
            &self.family,
            &self.suffix,
        ];
        let shown = self.display.trim();
        let says_more = |part: &&String| !part.is_empty() && part.trim() != shown;
        parts.iter().any(says_more)
    }

    /// Whether it says who this is: a number or an address that stands where a
    /// name would does not, however the number is written.
    pub fn is_told(&self, points: &[ContactPoint]) -> bool {
        let shown = self.display.trim();
        let is_shown = |point: &ContactPoint| {
            point.value.trim() == shown
                || point.kind == PointKind::Phone && dialled(&point.value).eq(dialled(shown))
        };
        self.is_in_parts() || !points.iter().any(is_shown)
    }
}

/// A number without what only makes it easier to read.
fn dialled(number: &str) -> impl Iterator<Item = char> {
    let apart = |c: &char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '.' | '/');
    number.chars().filter(move |c| !apart(c))
}

/// The ways to reach someone that are one line of text.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Hash,
    Serialize,
    Deserialize,
    specta::Type,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum PointKind {
    #[default]
    Phone,
    Email,
    Url,
    /// Instant messaging (`IMPP` and the `X-` properties that came before it).
    Impp,
    /// A profile elsewhere (`SOCIALPROFILE`, `X-SOCIALPROFILE`).
    Social,
}

words!(PointKind {
    Phone = "phone",
    Email = "email",
    Url = "url",
    Impp = "impp",
    Social = "social",
});

/// One way to reach someone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
pub struct ContactPoint {
    pub kind: PointKind,
    /// `home`, `work`, `mobile`, `mother` …: lower-case standard words where
    /// the source used one, the user's own words as written; empty for none.
    pub label: String,
    /// As it came: a number as dialled, an address as written.
    pub value: String,
    /// For `Impp` and `Social`: the service (`skype`, `twitter`); else empty.
    pub service: String,
    pub preferred: bool,
    /// What its line says besides (`PID=1.1;LANGUAGE=fi`), as it came.
    #[serde(default)]
    #[specta(optional)]
    pub parameters: String,
}

impl ContactPoint {
    /// By which two ways to reach someone are the same one. `normal` is the
    /// compared form of the value, which alone says less: one handle is somebody
    /// at each of two services, and behind one switchboard are many desks.
    pub fn key(&self, normal: &str) -> String {
        let told = match self.kind {
            _ if normal.is_empty() => self.value.trim().to_owned(),
            PointKind::Phone if normal.starts_with('+') => {
                let behind = &self.value[number_end(&self.value)..];
                behind.chars().filter(char::is_ascii_digit).collect()
            }
            // Too short for a number in full, and perhaps with letters: 0800 TAXI.
            PointKind::Phone => {
                let said = self.value.chars().filter(|c| c.is_alphanumeric());
                said.collect::<String>().to_lowercase()
            }
            PointKind::Email | PointKind::Url => String::new(),
            PointKind::Impp | PointKind::Social if is_page(normal) => String::new(),
            PointKind::Impp | PointKind::Social => self.service.to_lowercase(),
        };
        [normal, &told].join("\x1F")
    }
}

/// Where a number proper ends: an extension, a pause or a tone may follow.
pub fn number_end(number: &str) -> usize {
    number
        .find([',', ';', 'x', 'X', 'p', 'w', '#'])
        .filter(|at| number[..*at].bytes().any(|b| b.is_ascii_digit()))
        .unwrap_or(number.len())
}

/// Whether the address says by itself at which service it is.
fn is_page(address: &str) -> bool {
    address
        .split_once('/')
        .is_some_and(|(host, _)| host.ends_with(':') || (host.contains('.') && !host.contains('@')))
}

/// A postal address in the parts of RFC 6350 `ADR`; absent parts are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
pub struct PostalAddress {
    pub label: String,
    pub po_box: String,
    pub extended: String,
    pub street: String,
    pub city: String,
    pub region: String,
    pub postcode: String,
    pub country: String,
    /// The address as one text (`LABEL`), where the source gave it.
    pub formatted: String,
    pub preferred: bool,
    /// What its line says besides (`GEO="geo:60.2,24.9"`), as it came.
    #[serde(default)]
    #[specta(optional)]
    pub parameters: String,
}

impl PostalAddress {
    /// In the order of `ADR` (RFC 6350 §6.3.1).
    pub fn parts(&self) -> [&str; 7] {
        [
            &self.po_box,
            &self.extended,
            &self.street,
            &self.city,
            &self.region,
            &self.postcode,
            &self.country,
        ]
    }

    /// By which two addresses are the same one: their parts, and where there are
    /// none the text. Where a text is broken into lines makes no other place of it.
    pub fn key(&self) -> String {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = self.parts().map(one_line);
        match parts.iter().all(String::is_empty) {
            true => one_line(&self.formatted),
            false => parts.join("\x1F"),
        }
    }

    /// As it is shown where there is one line for it.
    pub fn one_line(&self) -> String {
        let place = [self.postcode.as_str(), self.city.as_str()].join(" ");
        let parts = [&self.street, place.trim(), &self.country];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        match said.is_empty() {
            true => self.formatted.replace('\n', ", "),
            false => said.join(", "),
        }
    }
}

/// A person named on another's card (`RELATED`, `X-ABRELATEDNAMES`, `AGENT`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
pub struct Related {
    /// `mother`, `manager`, …, or empty.
    pub label: String,
    /// A name, or the `urn:uuid:` of another card.
    pub value: String,
    /// What its line says besides (`ALTID=1`), as it came.
    #[serde(default)]
    #[specta(optional)]
    pub parameters: String,
}

/// A picture, in the bytes it came in. It is not decoded here.
#[derive(Clone, PartialEq, Eq)]
pub struct Photo {
    /// `image/jpeg`, `image/png`, …: by the bytes' own signature where it has
    /// one, else as declared.
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Photo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Photo({}, {} bytes)", self.media_type, self.bytes.len())
    }
}

/// Everything a source says about one person, organisation or group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    pub kind: ContactKind,
    /// The source's own identifier, as written (`urn:uuid:` kept).
    pub uid: String,
    pub name: Name,
    pub organisation: String,
    pub department: String,
    pub title: String,
    pub role: String,
    pub pronouns: String,
    pub birthday: Option<CalendarDay>,
    pub anniversary: Option<CalendarDay>,
    /// Line breaks are `\n`. Several notes are joined by an empty line.
    pub note: String,
    pub points: Vec<ContactPoint>,
    pub addresses: Vec<PostalAddress>,
    pub related: Vec<Related>,
    /// `CATEGORIES`, and the names of groups that list this card.
    pub tags: Vec<String>,
    /// For a group: its members' identifiers, as written.
    pub members: Vec<String>,
    /// Content lines that no field above holds, unfolded and in UTF-8, with
    /// their group and parameters, in the order of the card.
    pub extra: Vec<String>,
    #[serde(skip)]
    pub photo: Option<Photo>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_place_of_a_name_is_none() {
        let told = |display: &str, given: &str, number: &str| {
            let name = Name {
                display: display.into(),
                given: given.into(),
                ..Name::default()
            };
            let point = ContactPoint {
                value: number.into(),
                ..ContactPoint::default()
            };
            name.is_told(&[point])
        };
        let number = "+358401234567";
        assert!(!told(number, "", number));
        assert!(!told("+358 40 123-4567", "", number));
        assert!(!told("+358 40 123 4567", "+358 40 123 4567", number));
        assert!(told("Anna", "", number));
        assert!(told("Anna", "Anna", number));
        assert!(told(number, "Anna", number));
    }

    #[test]
    fn only_the_same_way_to_reach_someone_is_the_same() {
        let key = |kind, service: &str, value: &str, normal: &str| {
            let point = ContactPoint {
                kind,
                value: value.into(),
                service: service.into(),
                ..ContactPoint::default()
            };
            point.key(normal)
        };
        use PointKind::{Impp, Phone, Social};
        let switchboard = "+3589123456";
        let desk = |value| key(Phone, "", value, switchboard);
        assert_eq!(desk("+358 9 123456 x11"), desk("09 123456;ext=11"));
        assert_ne!(desk("09 123456 x11"), desk("09 123456 x22"));
        assert_ne!(desk("09 123456 x11"), desk("09 123456"));
        let short = |value, digits| key(Phone, "", value, digits);
        assert_eq!(short("1-1-2", "112"), short("112", "112"));
        assert_ne!(short("0800 TAXI", "0800"), short("0800 HELP", "0800"));
        assert_ne!(short("ask at the desk", ""), short("at home", ""));
        let handle = |service| key(Impp, service, "aino.ek", "aino.ek");
        assert_ne!(handle("skype"), handle("telegram"));
        assert_eq!(handle("Skype"), handle("skype"));
        let page = "linkedin.com/in/anna";
        assert_eq!(
            key(Social, "linkedin", page, page),
            key(Social, "", page, page)
        );
    }
}
