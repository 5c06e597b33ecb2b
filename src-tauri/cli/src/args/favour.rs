//! Favours: recorded, looked at, linked.

use clap::{Args as Group, Subcommand, ValueEnum};
use vuoro_core::book::view::BreakdownBy;
use vuoro_core::domain::channel::Channel;
use vuoro_core::domain::favour::{FavourKind, LinkKind, Status};
use vuoro_core::domain::size::Size;

use super::words;

#[derive(Debug, Group)]
pub(crate) struct Favour {
    /// Name, part of a name, or number
    pub(crate) who: String,
    /// In a few words
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) others: Others,
    #[command(flatten)]
    pub(crate) kind: Kind,
    #[command(flatten)]
    pub(crate) details: Details,
    /// Where it stands: asked, promised, done
    #[arg(long, default_value = "done", value_parser = begun)]
    pub(crate) status: Status,
}

/// What is written down is open or done; all else becomes of it.
fn begun(text: &str) -> Result<Status, String> {
    let status = words::<Status>()(text).map_err(|error| error.to_string())?;
    match status {
        Status::Asked | Status::Promised | Status::Done => Ok(status),
        _ => Err("asked, promised or done".into()),
    }
}

/// A promise, or something asked for: not done yet.
#[derive(Debug, Group)]
pub(crate) struct Open {
    pub(crate) who: String,
    /// In a few words
    pub(crate) what: String,
    /// The other way round: they promise you, or they ask you
    #[arg(long)]
    pub(crate) theirs: bool,
    #[command(flatten)]
    pub(crate) others: Others,
    #[command(flatten)]
    pub(crate) kind: Kind,
    #[command(flatten)]
    pub(crate) details: Details,
}

#[derive(Debug, Group)]
pub(crate) struct Between {
    /// Who did it
    pub(crate) who: String,
    /// Whom it helped
    pub(crate) whom: String,
    /// In a few words
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) others: Others,
    #[command(flatten)]
    pub(crate) kind: Kind,
    #[command(flatten)]
    pub(crate) details: Details,
}

#[derive(Debug, Group)]
pub(crate) struct Others {
    /// Whom else it helped, and what it was worth to them where that differs: --also
    /// Pekka, --also Pekka=days; may be said several times
    #[arg(long, value_name = "WHO[=SIZE]", value_parser = also)]
    pub(crate) also: Vec<Also>,
}

/// Somebody else whom a favour helped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Also {
    pub(crate) who: String,
    pub(crate) value: Option<Size>,
}

fn also(text: &str) -> Result<Also, String> {
    let (who, value) = match text.rsplit_once('=') {
        Some((who, value)) => (who, Some(size(value)?)),
        None => (text, None),
    };
    let who = who.trim().to_owned();
    Ok(Also { who, value })
}

#[derive(Debug, Group)]
pub(crate) struct Kind {
    /// introduction, referral, job-tip, advice, feedback, skilled-work, hands-on-help,
    /// listening, hosting, loan, gift, access, visibility, thanks, other
    #[arg(long, default_value = "other", value_parser = words::<FavourKind>())]
    pub(crate) kind: FavourKind,
}

#[derive(Debug, Group)]
pub(crate) struct Details {
    /// What it cost its giver: nothing, five-minutes, hour, half-day, days, life-changing
    /// [default: hour; five-minutes for an introduction, nothing for thanks]
    #[arg(long, value_parser = size)]
    pub(crate) size: Option<Size>,
    /// What it was worth to its receiver [default: as much as it cost]
    #[arg(long, value_parser = size)]
    pub(crate) value: Option<Size>,
    /// When: today, yesterday, 3-days-ago, 2026-11-19, 19.11.2026, 2026-11, 2026, or ~2019 for "about"
    #[arg(long, default_value = "today", value_name = "DATE")]
    pub(crate) on: String,
    /// By when, while it is asked or promised: 2026-12-01, tomorrow, in-3-days
    #[arg(long, value_name = "DATE")]
    pub(crate) by: Option<String>,
    /// face-to-face, phone, video, message, email, letter
    #[arg(long, value_parser = words::<Channel>())]
    pub(crate) channel: Option<Channel>,
    /// The event or group it belongs to
    #[arg(long, value_name = "NAME", default_value = "")]
    pub(crate) occasion: String,
    #[arg(long, default_value = "")]
    pub(crate) note: String,
}

#[derive(Debug, Group)]
pub(crate) struct Link {
    /// The later favour, by its number
    pub(crate) later: i32,
    /// returns, passes-on or thanks
    #[arg(value_parser = words::<LinkKind>())]
    pub(crate) kind: LinkKind,
    /// The earlier one
    pub(crate) earlier: i32,
}

#[derive(Debug, Group)]
pub(crate) struct Favours {
    /// In what it was, its note or its event
    pub(crate) query: Vec<String>,
    #[arg(long, conflicts_with_all = ["taken", "between"])]
    pub(crate) given: bool,
    #[arg(long, conflicts_with = "between")]
    pub(crate) taken: bool,
    /// Only those between others
    #[arg(long)]
    pub(crate) between: bool,
    #[arg(long, value_parser = words::<FavourKind>())]
    pub(crate) kind: Option<FavourKind>,
    #[arg(long, value_parser = words::<Status>())]
    pub(crate) status: Option<Status>,
    #[arg(long, value_name = "WHO")]
    pub(crate) with: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) occasion: Option<String>,
    /// From this date on: 2026, 2026-11, 2026-11-19
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Up to this date, itself included
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// Voided ones too
    #[arg(long)]
    pub(crate) void: bool,
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: u32,
    #[arg(long, default_value_t = 0)]
    pub(crate) skip: u32,
}

#[derive(Debug, Group)]
pub(crate) struct Balance {
    /// With whom; leave it out for everyone
    pub(crate) who: Option<String>,
    /// List the favours that add up to it; without WHO, the weights behind the shares
    #[arg(long, conflicts_with = "all")]
    pub(crate) why: bool,
    /// As it is on that day; what happens later counts at its full size
    #[arg(long, value_name = "DATE", default_value = "today")]
    pub(crate) on: String,
    /// Numbers of close ties too; of WHO, or of --all
    #[arg(long, conflicts_with = "by")]
    pub(crate) numbers: bool,
    /// Only what passed from this date on, as it weighs today: 2026, 2026-11, 2026-11-19;
    /// not with WHO, --all or --numbers
    #[arg(long, value_name = "DATE", conflicts_with_all = ["who", "all", "numbers"])]
    pub(crate) from: Option<String>,
    /// Only what passed up to this date, itself included
    #[arg(long, value_name = "DATE", conflicts_with_all = ["who", "all", "numbers"])]
    pub(crate) to: Option<String>,
    /// Every tie in figures, in the order in which people came
    #[arg(long, conflicts_with_all = ["who", "by"])]
    pub(crate) all: bool,
    /// The parts of the network
    #[arg(long, value_enum, conflicts_with = "who")]
    pub(crate) by: Option<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    Circle,
    Area,
    Group,
    Kind,
    Year,
}

impl From<Part> for BreakdownBy {
    fn from(part: Part) -> Self {
        match part {
            Part::Circle => Self::Circle,
            Part::Area => Self::Area,
            Part::Group => Self::Group,
            Part::Kind => Self::Kind,
            Part::Year => Self::Year,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Settings {
    /// Choose: half-life=730 target=10 damping=40 promises=5 close-numbers=no region=FI
    Set {
        #[arg(required = true, value_name = "NAME=VALUE")]
        settings: Vec<String>,
    },
}

pub(crate) fn size(text: &str) -> Result<Size, String> {
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
