//! People, organisations and groups.

use clap::{Args as Group, Subcommand};
use vuoro_core::book::view::{Choice, Field, Take};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::words::UnknownWord;

use super::words;

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
    /// Take people out so that nothing of them is left in the book; no undo brings them back
    #[command(after_help = "\
Their cards, photos, notes and favours go, and the history up to now, which remembers
them. Favours that others took part in stay with those, without words. Backups hold them
until they are rotated away, or --and-backups says otherwise. For a copy first:
vuoro export --format json --to anna.json Anna")]
    Erase {
        #[arg(required = true)]
        who: Vec<String>,
        /// Delete the backups that hold them as well
        #[arg(long)]
        and_backups: bool,
        /// Go on without the backup that is made before, as on a disk that takes none
        #[arg(long)]
        no_backup: bool,
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
    /// Write down one at which nobody is yet, and what is known of it
    #[command(after_help = ORGANISATION_FIELDS)]
    Add {
        name: String,
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Call it otherwise, for everyone who is there
    Rename { organisation: String, name: String },
    /// Write its fields
    #[command(after_help = ORGANISATION_FIELDS)]
    Set {
        organisation: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
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
pub(super) const FIELDS: &str = "\
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
  also-=TEXT    takes out the line of a card that says this and has no field above

Areas: family, relatives, friends, studies, work, former_work, hobby, neighbours,
position_of_trust, internship, online, other.

For example:
  vuoro person set Anna phone.work=\"+358 40 123 4567\" birthday=--05-09 tag+=Choir
  vuoro person add \"Pekka Laine\" organisation=\"Laine Oy\" email.work=pekka@example.fi

All of one command is written at once, or nothing; `vuoro undo` takes it back.";

/// And for that of `organisations set`.
const ORGANISATION_FIELDS: &str = "\
Fields:
  name note phone email url impp social address prefer, written as for a person:
  `vuoro person set --help` shows how.

For example:
  vuoro organisations set \"Laine Oy\" phone.main=\"+358 9 123 456\" note+=\"Closed in July\"

All of one command is written at once, or nothing; `vuoro undo` takes it back.";

/// `FIELD=left`, of two who become one.
fn choice(text: &str) -> Result<Choice, String> {
    let (field, take) = text
        .split_once('=')
        .ok_or("write it as FIELD=left, FIELD=right or FIELD=both")?;
    let said = |error: UnknownWord| error.to_string();
    Ok(Choice {
        field: words::<Field>()(field).map_err(said)?,
        take: words::<Take>()(take).map_err(said)?,
    })
}
