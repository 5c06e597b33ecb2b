//! Introductions, from the first question to what came of them.

use clap::{Args as Group, ValueEnum};
use vuoro_core::domain::favour::Outcome;

use super::{Details, words};

#[derive(Debug, Group)]
pub(crate) struct Introduce {
    /// Two or more people
    #[arg(required = true, num_args = 2.., value_name = "WHO")]
    pub(crate) who: Vec<String>,
    /// Ask them first: it begins as promised, and `vuoro consent` notes what they say
    #[arg(long)]
    pub(crate) ask: bool,
    /// Somebody else introduced them
    #[arg(long = "through", value_name = "WHO", conflicts_with = "ask")]
    pub(crate) through: Option<String>,
    /// Why, in a few words
    #[arg(long, default_value = "")]
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) details: Details,
}

#[derive(Debug, Group)]
pub(crate) struct IntroducedBy {
    pub(crate) who: String,
    pub(crate) to_whom: String,
    /// It is not done yet: you asked them for it
    #[arg(long)]
    pub(crate) ask: bool,
    /// Why, in a few words
    #[arg(long, default_value = "")]
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) details: Details,
}

#[derive(Debug, Group)]
pub(crate) struct ConsentGiven {
    /// The introduction, by its number
    pub(crate) introduction: i32,
    /// Who, and asked, agreed or declined; several pairs may follow
    #[arg(required = true, num_args = 2.., value_name = "WHO ANSWER")]
    pub(crate) said: Vec<String>,
    #[arg(long, value_name = "DATE", default_value = "today")]
    pub(crate) on: String,
}

#[derive(Debug, Group)]
pub(crate) struct OutcomeSeen {
    /// The introduction, by its number
    pub(crate) introduction: i32,
    /// sent, met, useful or faded
    #[arg(value_parser = words::<Outcome>())]
    pub(crate) outcome: Outcome,
    #[arg(long, value_name = "DATE", default_value = "today")]
    pub(crate) on: String,
}

#[derive(Debug, Group)]
pub(crate) struct Drafts {
    /// The introduction, by its number
    pub(crate) introduction: i32,
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    pub(crate) language: Tongue,
    /// Links that open them in your mail program
    #[arg(long)]
    pub(crate) mailto: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tongue {
    En,
    Fi,
}
