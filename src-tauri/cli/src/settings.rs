//! What the owner chose for the whole book.

use std::io::Write;

use vuoro_core::book::view::Settings;

use crate::args;
use crate::exit::Stop;
use crate::output::visible;
use crate::shell::Shell;

pub(crate) fn run(shell: &mut Shell, act: Option<&args::Settings>) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let mut settings = book.settings()?;
    if let Some(args::Settings::Set { settings: said }) = act {
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
    let number = || value.parse::<u32>().map_err(|_| unclear());
    match name {
        "half-life" => settings.half_life_days = number()?,
        "target" => settings.target_percent = value.parse().map_err(|_| unclear())?,
        "damping" => settings.damping_tenths = number()?,
        "promises" => settings.promises_at_most = number()?,
        "region" => settings.region = value.to_uppercase(),
        "close-numbers" => {
            settings.numbers_for_close = match value {
                "yes" | "on" => true,
                "no" | "off" => false,
                _ => return Err(unclear()),
            }
        }
        "cadence" => {
            let days: Result<Vec<u16>, _> = value.split(',').map(str::parse).collect();
            let days = days.ok().and_then(|days| days.try_into().ok());
            settings.cadence_days = days.ok_or_else(unclear)?;
        }
        _ => return Err(unclear()),
    }
    Ok(())
}
