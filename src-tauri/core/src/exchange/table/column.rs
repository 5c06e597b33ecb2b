//! What a column of a table says, in the words of `--map` and of the files
//! that Vuoro knows: `given`, `phone:work`, `street:home`, `email#1.label`.

use std::fmt;
use std::str::FromStr;

/// Which field of a contact a cell goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    Name,
    Prefix,
    Given,
    Middle,
    Family,
    Suffix,
    Nickname,
    /// The name as it is shown, or as it is filed.
    FiledAs,
    PhoneticGiven,
    PhoneticMiddle,
    PhoneticFamily,
    Organisation,
    Department,
    Title,
    Role,
    Pronouns,
    Birthday,
    BirthYear,
    BirthMonth,
    BirthDay,
    Anniversary,
    Note,
    Tags,
    Phone,
    Email,
    Url,
    Impp,
    Social,
    /// The person's own page at the service that the file is from: it is told
    /// from others by it.
    Profile,
    /// The source's own identifier.
    Uid,
    Street,
    PoBox,
    Extended,
    City,
    Region,
    Postcode,
    Country,
    Formatted,
    Related,
    /// Who introduced this person to the owner.
    Introducer,
    /// A day whose label says what it is.
    Event,
    /// A column that has its own name in the next one.
    Custom,
    /// Kept with the person, under the column's name.
    Keep,
}

/// The words, in the order in which a list of choices has them.
const WORDS: &[(Field, &str)] = &[
    (Field::Name, "name"),
    (Field::Given, "given"),
    (Field::Middle, "middle"),
    (Field::Family, "family"),
    (Field::Prefix, "prefix"),
    (Field::Suffix, "suffix"),
    (Field::Nickname, "nickname"),
    (Field::FiledAs, "file-as"),
    (Field::PhoneticGiven, "phonetic-given"),
    (Field::PhoneticMiddle, "phonetic-middle"),
    (Field::PhoneticFamily, "phonetic-family"),
    (Field::Phone, "phone"),
    (Field::Email, "email"),
    (Field::Organisation, "organisation"),
    (Field::Department, "department"),
    (Field::Title, "title"),
    (Field::Role, "role"),
    (Field::Pronouns, "pronouns"),
    (Field::Birthday, "birthday"),
    (Field::BirthYear, "birth-year"),
    (Field::BirthMonth, "birth-month"),
    (Field::BirthDay, "birth-day"),
    (Field::Anniversary, "anniversary"),
    (Field::Note, "note"),
    (Field::Tags, "tags"),
    (Field::Url, "url"),
    (Field::Impp, "impp"),
    (Field::Social, "social"),
    (Field::Profile, "profile"),
    (Field::Uid, "uid"),
    (Field::Street, "street"),
    (Field::PoBox, "po-box"),
    (Field::Extended, "extended"),
    (Field::City, "city"),
    (Field::Region, "region"),
    (Field::Postcode, "postcode"),
    (Field::Country, "country"),
    (Field::Formatted, "address"),
    (Field::Related, "related"),
    (Field::Introducer, "introducer"),
    (Field::Event, "event"),
    (Field::Custom, "custom"),
    (Field::Keep, "keep"),
];

/// What a list of choices offers, the most wanted first.
const CHOICES: &[&str] = &[
    "name",
    "given",
    "middle",
    "family",
    "prefix",
    "suffix",
    "nickname",
    "phone",
    "phone:mobile",
    "phone:work",
    "phone:home",
    "phone:fax",
    "email",
    "email:work",
    "email:home",
    "organisation",
    "department",
    "title",
    "birthday",
    "anniversary",
    "note",
    "tags",
    "address",
    "street",
    "postcode",
    "city",
    "region",
    "country",
    "street:home",
    "postcode:home",
    "city:home",
    "country:home",
    "street:work",
    "postcode:work",
    "city:work",
    "country:work",
    "url",
    "social",
    "profile",
    "related",
    "related:spouse",
    "introducer",
    "uid",
    "keep",
];

impl Field {
    pub(super) fn word(self) -> &'static str {
        WORDS
            .iter()
            .find(|(field, _)| *field == self)
            .map_or("keep", |(_, word)| word)
    }
}

/// Which part of a numbered group (`Phone 1 - Label`) a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Value,
    Label,
    Service,
}

/// What one column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub(super) field: Field,
    /// `work`, `home`, `spouse`; for `social` and `impp` the service.
    pub(super) label: String,
    /// The number of the group that label and value share; 0 for none.
    pub(super) group: u32,
    pub(super) part: Part,
}

impl Column {
    /// Kept with the person, under the column's own name.
    pub fn keep() -> Self {
        Self {
            field: Field::Keep,
            label: String::new(),
            group: 0,
            part: Part::Value,
        }
    }

    /// The fields that a face offers for a column, in order.
    pub fn choices() -> &'static [&'static str] {
        CHOICES
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field.word())?;
        if self.group > 0 {
            write!(f, "#{}", self.group)?;
        }
        match self.part {
            Part::Value => {}
            Part::Label => f.write_str(".label")?,
            Part::Service => f.write_str(".service")?,
        }
        if !self.label.is_empty() {
            write!(f, ":{}", self.label)?;
        }
        Ok(())
    }
}

/// The text names no field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("that is no field; the fields are {}", field_words())]
pub struct UnknownField;

fn field_words() -> String {
    let words: Vec<&str> = WORDS
        .iter()
        .filter(|(field, _)| !matches!(field, Field::Event | Field::Custom | Field::FiledAs))
        .map(|(_, word)| *word)
        .collect();
    words.join(", ")
}

impl FromStr for Column {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, UnknownField> {
        let (head, label) = match text.split_once(':') {
            Some((head, label)) => (head, label.trim()),
            None => (text, ""),
        };
        let (head, part) = match head.split_once('.') {
            None => (head, Part::Value),
            Some((head, "label")) => (head, Part::Label),
            Some((head, "service")) => (head, Part::Service),
            Some(_) => return Err(UnknownField),
        };
        let (word, group) = match head.split_once('#') {
            None => (head, 0),
            Some((word, group)) => (word, group.parse().map_err(|_| UnknownField)?),
        };
        let word = word.trim().to_lowercase().replace('_', "-");
        let field = WORDS
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(field, _)| *field)
            .ok_or(UnknownField)?;
        Ok(Self {
            field,
            label: label.to_owned(),
            group,
            part,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_reads_what_it_writes() {
        for text in CHOICES.iter().copied().chain([
            "email#1.label",
            "impp#2.service",
            "phone#12",
            "phone:work fax",
        ]) {
            let column: Column = text.parse().expect("a column");
            assert_eq!(column.to_string(), text);
        }
        for text in ["", "shoe", "phone#x", "phone.size", "phone#"] {
            assert_eq!(text.parse::<Column>(), Err(UnknownField), "{text}");
        }
        assert_eq!(
            "Birth_Year".parse::<Column>().expect("a word").field,
            Field::BirthYear
        );
    }
}
