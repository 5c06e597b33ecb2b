//! The terminal face of Vuoro. It reads arguments, calls one function of
//! `vuoro_core::Book` a command, and prints; it holds no rule of its own.
//!
//! Data goes to standard output, all else to standard error.

mod args;
mod balance;
mod decide;
mod edit;
mod exchange;
mod exit;
mod ledger;
mod merge;
mod moment;
mod output;
mod path;
mod people;
mod progress;
mod sample;
mod shell;
mod suggestions;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use shell::Shell;

fn main() -> ExitCode {
    let args = Args::parse();
    let mut shell = Shell::new(&args);
    let done = match args.command {
        Command::Import(import) => exchange::import(&mut shell, &import),
        Command::Suggestions { act: None } => suggestions::list(&mut shell),
        Command::Suggestions { act: Some(act) } => suggestions::settle(&mut shell, &act),
        Command::Export(export) => exchange::export(&mut shell, &export),
        Command::People(list) => people::list(&mut shell, &list),
        Command::Person(said) => edit::person(&mut shell, &said),
        Command::Add(new) => edit::add(&mut shell, &new),
        Command::Organisations(said) => edit::organisations::run(&mut shell, &said),
        Command::Groups(said) => edit::groups::run(&mut shell, &said),
        Command::Place { who, circle } => people::place(&mut shell, &who, circle),
        Command::Duplicates {
            all, limit, skip, ..
        } => merge::duplicates(&mut shell, all, limit, skip),
        Command::Merge(said) => merge::merge(&mut shell, &said),
        Command::NotSame { who, other } => merge::not_same(&mut shell, &who, &other),
        Command::Give(favour) => ledger::give(&mut shell, &favour),
        Command::Take(favour) => ledger::take(&mut shell, &favour),
        Command::Introduce(introduction) => ledger::introduce(&mut shell, &introduction),
        Command::IntroducedBy(introduction) => ledger::introduced_by(&mut shell, &introduction),
        Command::Thank { who } => ledger::thank(&mut shell, &who),
        Command::Settle { favour, status } => ledger::settle(&mut shell, favour, status),
        Command::Balance { who: Some(who) } => balance::person(&mut shell, &who),
        Command::Balance { who: None } => balance::overview(&mut shell),
        Command::Path { to, organisation } => path::paths(&mut shell, &to, organisation),
        Command::History { limit } => ledger::history(&mut shell, limit),
        Command::Undo { operation } => ledger::undo(&mut shell, operation),
        Command::Check => people::check(&mut shell),
        Command::Sample(what) => sample::make(&mut shell, &what),
    };
    exit::code(done)
}
