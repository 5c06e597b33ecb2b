//! What the owner chose for the whole book.

use std::fmt::Display;
use std::io::Write;
use std::ops::RangeInclusive;
use std::str::FromStr;

use vuoro_core::book::view::Settings;

use crate::args;
use crate::edit::said_once;
use crate::exit::Stop;
use crate::output::visible;
use crate::shell::Shell;

pub(crate) fn run(shell: &mut Shell, act: Option<&args::Settings>) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let mut settings = book.settings()?;
    if let Some(args::Settings::Set { settings: said }) = act {
        said_once(said)?;
        for word in said {
            choose(&mut settings, word)?;
        }
        book.set_settings(&settings)?;
    }
    if shell.json {
        return shell.print_json(&settings);
    }
    let yes = if settings.numbers_for_close {
        "yes"
    } else {
        "no"
    };
    let [core, close, friend, network, acquaintance] = settings.cadence_days;
    for (name, value, what) in [
        (
            "half-life",
            settings.half_life_days.to_string(),
            "days after which a favour weighs half",
        ),
        (
            "target",
            settings.target_percent.to_string(),
            "hundredths of lean; above 0 is to give a little more",
        ),
        (
            "damping",
            settings.damping_tenths.to_string(),
            "tenths of weight that keep one coffee from tipping a balance",
        ),
        (
            "promises",
            settings.promises_at_most.to_string(),
            "open ones from which on a kind no is suggested",
        ),
        (
            "close-numbers",
            yes.into(),
            "close ties show their numbers too",
        ),
        (
            "region",
            settings.region.clone(),
            "how a number without a country code is read",
        ),
        (
            "cadence",
            format!("{core},{close},{friend},{network},{acquaintance}"),
            "days between contacts, from core to acquaintance",
        ),
    ] {
        let chosen = format!("{name}={value}");
        writeln!(shell.out, "  {chosen:<26} {what}")?;
    }
    Ok(())
}

fn choose(settings: &mut Settings, said: &str) -> Result<(), Stop> {
    let unclear = || Stop::Unclear {
        what: format!("\"{}\" is no setting, or no value of one", visible(said)),
        hint: "for example `vuoro settings set half-life=365 close-numbers=yes`".into(),
    };
    let (name, value) = said.split_once('=').ok_or_else(unclear)?;
    match name {
        "half-life" => settings.half_life_days = within(name, value, &Settings::HALF_LIFE_DAYS)?,
        "target" => settings.target_percent = within(name, value, &Settings::TARGET_PERCENT)?,
        "damping" => settings.damping_tenths = within(name, value, &Settings::DAMPING_TENTHS)?,
        "promises" => settings.promises_at_most = within(name, value, &Settings::PROMISES_AT_MOST)?,
        "region" => settings.region = value.to_uppercase(),
        "close-numbers" => {
            settings.numbers_for_close = match value {
                "yes" | "on" => true,
                "no" | "off" => false,
                _ => return Err(unclear()),
            }
        }
        "cadence" => {
            let days = value.split(',');
            let days = days.map(|days| within(name, days, &Settings::CADENCE_DAYS));
            let days: Vec<u16> = days.collect::<Result<_, _>>()?;
            settings.cadence_days = days.try_into().map_err(|_| unclear())?;
        }
        _ => return Err(unclear()),
    }
    Ok(())
}

/// A number of a setting, in its range.
fn within<N>(name: &str, value: &str, range: &RangeInclusive<N>) -> Result<N, Stop>
where
    N: FromStr + PartialOrd + Display,
{
    let hint = format!("it is from {} to {}", range.start(), range.end());
    // A number that no memory holds is one all the same.
    let digits = value.strip_prefix('-').unwrap_or(value);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match value.parse() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ if is_number => Err(Stop::Unfit {
            what: format!("{name}: {} is out of its range", visible(value)),
            hint,
        }),
        _ => Err(Stop::Unclear {
            what: format!("{name}: \"{}\" is no number", visible(value)),
            hint,
        }),
    }
}
