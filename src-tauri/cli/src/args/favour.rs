//! Favours and introductions.

use clap::Args as Group;
use vuoro_core::domain::favour::{FavourKind, Status};
use vuoro_core::domain::size::Size;

use super::words;

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
