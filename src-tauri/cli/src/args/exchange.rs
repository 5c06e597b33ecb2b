//! What comes in, what goes out, and invented books.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand, ValueEnum};
use vuoro_core::book::view::{Field, Rule};
use vuoro_core::book::{Column, UnknownField};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::words::UnknownWord;

use super::words;

pub(super) const IMPORT_HELP: &str = "\
Known by their content, whatever they are called: vCard 2.1, 3.0 and 4.0, and jCard; the CSV files of
Google, Outlook, Thunderbird, LinkedIn and Meetup; LinkedIn's archive (.zip, or its folder);
Monica's JSON. Any other table comes in once you have said what its columns are:

  vuoro import people.csv --map \"Nimi=name\" --map \"GSM=phone:mobile\" --dry-run

What you do not name is guessed by its name, or kept with the person under its own; what you
said is remembered for tables with the same columns. The fields:

  name given middle family prefix suffix nickname phonetic-given phonetic-family
  phone email url social impp         (phone:work, phone:mobile, email:home, social:linkedin …)
  organisation department title role pronouns birthday birth-year birth-month birth-day
  anniversary note tags uid profile introducer related   (related:spouse …)
  address street po-box extended postcode city region country   (street:work …)
  keep                                kept with the person under the column's own name

The preview numbers the cards that are perhaps somebody you have: they become people of their own,
unless you say that they are the same. On a terminal it asks; else say it with their numbers, which
are the same whenever the file is:
  vuoro import phone.vcf --dry-run
  vuoro import phone.vcf --same 14 --same \"31=Anna Korhonen\" --new all
`--same 14` unites card 14 with whom it is perhaps, `31=WHO` card 31 with whom you name, `--new` says
that it is somebody else, which is remembered. What is said of one number counts before `all`, which
is all of those that are perhaps somebody. A card that the preview joins to somebody for certain has
a number as well: `--new 7` parts it from them.

Where a card and your book differ, your own single values stand and lists are united. Say otherwise
for everything, and for single fields, which count before it; of two words for one the last counts:
  vuoro import phone.vcf --on-conflict theirs --on-conflict title=mine --on-conflict phone=both
Of one card alone, by its number in the preview, the same in all or in one field, also where nothing
of yours stands against it:
  vuoro import phone.vcf --on-conflict 14:mine --on-conflict 31:phone=theirs
`mine` keeps what you wrote, `theirs` takes the card's, `both` keeps both, of notes and of what one
may have many of. Of such a list `theirs` makes it the card's: what the card does not have goes, and
the preview says so. A field of which the card says nothing, or nothing that it did not say the last
time, stays; of an organisation's card likewise. The fields: name nickname organisation department
title role pronouns birthday anniversary note photo phone email url impp social address related tag
other";

#[derive(Debug, Subcommand)]
pub(crate) enum Suggestions {
    /// Make favours of them; one `vuoro undo` takes it back
    Accept {
        /// The numbers that `vuoro suggestions` shows
        #[arg(required_unless_present = "all")]
        numbers: Vec<i32>,
        /// All of which it is clear with whom and which way
        #[arg(long, conflicts_with = "numbers")]
        all: bool,
        /// Who it was, where the file leaves it open
        #[arg(long, value_name = "WHO", conflicts_with = "all")]
        with: Option<String>,
        /// Which way it went, where the file leaves it open
        #[arg(long = "as", value_enum, conflicts_with = "all")]
        way: Option<Way>,
    },
    /// Put them away; they are not proposed again
    Dismiss {
        #[arg(required_unless_present = "all")]
        numbers: Vec<i32>,
        #[arg(long, conflicts_with = "numbers")]
        all: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Way {
    Given,
    Received,
}

#[derive(Debug, Group)]
pub(crate) struct Import {
    /// Files, or folders of them; `-` alone is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Do not ask
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) yes: bool,
    /// What stands where a card and the book differ; may be said several times
    #[arg(long, value_name = "[CARD:][FIELD=]mine|theirs|both", value_parser = conflict)]
    pub(crate) on_conflict: Vec<Conflict>,
    /// It is whom it is perhaps, by its number in the preview; or somebody else, or `all` of them
    #[arg(long, value_name = "NUMBER[=WHO]|all", value_parser = alike)]
    pub(crate) same: Vec<Alike>,
    /// It is a person of its own, and not whom it is perhaps; this is remembered
    #[arg(long, value_name = "NUMBER|all", value_parser = alike)]
    pub(crate) new: Vec<Alike>,
    /// Go on without the backup that is made before more than 100 people change
    #[arg(long)]
    pub(crate) no_backup: bool,
    /// List every row of the report, however many
    #[arg(long)]
    pub(crate) full: bool,
    /// How many cards a file may hold; 100000 unless you say otherwise
    #[arg(long, value_name = "CARDS")]
    pub(crate) most: Option<u64>,
    /// What a column of a table says; once for each column
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = mapped)]
    pub(crate) columns: Vec<(String, Column)>,
}

/// What stands of where a card and the book differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Conflict {
    /// Which card of the import, by its number there; none for all of them.
    pub(crate) card: Option<u32>,
    /// None for every field.
    pub(crate) field: Option<Field>,
    pub(crate) rule: Rule,
}

/// A possible duplicate of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Alike {
    All,
    /// Which card of the import, by its number there, and who it is if not whom it may be.
    Card(u32, Option<String>),
}

#[derive(Debug, Group)]
pub(crate) struct Export {
    /// Only these people: names, parts of names, or numbers
    pub(crate) who: Vec<String>,
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub(crate) format: Format,
    /// Where to; `-` is standard output
    #[arg(long, value_name = "FILE", default_value = "-")]
    pub(crate) to: PathBuf,
    /// Replace a file that is there
    #[arg(long)]
    pub(crate) force: bool,
    /// Only people of this circle
    #[arg(long, value_parser = words::<Circle>(), conflicts_with = "who")]
    pub(crate) circle: Option<Circle>,
    /// Only people of this group
    #[arg(long, conflicts_with = "who")]
    pub(crate) group: Option<String>,
    /// Only people whom `vuoro people TEXT` finds
    #[arg(long, value_name = "TEXT", conflicts_with = "who")]
    pub(crate) search: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The whole book, for `vuoro import` into a new one
    Json,
    /// vCard 4.0, for new phones and address books
    Vcard,
    /// vCard 3.0, for old ones
    Vcard3,
    /// vCard 4.0 as JSON (RFC 7095), for programs
    Jcard,
    /// A table in Google's columns, for Google and spreadsheets
    Csv,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Sample {
    /// A phone's export of invented people, on standard output or in a file
    Phonebook {
        #[arg(long, default_value_t = 40)]
        people: u32,
        #[arg(long, value_enum, default_value_t = Phone::Iphone)]
        phone: Phone,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Pixels on each side of a picture
        #[arg(long, default_value_t = 320, value_parser = clap::value_parser!(u32).range(16..=640))]
        photo_side: u32,
        /// Put a card that breaks off in the middle
        #[arg(long)]
        broken_card: bool,
        /// `-` is standard output
        #[arg(long, value_name = "FILE", default_value = "-")]
        to: PathBuf,
    },
    /// Fill an empty book (see --book) with invented people and favours
    Book {
        #[arg(long, default_value_t = 40)]
        people: u32,
        #[arg(long, default_value_t = 160)]
        favours: u32,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[arg(long, default_value_t = 96, value_parser = clap::value_parser!(u32).range(16..=640))]
        photo_side: u32,
        #[arg(long, value_enum, default_value_t = Language::English)]
        language: Language,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Phone {
    Iphone,
    Android,
    Google,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    English,
    Finnish,
}

/// `theirs`, `phone=both`, or either of one card, `14:theirs`.
fn conflict(text: &str) -> Result<Conflict, String> {
    let (card, text) = match text.split_once(':') {
        Some((card, text)) => (Some(card.trim().parse()), text),
        None => (None, text),
    };
    let card = card.transpose();
    let card = card.map_err(|_| "before `:` say the number that the preview shows")?;
    let (field, rule) = match text.split_once('=') {
        Some((field, rule)) => (Some(field), rule),
        None => (None, text),
    };
    let said = |error: UnknownWord| error.to_string();
    let field = field
        .map(|field| words::<Field>()(field).map_err(said))
        .transpose()?;
    let rule = words::<Rule>()(rule).map_err(said)?;
    match field {
        Some(field) if rule == Rule::Both && !field.holds_both() => {
            Err(format!("a {field} is one: say mine or theirs"))
        }
        Some(Field::Circle | Field::Area) => Err("no card says that".into()),
        field => Ok(Conflict { card, field, rule }),
    }
}

/// `all`, `14`, or `14=Anna`.
fn alike(text: &str) -> Result<Alike, String> {
    if text == "all" {
        return Ok(Alike::All);
    }
    let (number, who) = match text.split_once('=') {
        Some((number, who)) => (number, Some(who.trim().to_owned())),
        None => (text, None),
    };
    let number = number.trim().parse();
    let number = number.map_err(|_| "say the number that the preview shows, or `all`")?;
    Ok(Alike::Card(number, who))
}

fn mapped(text: &str) -> Result<(String, Column), String> {
    let (column, field) = text
        .rsplit_once('=')
        .ok_or("write it as COLUMN=FIELD, for example \"Nimi=name\"")?;
    let field = field
        .trim()
        .parse()
        .map_err(|e: UnknownField| e.to_string())?;
    Ok((column.trim().to_owned(), field))
}
