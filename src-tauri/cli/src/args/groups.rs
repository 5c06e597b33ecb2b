//! The commands in groups, as the help shows them.

use clap::Command;

const GROUPS: &[(&str, &[&str])] = &[
    (
        "Write down",
        &["note", "give", "take", "promise", "ask", "between", "thank"],
    ),
    (
        "Introductions",
        &[
            "introduce",
            "introduced-by",
            "consent",
            "outcome",
            "introductions",
            "drafts",
            "doors",
            "path",
        ],
    ),
    ("Whose turn", &["balance", "today", "loops", "guard"]),
    (
        "The ledger",
        &[
            "favours",
            "favour",
            "settle",
            "decline",
            "void",
            "link",
            "unlink",
            "suggestions",
        ],
    ),
    (
        "People",
        &[
            "people",
            "person",
            "add",
            "me",
            "place",
            "organisations",
            "groups",
            "duplicates",
            "merge",
            "not-same",
        ],
    ),
    (
        "The book",
        &[
            "import", "export", "history", "undo", "redo", "check", "backup", "verify", "restore",
            "key", "unlock", "settings", "sample",
        ],
    ),
];

/// The same command, whose help shows its commands in groups.
pub(crate) fn grouped(command: Command) -> Command {
    let mut text = String::new();
    let mut rest: Vec<&Command> = command.get_subcommands().collect();
    for (title, names) in GROUPS {
        text.push_str(&format!("{title}:\n"));
        for name in *names {
            if let Some(at) = rest.iter().position(|one| one.get_name() == *name) {
                line(&mut text, rest.remove(at));
            }
        }
        text.push('\n');
    }
    for one in rest {
        line(&mut text, one);
    }
    command.help_template(format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{text}Options:\n{{options}}{{after-help}}"
    ))
}

fn line(text: &mut String, command: &Command) {
    let about = command.get_about().map(ToString::to_string);
    let about = about.unwrap_or_default();
    text.push_str(&format!("  {:<15} {}\n", command.get_name(), about));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_command_stands_in_one_group() {
        let all = crate::args::Args::command();
        let mut left: BTreeSet<&str> = all.get_subcommands().map(Command::get_name).collect();
        for name in GROUPS.iter().flat_map(|(_, names)| *names) {
            assert!(left.remove(name), "{name} stands in two groups, or is none");
        }
        assert_eq!(left, BTreeSet::new(), "these stand in no group");
    }
}
