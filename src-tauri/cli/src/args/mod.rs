//! What may be said on the command line.

mod backup;
mod exchange;
mod favour;
mod groups;
mod introduction;
mod key;
mod people;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use vuoro_core::domain::circle::LifeArea;
use vuoro_core::domain::favour::Status;
use vuoro_core::domain::size::Size;

use backup::BACKUP_HELP;
pub(crate) use backup::{Backup, Restore};
use exchange::IMPORT_HELP;
pub(crate) use exchange::{
    Alike, Export, Format, Import, Language, Phone, Sample, Suggestions, Way,
};
pub(crate) use favour::{
    Also, Balance, Between, Details, Favour, Favours, Kind, Link, Open, Settings, size,
};
pub(crate) use groups::grouped;
pub(crate) use introduction::{ConsentGiven, Drafts, Introduce, IntroducedBy, OutcomeSeen, Tongue};
pub(crate) use key::{KeyAct, Unlock};
use people::FIELDS;
pub(crate) use people::{
    AddPerson, GroupAct, Groups, Merge, OrganisationAct, Organisations, People, Person, PersonAct,
};

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

What happened goes in as one line too:
  vuoro note \"Anna introduced me to Pekka at Slush yesterday\"

WHO is a name, the beginning of any part of one, or the number that lists show.
If several people match, they are listed and nothing is changed.
Every change can be taken back with `vuoro undo`.

Exit codes: 0 done, 1 it failed, 2 wrong usage, 3 nobody or several people match, or
there is nothing to undo, 4 a file cannot be read or holds no contacts, or a backup is
damaged, 5 the book cannot be opened or a key was refused,
6 the book is busy, 7 what was said makes no sense, 130 stopped."
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
    /// Say of yourself what others may have in common with you; alone, show it
    #[command(after_help = "\
Fields: given family organisation town, and group+= or group-= for each group.
Groups are where you are and where you were: choirs, schools, former employers.
  vuoro me organisation=\"Kivi Oy\" town=Tampere group+=\"Aalto University\" group+=Choir
`vuoro person WHO` then shows what the two of you share.")]
    Me {
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Add a person: `vuoro person add` in short
    #[command(after_help = FIELDS)]
    Add(AddPerson),
    /// List organisations; show, rename, merge or delete one
    Organisations(Organisations),
    /// List groups (tags); show, rename or delete one
    Groups(Groups),
    /// Say how close people are, and where from you know them; alone, list who is in no circle
    #[command(after_help = "\
  vuoro place Anna Pekka friend --area work     both are friends, from work
  vuoro place Anna none                         out of her circle")]
    Place {
        /// People, and last the circle: core, close, friend, network, acquaintance or none
        #[arg(value_name = "WHO… CIRCLE")]
        said: Vec<String>,
        /// family, relatives, friends, studies, work, former-work, hobby, neighbours,
        /// position-of-trust, internship, online, other; may be said several times
        #[arg(long, value_parser = words::<LifeArea>())]
        area: Vec<LifeArea>,
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
    /// Record what you promised someone (with --theirs: what they promised you)
    Promise(Open),
    /// Record what you asked of someone (with --theirs: what they asked of you)
    Ask(Open),
    /// Record a favour that one person did for another
    Between(Between),
    /// Write down in one line what happened: "Anna introduced me to Pekka at Slush yesterday"
    Note {
        /// In your own words, English or Finnish
        #[arg(required = true)]
        line: Vec<String>,
        /// Save it as it was read; else you are asked
        #[arg(long)]
        yes: bool,
    },
    /// Introduce two or more people to each other
    Introduce(Introduce),
    /// Record that somebody introduced you to someone
    IntroducedBy(IntroducedBy),
    /// Note what the people of an introduction say to it
    Consent(ConsentGiven),
    /// Note what became of an introduction
    Outcome(OutcomeSeen),
    /// List introductions on their way, by how far they have come
    Introductions,
    /// Print the messages of an introduction, to look over and send yourself
    Drafts(Drafts),
    /// Show who opened which door
    Doors,
    /// Note that you thanked someone for the latest favour, or for one by its number
    Thank {
        #[arg(required_unless_present = "favour")]
        who: Option<String>,
        #[arg(long, value_name = "NUMBER", conflicts_with = "who")]
        favour: Option<i32>,
    },
    /// Note that what was asked will not be done, by its number
    Decline { favour: i32 },
    /// Say what became of an open favour, by its number
    Settle {
        favour: i32,
        /// promised, done, declined, withdrawn or lapsed
        #[arg(value_parser = words::<Status>())]
        status: Status,
        #[arg(long, value_name = "DATE", default_value = "today")]
        on: String,
    },
    /// Take a favour out of every count: it was written down by mistake
    Void { favour: i32 },
    /// Say that a favour returns, passes on or thanks for an earlier one
    Link(Link),
    /// Take such a word back
    Unlink(Link),
    /// List favours with their numbers, the latest first
    Favours(Favours),
    /// Show everything about one favour, or rewrite it: what= note= on= by= kind= size= value=
    /// channel= occasion=
    Favour {
        number: i32,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Show the balance with one person, or with everyone
    Balance(Balance),
    /// Show what is open, and how each is closed
    Loops,
    /// Show what today asks for: what you could give, what is open, birthdays, old ties
    Today,
    /// Say what is good to know before you ask someone; alone, before you promise once more
    Guard {
        who: Option<String>,
        /// How much you would ask for
        #[arg(long, default_value = "hour", value_parser = size, requires = "who")]
        size: Size,
    },
    /// Show or choose what the measures depend on
    Settings {
        #[command(subcommand)]
        act: Option<Settings>,
    },
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
    /// Do again what the latest undo took back
    Redo,
    /// Check that the book is whole
    Check,
    /// Back the book up beside itself, or elsewhere; or list its backups
    #[command(after_help = BACKUP_HELP)]
    Backup(Backup),
    /// Read a backup to its end, to see whether it is sound; alone, the book
    Verify {
        /// Its name in the list, or a file
        #[arg(value_name = "BACKUP")]
        file: Option<PathBuf>,
    },
    /// Put a backup in the book's place, or write it as a book elsewhere
    #[command(after_help = "\
What it would give and take is shown first. The book that is there is backed up before it is
exchanged, so that `vuoro restore` of that backup takes it back.")]
    Restore(Restore),
    /// Show what opens the book; add a way, take one out, write down the recovery words
    #[command(after_help = key::WAYS)]
    Key {
        #[command(subcommand)]
        act: Option<KeyAct>,
    },
    /// Open a book whose key is lost, with its recovery words
    Unlock(Unlock),
    /// Make invented contacts, or a book of them, to try things out
    #[command(subcommand)]
    Sample(Sample),
}

/// A word of the book, written with hyphens or underscores.
fn words<T>() -> impl Fn(&str) -> Result<T, T::Err> + Clone + Send + Sync
where
    T: std::str::FromStr,
{
    |text: &str| text.to_lowercase().replace('-', "_").parse()
}
