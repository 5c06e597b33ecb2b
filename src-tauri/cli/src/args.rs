//! What may be said on the command line.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use vuoro_core::book::view::{Choice, Field, FieldRule, Rule, Take};
use vuoro_core::book::{Column, UnknownField};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::favour::{FavourKind, Status};
use vuoro_core::domain::size::Size;

/// Whose turn is it? Favours and introductions, given and taken.
#[derive(Debug, Parser)]
#[command(
    name = "vuoro",
    version,
    after_help = "\
Begin with:
  vuoro import contacts.vcf --dry-run     what would come in
  vuoro import contacts.vcf               bring your phone's contacts in
  vuoro give Anna \"Read her thesis\" --size half-day
  vuoro take Pekka \"Told me of a job\" --kind job-tip --value life-changing
  vuoro introduce Anna Pekka
  vuoro balance                           whose turn it is

WHO is a name, the beginning of any part of one, or the number that lists show.
If several people match, they are listed and nothing is changed.
Every change can be taken back with `vuoro undo`.

Exit codes: 0 done, 1 it failed, 2 wrong usage, 3 nobody or several people match, or
there is nothing to undo, 4 a file cannot be read or holds no contacts, 5 the book
cannot be opened, 6 the book is busy, 7 what was said makes no sense, 130 stopped."
)]
pub(crate) struct Args {
    /// The book [default: book.vuoro in Vuoro's folder of this user]
    #[arg(
        long,
        global = true,
        env = "VUORO_BOOK",
        value_name = "FILE",
        hide_env_values = true
    )]
    pub(crate) book: Option<PathBuf>,
    /// Print JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Bring in the contacts of a phone, a mail program or a service (vCard, CSV, .zip, JSON),
    /// or a whole book from its own JSON export into a new one
    #[command(after_help = IMPORT_HELP)]
    Import(Import),
    /// Favours that imported files tell of: list, accept or dismiss them
    Suggestions {
        #[command(subcommand)]
        act: Option<Suggestions>,
    },
    /// Write the whole book as JSON, or people as vCards, jCard or a table
    Export(Export),
    /// List people, or those that match
    People(People),
    /// Show everything about one person, or add, edit, archive, delete one
    Person(Person),
    /// Add a person: `vuoro person add` in short
    #[command(after_help = FIELDS)]
    Add(AddPerson),
    /// List organisations; show, rename, merge or delete one
    Organisations(Organisations),
    /// List groups (tags); show, rename or delete one
    Groups(Groups),
    /// Say how close someone is
    Place {
        who: String,
        /// core, close, friend, network or acquaintance; leave it out to take them out of theirs
        #[arg(value_parser = words::<Circle>())]
        circle: Option<Circle>,
    },
    /// List people who may be one, the likeliest first, with the reasons
    #[command(after_help = "\
certain: a number, an address or a birthday in common, and a name that says the same
likely:  the same, with an initial or a slip in the name; or a name and an employer
perhaps: no more than the name, or a number that two names share (see --all)
`vuoro merge` makes two one, `vuoro not-same` remembers that they are two.")]
    Duplicates {
        /// Only the certain and the likely [default]
        #[arg(long, conflicts_with = "all")]
        likely: bool,
        /// Also those who perhaps are
        #[arg(long)]
        all: bool,
        /// How many pairs
        #[arg(long, default_value_t = 50)]
        limit: u32,
        /// How many pairs to pass over first
        #[arg(long, default_value_t = 0)]
        skip: u32,
    },
    /// Make two people one: everything of the second is taken up into the first
    #[command(after_help = "\
What only one of them has is taken, and lists are united. Where they differ, say which is right:
  vuoro merge \"Matti Laine\" \"M. Laine\" --take title=left --take birthday=right
`both` keeps both, of notes and of what one may have many of; `left` and `right` drop the other's.
A later import of either one's card finds the one person. `vuoro undo` makes them two again.")]
    Merge(Merge),
    /// Remember that two people are not the same
    NotSame { who: String, other: String },
    /// Record a favour that you did
    Give(Favour),
    /// Record a favour that was done for you
    Take(Favour),
    /// Record that you introduced two people to each other
    Introduce(Introduce),
    /// Record that somebody introduced you to someone
    IntroducedBy(IntroducedBy),
    /// Note that you thanked someone for the latest favour
    Thank { who: String },
    /// Say what became of an open favour, by its number
    Settle {
        favour: i32,
        /// promised, done, declined, withdrawn or lapsed
        #[arg(value_parser = words::<Status>())]
        status: Status,
    },
    /// Show the balance with one person, or with everyone
    Balance { who: Option<String> },
    /// Say who can introduce you to a person, or to somebody at an organisation
    #[command(after_help = "\
The warmest way comes first, each through somebody else, over three ties at most. Ties with you
are warm by the circle, by favours either way, the recent before the old, and by whom they
introduced to you before. Ties between others are what the book tells: introductions, favours,
related people, and an employer or a group of fifty or fewer. No way leads through people who
are archived, or who declined to introduce you the last time.")]
    Path {
        /// Name, part of a name, or number; or the name of an organisation
        #[arg(value_name = "WHO")]
        to: String,
        /// It is an organisation: its name, part of it, or its number
        #[arg(long)]
        organisation: bool,
    },
    /// Show what was done, the latest first
    History {
        /// How many lines
        #[arg(long, default_value_t = 20)]
        limit: u32,
    },
    /// Take back the latest change, or the one of this number
    Undo { operation: Option<i32> },
    /// Check that the book is whole
    Check,
    /// Make invented contacts, or a book of them, to try things out
    #[command(subcommand)]
    Sample(Sample),
}

const IMPORT_HELP: &str = "\
Known by their content, whatever they are called: vCard 2.1, 3.0 and 4.0; the CSV files of
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
that it is somebody else, which is remembered. What is said of one number counts before `all`.

Where a card and your book differ, your own single values stand and lists are united. Say otherwise
for everything, or for one field; the last word counts:
  vuoro import phone.vcf --on-conflict theirs --on-conflict title=mine --on-conflict phone=both
`mine` keeps what you have, `theirs` takes the card's, `both` keeps both, of notes and of what one
may have many of. Of such a list `theirs` makes it the card's: what the card does not have goes, and
the preview says so. A field of which the card says nothing, or nothing that it did not say the last
time, stays. The fields: name nickname organisation department title role pronouns birthday
anniversary note photo phone email url impp social address related tag other";

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
    #[arg(long, value_name = "[FIELD=]mine|theirs|both", value_parser = rule)]
    pub(crate) on_conflict: Vec<FieldRule>,
    /// It is whom it is perhaps, by its number in the preview; or somebody else, or `all` of them
    #[arg(long, value_name = "NUMBER[=WHO]|all", value_parser = alike)]
    pub(crate) same: Vec<Alike>,
    /// It is a person of its own, and not whom it is perhaps; this is remembered
    #[arg(long, value_name = "NUMBER|all", value_parser = alike)]
    pub(crate) new: Vec<Alike>,
    /// List every row of the report, however many
    #[arg(long)]
    pub(crate) full: bool,
    /// What a column of a table says; once for each column
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = mapped)]
    pub(crate) columns: Vec<(String, Column)>,
}

/// A possible duplicate of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Alike {
    All,
    /// The how manieth card of the import, and who it is if not whom it may be.
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

#[derive(Debug, Group)]
pub(crate) struct People {
    /// A name, a number, an address, an employer: the beginning of any word
    pub(crate) query: Vec<String>,
    #[arg(long, value_parser = words::<Circle>())]
    pub(crate) circle: Option<Circle>,
    /// How many
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: u32,
    /// Those with the latest favour first
    #[arg(long)]
    pub(crate) recent: bool,
    /// Only those in this group
    #[arg(long, value_name = "GROUP")]
    pub(crate) group: Option<String>,
    /// Only those who were put away; a list leaves them out otherwise
    #[arg(long)]
    pub(crate) archived: bool,
}

#[derive(Debug, Group)]
pub(crate) struct Merge {
    /// Who stays
    pub(crate) who: String,
    /// Who is taken up into them
    pub(crate) other: String,
    /// Whose value stands, of one field; may be said several times
    #[arg(long, value_name = "FIELD=left|right|both", value_parser = choice)]
    pub(crate) take: Vec<Choice>,
    /// Show the two beside each other, and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Group)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub(crate) struct Person {
    /// Name, part of a name, or number
    pub(crate) who: Option<String>,
    #[command(subcommand)]
    pub(crate) act: Option<PersonAct>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PersonAct {
    /// Show everything about one person (for somebody called "Set" or "Add")
    Show { who: String },
    /// Add a person with all that is known of them
    #[command(after_help = FIELDS)]
    Add(AddPerson),
    /// Write fields of a person
    #[command(after_help = FIELDS)]
    Set {
        /// Name, part of a name, or number
        who: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Put people away: no list shows them, a search does, the ledger keeps them
    Archive {
        #[arg(required = true)]
        who: Vec<String>,
    },
    /// Bring archived people back
    Restore {
        #[arg(required = true)]
        who: Vec<String>,
    },
    /// Take people out of the book
    Delete {
        #[arg(required = true)]
        who: Vec<String>,
        /// Let the favours go that nobody else is left of
        #[arg(long)]
        with_favours: bool,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Group)]
pub(crate) struct AddPerson {
    pub(crate) name: String,
    #[arg(value_name = "FIELD=VALUE")]
    pub(crate) fields: Vec<String>,
}

#[derive(Debug, Group)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Organisations {
    /// The beginning of any word of the name
    pub(crate) query: Vec<String>,
    #[command(subcommand)]
    pub(crate) act: Option<OrganisationAct>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OrganisationAct {
    /// Who is there, and how to reach it
    Show { organisation: String },
    /// Call it otherwise, for everyone who is there
    Rename { organisation: String, name: String },
    /// Make others one with it: their people, numbers and addresses are its own
    Merge {
        into: String,
        #[arg(required = true)]
        others: Vec<String>,
    },
    /// Take it out of the book; its people stay, without an employer
    Delete { organisation: String },
}

#[derive(Debug, Group)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Groups {
    #[command(subcommand)]
    pub(crate) act: Option<GroupAct>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GroupAct {
    /// Who is in it
    Show { group: String },
    /// Call it otherwise
    Rename {
        group: String,
        name: String,
        /// Where there is one of that name, make the two one
        #[arg(long)]
        join: bool,
    },
    /// Give it to people
    Add {
        group: String,
        #[arg(required = true)]
        who: Vec<String>,
    },
    /// Take it from people
    Remove {
        group: String,
        #[arg(required = true)]
        who: Vec<String>,
    },
    /// Take it out of the book; its people stay
    Delete { group: String },
}

/// How a field is written, for the help of `person set` and `add`.
const FIELDS: &str = "\
Fields:
  name given family middle prefix suffix nickname phonetic.given phonetic.family
  organisation department title role pronouns note
  birthday anniversary        1984-05-09, or --05-09 without the year
  phone email url             phone.work=\"+358 40 123 4567\"; after the dot a label,
                              mobile, work, home or a word of your own
  impp social                 social.mastodon=@anna@example.fi; after the dot the service
  address                     address.home=\"Street 1; 00100; Helsinki; Finland\", or one
                              part of it: address.home.city=Turku
  related                     related.mother=\"Liisa Laine\", or somebody in the book by
                              number: related.mother=#12
  tag area circle tie photo   circle=friend, tie=communal, photo=anna.jpg

  FIELD=VALUE   writes it; with an empty VALUE takes it out
  FIELD+=VALUE  adds one more: phone+=, tag+=Choir, area+=hobby; note+= adds a line
  FIELD-=VALUE  takes that one out: phone-=\"040 123 4567\", tag-=Choir
  prefer=VALUE  makes the number or address of this value the first of its kind

Areas: family, relatives, friends, studies, work, former_work, hobby, neighbours,
position_of_trust, internship, online, other.

For example:
  vuoro person set Anna phone.work=\"+358 40 123 4567\" birthday=--05-09 tag+=Choir
  vuoro person add \"Pekka Laine\" organisation=\"Laine Oy\" email.work=pekka@example.fi

All of one command is written at once, or nothing; `vuoro undo` takes it back.";

#[derive(Debug, Group)]
pub(crate) struct Favour {
    /// Name, part of a name, or number
    pub(crate) who: String,
    /// In a few words
    pub(crate) what: String,
    /// What kind: introduction, referral, job-tip, advice, feedback, skilled-work, hands-on-help,
    /// listening, hosting, loan, gift, access, visibility, thanks, other
    #[arg(long, default_value = "other", value_parser = words::<FavourKind>())]
    pub(crate) kind: FavourKind,
    #[command(flatten)]
    pub(crate) details: Details,
}

#[derive(Debug, Group)]
pub(crate) struct Introduce {
    pub(crate) a: String,
    pub(crate) b: String,
    /// In a few words
    #[arg(long, default_value = "")]
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) details: Details,
}

#[derive(Debug, Group)]
pub(crate) struct IntroducedBy {
    pub(crate) who: String,
    pub(crate) to_whom: String,
    /// In a few words
    #[arg(long, default_value = "")]
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) details: Details,
}

#[derive(Debug, Group)]
pub(crate) struct Details {
    /// What it cost its giver: nothing, five-minutes, hour, half-day, days, life-changing
    /// [default: hour; five-minutes for an introduction]
    #[arg(long, value_parser = size)]
    pub(crate) size: Option<Size>,
    /// What it was worth to its receiver [default: as much as it cost]
    #[arg(long, value_parser = size)]
    pub(crate) value: Option<Size>,
    /// When: today, yesterday, 2026-11-19, 2026-11, 2026, or ~2019 for "about"
    #[arg(long, default_value = "today", value_name = "DATE")]
    pub(crate) on: String,
    /// Where it stands: asked, promised, done
    #[arg(long, default_value = "done", value_parser = words::<Status>())]
    pub(crate) status: Status,
    #[arg(long, default_value = "")]
    pub(crate) note: String,
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

/// A word of the book, written with hyphens or underscores.
fn words<T>() -> impl Fn(&str) -> Result<T, T::Err> + Clone + Send + Sync
where
    T: std::str::FromStr,
{
    |text: &str| text.to_lowercase().replace('-', "_").parse()
}

/// `FIELD=left`, of two who become one.
fn choice(text: &str) -> Result<Choice, String> {
    let (field, take) = text
        .split_once('=')
        .ok_or("write it as FIELD=left, FIELD=right or FIELD=both")?;
    let said = |error: vuoro_core::domain::words::UnknownWord| error.to_string();
    Ok(Choice {
        field: words::<Field>()(field).map_err(said)?,
        take: words::<Take>()(take).map_err(said)?,
    })
}

/// `theirs`, or `phone=both`.
fn rule(text: &str) -> Result<FieldRule, String> {
    let (field, rule) = match text.split_once('=') {
        Some((field, rule)) => (Some(field), rule),
        None => (None, text),
    };
    let said = |error: vuoro_core::domain::words::UnknownWord| error.to_string();
    let field = field
        .map(|field| words::<Field>()(field).map_err(said))
        .transpose()?;
    let rule = words::<Rule>()(rule).map_err(said)?;
    match field {
        Some(field) if rule == Rule::Both && !field.holds_both() => {
            Err(format!("a {field} is one: say mine or theirs"))
        }
        Some(Field::Circle | Field::Area) => Err("no card says that".into()),
        field => Ok(FieldRule { field, rule }),
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

fn size(text: &str) -> Result<Size, String> {
    match text.to_lowercase().replace(['_', ' '], "-").as_str() {
        "nothing" | "none" | "0" => Ok(Size::Nothing),
        "five-minutes" | "minutes" | "5min" => Ok(Size::FiveMinutes),
        "hour" | "an-hour" | "1h" => Ok(Size::AnHour),
        "half-day" | "half-a-day" => Ok(Size::HalfADay),
        "day" | "days" => Ok(Size::Days),
        "life-changing" | "life" => Ok(Size::LifeChanging),
        _ => Err("it is one of: nothing, five-minutes, hour, half-day, days, life-changing".into()),
    }
}
