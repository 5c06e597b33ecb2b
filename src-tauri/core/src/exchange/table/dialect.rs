//! The tables that other programs write, known by the names of their columns:
//! never by where a column stands, and never by the name of the file.

use super::column::Column;
use crate::domain::name::fold;

/// A program's way to write a table of people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dialect {
    pub(super) word: &'static str,
    /// Columns that must all be there, folded.
    all: &'static [&'static str],
    /// Columns of which one must be there, or it would be any table.
    any: &'static [&'static str],
    /// What each column says, `#` for the number of a group. Columns that are
    /// not listed are kept as they are.
    columns: &'static [(&'static str, &'static str)],
    /// Whether ` ::: ` joins the values of a cell, and `* ` marks the first.
    pub(super) joined: bool,
}

pub(super) const DIALECTS: &[Dialect] = &[
    Dialect {
        word: "google",
        all: &["first name", "last name"],
        any: &[
            "phonetic first name",
            "organization name",
            "e-mail 1 - label",
            "file as",
            "labels",
        ],
        columns: GOOGLE,
        joined: true,
    },
    Dialect {
        word: "google-old",
        all: &["name", "given name", "family name"],
        any: &[
            "additional name",
            "yomi name",
            "group membership",
            "e-mail 1 - type",
        ],
        columns: GOOGLE_OLD,
        joined: true,
    },
    Dialect {
        word: "linkedin",
        all: &["first name", "last name", "connected on"],
        any: &["position", "company"],
        columns: LINKEDIN,
        joined: false,
    },
    Dialect {
        word: "linkedin-de",
        all: &["vorname", "nachname", "verbunden am"],
        any: &["position", "unternehmen"],
        columns: LINKEDIN,
        joined: false,
    },
    Dialect {
        word: "outlook",
        all: &["first name", "last name", "e-mail address"],
        any: &[
            "business street",
            "business phone",
            "home phone",
            "e-mail 2 address",
            "imaddress",
            "referred by",
        ],
        columns: OUTLOOK,
        joined: false,
    },
    Dialect {
        word: "thunderbird",
        all: &["display name", "primary email"],
        any: &["secondary email", "screen name", "nickname", "first name"],
        columns: THUNDERBIRD,
        joined: false,
    },
    Dialect {
        word: "meetup",
        all: &["name", "member id"],
        any: &["joined group on", "url of member profile", "user id"],
        columns: MEETUP,
        joined: false,
    },
];

const GOOGLE: &[(&str, &str)] = &[
    ("first name", "given"),
    ("middle name", "middle"),
    ("last name", "family"),
    ("phonetic first name", "phonetic-given"),
    ("phonetic middle name", "phonetic-middle"),
    ("phonetic last name", "phonetic-family"),
    ("name prefix", "prefix"),
    ("name suffix", "suffix"),
    ("nickname", "nickname"),
    ("file as", "file-as"),
    ("organization name", "organisation"),
    ("organization title", "title"),
    ("organization department", "department"),
    ("birthday", "birthday"),
    ("notes", "note"),
    ("labels", "tags"),
    ("e-mail # - label", "email#.label"),
    ("e-mail # - value", "email#"),
    ("phone # - label", "phone#.label"),
    ("phone # - value", "phone#"),
    ("im # - label", "impp#.label"),
    ("im # - service", "impp#.service"),
    ("im # - value", "impp#"),
    ("address # - label", "address#.label"),
    ("address # - formatted", "address#"),
    ("address # - street", "street#"),
    ("address # - city", "city#"),
    ("address # - po box", "po-box#"),
    ("address # - region", "region#"),
    ("address # - postal code", "postcode#"),
    ("address # - country", "country#"),
    ("address # - extended address", "extended#"),
    ("website # - label", "url#.label"),
    ("website # - value", "url#"),
    ("event # - label", "event#.label"),
    ("event # - value", "event#"),
    ("relation # - label", "related#.label"),
    ("relation # - value", "related#"),
    ("custom field # - label", "custom#.label"),
    ("custom field # - value", "custom#"),
];

const GOOGLE_OLD: &[(&str, &str)] = &[
    ("name", "name"),
    ("given name", "given"),
    ("additional name", "middle"),
    ("family name", "family"),
    ("given name yomi", "phonetic-given"),
    ("additional name yomi", "phonetic-middle"),
    ("family name yomi", "phonetic-family"),
    ("name prefix", "prefix"),
    ("name suffix", "suffix"),
    ("nickname", "nickname"),
    ("birthday", "birthday"),
    ("notes", "note"),
    ("group membership", "tags"),
    ("e-mail # - type", "email#.label"),
    ("e-mail # - value", "email#"),
    ("im # - type", "impp#.label"),
    ("im # - service", "impp#.service"),
    ("im # - value", "impp#"),
    ("phone # - type", "phone#.label"),
    ("phone # - value", "phone#"),
    ("address # - type", "address#.label"),
    ("address # - formatted", "address#"),
    ("address # - street", "street#"),
    ("address # - city", "city#"),
    ("address # - po box", "po-box#"),
    ("address # - region", "region#"),
    ("address # - postal code", "postcode#"),
    ("address # - country", "country#"),
    ("address # - extended address", "extended#"),
    ("organization # - name", "organisation"),
    ("organization # - title", "title"),
    ("organization # - department", "department"),
    ("organization # - job description", "role"),
    ("website # - type", "url#.label"),
    ("website # - value", "url#"),
    ("event # - type", "event#.label"),
    ("event # - value", "event#"),
    ("relation # - type", "related#.label"),
    ("relation # - value", "related#"),
    ("custom field # - type", "custom#.label"),
    ("custom field # - value", "custom#"),
];

const LINKEDIN: &[(&str, &str)] = &[
    ("first name", "given"),
    ("vorname", "given"),
    ("last name", "family"),
    ("nachname", "family"),
    ("url", "profile"),
    ("email address", "email"),
    ("e-mail-adresse", "email"),
    ("company", "organisation"),
    ("unternehmen", "organisation"),
    ("position", "title"),
];

/// Outlook.com and the desktop's Outlook name their columns alike.
const OUTLOOK: &[(&str, &str)] = &[
    ("title", "prefix"),
    ("first name", "given"),
    ("middle name", "middle"),
    ("last name", "family"),
    ("suffix", "suffix"),
    ("nickname", "nickname"),
    ("given yomi", "phonetic-given"),
    ("surname yomi", "phonetic-family"),
    ("e-mail address", "email"),
    ("e-mail 2 address", "email"),
    ("e-mail 3 address", "email"),
    ("home phone", "phone:home"),
    ("home phone 2", "phone:home"),
    ("business phone", "phone:work"),
    ("business phone 2", "phone:work"),
    ("mobile phone", "phone:mobile"),
    ("car phone", "phone:car"),
    ("other phone", "phone:other"),
    ("primary phone", "phone:main"),
    ("pager", "phone:pager"),
    ("business fax", "phone:work fax"),
    ("home fax", "phone:home fax"),
    ("other fax", "phone:other fax"),
    ("company main phone", "phone:work main"),
    ("callback", "phone:Callback"),
    ("radio phone", "phone:Radio"),
    ("isdn", "phone:isdn"),
    ("telex", "phone:tlx"),
    ("tty/tdd phone", "phone:textphone"),
    ("assistant's phone", "phone:assistant"),
    ("imaddress", "impp"),
    ("job title", "title"),
    ("department", "department"),
    ("company", "organisation"),
    ("profession", "role"),
    ("manager's name", "related:manager"),
    ("assistant's name", "related:assistant"),
    ("spouse", "related:spouse"),
    ("children", "related:child"),
    ("business street", "street:work"),
    ("business street 2", "street:work"),
    ("business street 3", "street:work"),
    ("business city", "city:work"),
    ("business state", "region:work"),
    ("business postal code", "postcode:work"),
    ("business country/region", "country:work"),
    ("business country", "country:work"),
    ("business address po box", "po-box:work"),
    ("home street", "street:home"),
    ("home street 2", "street:home"),
    ("home street 3", "street:home"),
    ("home city", "city:home"),
    ("home state", "region:home"),
    ("home postal code", "postcode:home"),
    ("home country/region", "country:home"),
    ("home country", "country:home"),
    ("home address po box", "po-box:home"),
    ("other street", "street:other"),
    ("other street 2", "street:other"),
    ("other street 3", "street:other"),
    ("other city", "city:other"),
    ("other state", "region:other"),
    ("other postal code", "postcode:other"),
    ("other country/region", "country:other"),
    ("other country", "country:other"),
    ("other address po box", "po-box:other"),
    ("personal web page", "url:home"),
    ("web page", "url"),
    ("birthday", "birthday"),
    ("anniversary", "anniversary"),
    ("categories", "tags"),
    ("referred by", "introducer"),
    ("notes", "note"),
];

const THUNDERBIRD: &[(&str, &str)] = &[
    ("first name", "given"),
    ("last name", "family"),
    ("display name", "name"),
    ("nickname", "nickname"),
    ("primary email", "email"),
    ("secondary email", "email"),
    ("screen name", "impp"),
    ("work phone", "phone:work"),
    ("home phone", "phone:home"),
    ("fax number", "phone:fax"),
    ("pager number", "phone:pager"),
    ("mobile number", "phone:mobile"),
    ("home address", "street:home"),
    ("home address 2", "street:home"),
    ("home city", "city:home"),
    ("home state", "region:home"),
    ("home zipcode", "postcode:home"),
    ("home country", "country:home"),
    ("work address", "street:work"),
    ("work address 2", "street:work"),
    ("work city", "city:work"),
    ("work state", "region:work"),
    ("work zipcode", "postcode:work"),
    ("work country", "country:work"),
    ("job title", "title"),
    ("department", "department"),
    ("organization", "organisation"),
    ("web page 1", "url:work"),
    ("web page 2", "url:home"),
    ("birth year", "birth-year"),
    ("birth month", "birth-month"),
    ("birth day", "birth-day"),
    ("notes", "note"),
];

const MEETUP: &[(&str, &str)] = &[
    ("name", "name"),
    ("location", "city"),
    ("url of member profile", "profile"),
];

/// The name of a column as it is compared.
pub(super) fn name(column: &str) -> String {
    fold(&column.replace('’', "'"))
}

impl Dialect {
    /// The dialect of a row that has the names of its columns, if it is one.
    pub(super) fn of(header: &[String]) -> Option<&'static Self> {
        let names: Vec<String> = header.iter().map(|column| name(column)).collect();
        let has = |wanted: &&str| names.iter().any(|name| name == wanted);
        DIALECTS
            .iter()
            .find(|dialect| dialect.all.iter().all(has) && dialect.any.iter().any(has))
    }

    pub(super) fn by_word(word: &str) -> Option<&'static Self> {
        DIALECTS.iter().find(|dialect| dialect.word == word)
    }

    /// What the column of this name says.
    pub(super) fn column(&self, column: &str) -> Column {
        let column = name(column);
        let (pattern, number) = numbered(&column);
        let found = self
            .columns
            .iter()
            .find(|(known, _)| *known == column || *known == pattern);
        let Some((known, says)) = found else {
            return Column::keep();
        };
        // The second organisation has no field of its own.
        let of_group = known.contains('#') && !says.contains('#');
        if of_group && number != "1" {
            return Column::keep();
        }
        says.replace('#', &format!("#{number}"))
            .parse()
            .unwrap_or_else(|_| Column::keep())
    }
}

/// `phone 12 - value` as `phone # - value`, and the number.
fn numbered(column: &str) -> (String, String) {
    let Some((head, tail)) = column.split_once(" - ") else {
        return (String::new(), String::new());
    };
    let Some((noun, number)) = head.rsplit_once(' ') else {
        return (String::new(), String::new());
    };
    let digits = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    match digits {
        true => (format!("{noun} # - {tail}"), number.to_owned()),
        false => (String::new(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_that_is_listed_says_something() {
        for dialect in DIALECTS {
            for (column, says) in dialect.columns {
                assert_eq!(*column, name(column), "{}: folded", dialect.word);
                let column = column.replace('#', "7");
                let expect = match (says.contains('#'), column.contains('7')) {
                    (true, _) => says.replace('#', "#7"),
                    // Of the organisations the first alone.
                    (false, true) => "keep".to_owned(),
                    (false, false) => (*says).to_owned(),
                };
                let found = dialect.column(&column).to_string();
                assert_eq!(found, expect, "{} {column}", dialect.word);
            }
        }
    }

    #[test]
    fn a_dialect_is_known_by_its_columns_in_any_order() {
        let check = |header: &str, expect: Option<&str>| {
            let mut header: Vec<String> = header.split(',').map(str::to_owned).collect();
            header.reverse();
            let found = Dialect::of(&header).map(|dialect| dialect.word);
            assert_eq!(found, expect, "{header:?}");
        };
        check(
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
            Some("linkedin"),
        );
        check(
            "First Name,Last Name,Company,Position,Connected On",
            Some("linkedin"),
        );
        check(
            "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
            Some("linkedin-de"),
        );
        check(
            "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value",
            Some("google"),
        );
        check(
            "Name,Given Name,Family Name,Group Membership",
            Some("google-old"),
        );
        check(
            "FIRST NAME,Last Name,E-mail Address,Home Phone",
            Some("outlook"),
        );
        check(
            "First Name,Last Name,Display Name,Primary Email",
            Some("thunderbird"),
        );
        check("Name,User ID,Member ID", Some("meetup"));
        check("Name,Phone", None);
        check("First Name,Last Name,E-mail Address", None);
    }
}
