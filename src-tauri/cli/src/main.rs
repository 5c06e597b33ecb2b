//! The terminal face of Vuoro. It reads arguments, calls one function of
//! `vuoro_core::Book` a command, and prints; it holds no rule of its own.
//!
//! Data goes to standard output, all else to standard error.

mod args;
mod backup;
mod balance;
mod decide;
mod edit;
mod exit;
mod export;
mod favours;
mod history;
mod import;
mod introductions;
mod key;
mod ledger;
mod merge;
mod moment;
mod note;
mod output;
mod path;
mod people;
mod place;
mod placing;
mod progress;
mod prompt;
mod sample;
mod settings;
mod shell;
mod suggestions;
mod today;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Args, Command};
use shell::Shell;
use vuoro_core::domain::favour::Status;

fn main() -> ExitCode {
    vuoro_computer::outlive_file_limits();
    let said = args::grouped(Args::command()).get_matches();
    let args = Args::from_arg_matches(&said).unwrap_or_else(|error| error.exit());
    let mut shell = Shell::new(&args);
    vuoro_core::book::when_waiting(|| {
        let _ = writeln!(
            io::stderr(),
            "another program is writing to the book; waiting for it …"
        );
    });
    let done = match args.command {
        Command::Import(import) => import::import(&mut shell, &import),
        Command::Suggestions { act: None } => suggestions::list(&mut shell),
        Command::Suggestions { act: Some(act) } => suggestions::settle(&mut shell, &act),
        Command::Export(export) => export::export(&mut shell, &export),
        Command::People(list) => people::list(&mut shell, &list),
        Command::Person(said) => edit::person(&mut shell, &said),
        Command::Me { fields } => edit::owner::me(&mut shell, &fields),
        Command::Add(new) => edit::add(&mut shell, &new),
        Command::Organisations(said) => edit::organisations::run(&mut shell, &said),
        Command::Groups(said) => edit::groups::run(&mut shell, &said),
        Command::Place { said, area } => place::place(&mut shell, &said, &area),
        Command::Duplicates {
            all, limit, skip, ..
        } => merge::duplicates(&mut shell, all, limit, skip),
        Command::Merge(said) => merge::merge(&mut shell, &said),
        Command::NotSame { who, other } => merge::not_same(&mut shell, &who, &other),
        Command::Give(favour) => ledger::give(&mut shell, &favour),
        Command::Take(favour) => ledger::take(&mut shell, &favour),
        Command::Promise(said) => ledger::promise(&mut shell, &said),
        Command::Ask(said) => ledger::ask(&mut shell, &said),
        Command::Between(said) => ledger::between(&mut shell, &said),
        Command::Note { line, yes } => note::note(&mut shell, &line.join(" "), yes),
        Command::Introduce(said) => introductions::introduce(&mut shell, &said),
        Command::IntroducedBy(said) => introductions::introduced_by(&mut shell, &said),
        Command::Consent(said) => introductions::consent(&mut shell, &said),
        Command::Outcome(said) => introductions::outcome(&mut shell, &said),
        Command::Introductions => introductions::list(&mut shell),
        Command::Drafts(said) => introductions::drafts(&mut shell, &said),
        Command::Doors => introductions::doors(&mut shell),
        Command::Thank { who, favour } => ledger::thank(&mut shell, who.as_deref(), favour),
        Command::Decline { favour } => ledger::settle(&mut shell, favour, Status::Declined, None),
        Command::Settle { favour, status, on } => {
            ledger::settle(&mut shell, favour, status, Some(&on))
        }
        Command::Void { favour } => ledger::settle(&mut shell, favour, Status::Void, None),
        Command::Link(said) => ledger::link(&mut shell, &said, true),
        Command::Unlink(said) => ledger::link(&mut shell, &said, false),
        Command::Favours(said) => favours::list(&mut shell, &said),
        Command::Favour { number, fields } => favours::favour(&mut shell, number, &fields),
        Command::Balance(said) => balance::balance(&mut shell, &said),
        Command::Path { to, organisation } => path::paths(&mut shell, &to, organisation),
        Command::Loops => today::loops(&mut shell),
        Command::Today => today::today(&mut shell),
        Command::Guard { who, size } => today::guard(&mut shell, who.as_deref(), size),
        Command::Settings { act } => settings::run(&mut shell, act.as_ref()),
        Command::History { limit } => history::history(&mut shell, limit),
        Command::Undo { operation } => history::undo(&mut shell, operation),
        Command::Redo => history::redo(&mut shell),
        Command::Check => people::check(&mut shell),
        Command::Backup(said) => backup::backup(&mut shell, &said),
        Command::Verify { file } => backup::verified(&mut shell, file.as_deref()),
        Command::Restore(said) => backup::restored(&mut shell, &said),
        Command::Key { act } => key::run(&mut shell, act.as_ref()),
        Command::Unlock(said) => key::unlock(&mut shell, &said),
        Command::Sample(what) => sample::make(&mut shell, &what),
    };
    exit::code(done)
}
