//! The clock and the locale of this computer: the core is told, it never asks.

use chrono::{Local, Utc};
use vuoro_core::Now;

pub(crate) fn now() -> Now {
    Now {
        at: Utc::now(),
        today: Local::now().date_naive(),
    }
}

/// The parts of the locale: `fi_FI.UTF-8` is (`fi`, `FI`). WebKitGTK's own
/// answer may be "C", so it is asked of the environment.
pub(crate) fn locale() -> (String, Option<String>) {
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    let name = value.split('.').next().unwrap_or_default();
    match name.split_once('_') {
        Some((language, country)) if country.len() == 2 => {
            (language.to_lowercase(), Some(country.to_uppercase()))
        }
        _ => (name.to_lowercase(), None),
    }
}
