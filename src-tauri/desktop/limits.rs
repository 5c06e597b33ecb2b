//! What each command of the window takes at most. The page is ours, but a page
//! is where other people's texts are shown: whatever it says is measured here,
//! before a command sees it. What a text may be by its meaning, the book judges.
//!
//! A command that is not in the table is not called.

use std::ops::RangeInclusive;

use serde_json::Value;
use tauri::Wry;
use tauri::ipc::{Invoke, InvokeBody};
use vuoro_core::Error;
use vuoro_core::error::{Failure, Invalid};

/// The most that an argument holds, at any depth.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Limit {
    /// Characters of one text.
    text: usize,
    /// Entries of one list.
    entries: usize,
    numbers: RangeInclusive<i64>,
}

const KEYS: RangeInclusive<i64> = 0..=i32::MAX as i64;
const COUNTS: RangeInclusive<i64> = 0..=u32::MAX as i64;

const fn text(most: usize) -> Limit {
    Limit {
        text: most,
        entries: 0,
        numbers: 0..=0,
    }
}

const fn keys(most: usize) -> Limit {
    Limit {
        text: 0,
        entries: most,
        numbers: KEYS,
    }
}

/// One of a few words, a day, or a hash.
const WORD: Limit = text(100);
/// The name of a file, as long as systems let it be.
const FILE: Limit = text(255);
/// What is typed into one line to find something.
const LINE: Limit = text(10_000);
const YES_OR_NO: Limit = text(0);
const KEY: Limit = keys(0);
/// Whoever may be chosen at once: everyone.
const MANY_KEYS: Limit = keys(1_000_000);
const COUNT: Limit = Limit {
    text: 0,
    entries: 0,
    numbers: COUNTS,
};
/// A question: a few words, keys and counts.
const QUERY: Limit = Limit {
    text: 10_000,
    entries: 100,
    numbers: COUNTS,
};
/// A form also says what stood there before, and a card may have brought a
/// property of a million characters.
const FORM: Limit = Limit {
    text: 1_000_000,
    entries: 100_000,
    numbers: KEYS,
};
const SETTINGS: Limit = Limit {
    text: 10,
    entries: 10,
    numbers: -100_000..=100_000,
};
/// Recovery words with their numbers.
const WORDS: Limit = Limit {
    text: 100,
    entries: 24,
    numbers: 0..=24,
};
/// What is decided of the cards of an import, at most as many as it takes.
const WISHES: Limit = Limit {
    text: 1_000,
    entries: 1_000_000,
    numbers: COUNTS,
};
/// Pasted contacts.
const PASTED: Limit = text(32_000_000);
/// A photo of 10 MB in base64.
const PICTURE: Limit = text(14_000_000);
/// A message that opens in the mail program.
const MESSAGE: Limit = text(100_000);
/// Those who come with a favour are numbered below zero.
const FAVOUR: Limit = Limit {
    text: 1_000_000,
    entries: 1_000,
    numbers: -1_000..=i32::MAX as i64,
};
const ACCEPTED: Limit = Limit {
    text: 10_000,
    entries: 1_000_000,
    numbers: KEYS,
};
/// People by their keys, or by a question.
const WHOM: Limit = Limit {
    text: 10_000,
    entries: 1_000_000,
    numbers: COUNTS,
};
const COLUMNS: Limit = Limit {
    text: 10_000,
    entries: 100_000,
    numbers: 0..=0,
};
/// A few forms in text.
const HALF_WRITTEN: Limit = text(4_000_000);
/// Tauri's own name of a channel.
const CHANNEL: Limit = text(100);

type Arguments = &'static [(&'static str, Limit)];

pub(crate) const LIMITS: &[(&str, Arguments)] = &[
    ("start", &[]),
    ("create_book", &[]),
    ("open_sample", &[]),
    ("close_sample", &[]),
    ("settings", &[]),
    ("save_settings", &[("settings", SETTINGS)]),
    ("save_look", &[("language", WORD), ("theme", WORD)]),
    ("keys", &[]),
    ("add_key_way", &[("way", WORD), ("passphrase", LINE)]),
    ("remove_key_way", &[("way", WORD)]),
    ("recovery_words", &[]),
    ("asked_words", &[]),
    ("check_words", &[("answers", WORDS)]),
    ("new_key_words", &[]),
    ("renew_key", &[("answers", WORDS), ("passphrase", LINE)]),
    ("lock_book", &[("halfWritten", HALF_WRITTEN)]),
    ("take_half_written", &[]),
    ("unlock_book", &[("passphrase", LINE)]),
    ("has_keyring", &[]),
    (
        "regain_book",
        &[("words", LINE), ("way", WORD), ("passphrase", LINE)],
    ),
    ("begin_anew", &[]),
    ("save_idle", &[("minutes", COUNT)]),
    ("backups", &[]),
    ("back_up", &[]),
    ("back_up_elsewhere", &[]),
    ("choose_backup", &[]),
    ("verify_backup", &[("name", FILE)]),
    ("compare_backup", &[("name", FILE), ("said", LINE)]),
    (
        "restore_backup",
        &[
            ("name", FILE),
            ("said", LINE),
            ("way", WORD),
            ("passphrase", LINE),
        ],
    ),
    ("people", &[("query", QUERY)]),
    ("person", &[("id", KEY)]),
    ("people_ids", &[("query", QUERY)]),
    ("photo", &[("hash", WORD), ("pixels", COUNT)]),
    ("add_person", &[("person", FORM)]),
    ("in_common", &[("id", KEY)]),
    ("owner_form", &[]),
    ("edit_owner", &[("seen", FORM), ("owner", FORM)]),
    ("person_form", &[("id", KEY)]),
    (
        "edit_person",
        &[("id", KEY), ("seen", FORM), ("person", FORM)],
    ),
    ("edit_people", &[("people", MANY_KEYS), ("act", LINE)]),
    ("deletion", &[("people", MANY_KEYS)]),
    ("erasure", &[("people", MANY_KEYS)]),
    (
        "erase",
        &[
            ("people", MANY_KEYS),
            ("backupsToo", YES_OR_NO),
            ("withoutBackup", YES_OR_NO),
        ],
    ),
    ("reach", &[("whose", KEY), ("by", QUERY)]),
    ("labels", &[]),
    ("choose_photo", &[("id", KEY), ("seen", WORD)]),
    ("take_dropped_photo", &[("id", KEY), ("seen", WORD)]),
    (
        "set_photo",
        &[("id", KEY), ("seen", WORD), ("picture", PICTURE)],
    ),
    ("organisations", &[("text", LINE)]),
    ("organisation", &[("id", KEY)]),
    ("add_organisation", &[("organisation", FORM)]),
    (
        "edit_organisation",
        &[("id", KEY), ("seen", FORM), ("organisation", FORM)],
    ),
    (
        "merge_organisations",
        &[("into", KEY), ("from", keys(10_000))],
    ),
    ("delete_organisation", &[("id", KEY)]),
    ("groups", &[]),
    (
        "rename_group",
        &[("id", KEY), ("name", LINE), ("join", YES_OR_NO)],
    ),
    ("delete_group", &[("id", KEY)]),
    (
        "place_person",
        &[("id", KEY), ("circle", WORD), ("tie", WORD)],
    ),
    ("duplicates", &[("query", QUERY)]),
    ("merge_view", &[("left", KEY), ("right", KEY)]),
    (
        "merge",
        &[("left", KEY), ("right", KEY), ("choices", QUERY)],
    ),
    ("not_same", &[("left", KEY), ("right", KEY)]),
    ("paths", &[("to", QUERY)]),
    ("record_favour", &[("favour", FAVOUR)]),
    ("capture", &[("line", LINE), ("sheet", QUERY)]),
    ("take_capture", &[]),
    ("read_day", &[("text", WORD)]),
    ("day_after", &[("days", COUNT)]),
    (
        "revise_favour",
        &[("id", KEY), ("seen", FAVOUR), ("favour", FAVOUR)],
    ),
    ("favour", &[("id", KEY)]),
    ("settle", &[("favour", KEY), ("status", WORD), ("on", WORD)]),
    ("remind", &[("favour", KEY), ("on", WORD)]),
    ("remind_of_person", &[("id", KEY), ("on", WORD)]),
    (
        "link_favours",
        &[("later", KEY), ("earlier", KEY), ("kind", WORD)],
    ),
    (
        "unlink_favours",
        &[("later", KEY), ("earlier", KEY), ("kind", WORD)],
    ),
    (
        "linkable",
        &[("favour", KEY), ("kind", WORD), ("later", YES_OR_NO)],
    ),
    ("ledger", &[("query", QUERY)]),
    (
        "ledger_rows",
        &[("query", QUERY), ("offset", COUNT), ("limit", COUNT)],
    ),
    ("occasions", &[]),
    ("ask_advice", &[("id", KEY), ("size", WORD)]),
    ("promise_advice", &[]),
    ("today", &[]),
    ("breakdown", &[("by", WORD), ("period", QUERY)]),
    ("introductions", &[]),
    ("doors", &[]),
    (
        "consent",
        &[("favour", KEY), ("said", FAVOUR), ("on", WORD)],
    ),
    (
        "outcome",
        &[("favour", KEY), ("outcome", WORD), ("on", WORD)],
    ),
    ("drafts", &[("favour", KEY), ("language", WORD)]),
    (
        "open_draft",
        &[
            ("people", keys(1_000)),
            ("subject", LINE),
            ("body", MESSAGE),
        ],
    ),
    ("placing", &[("limit", COUNT), ("passed", MANY_KEYS)]),
    ("place", &[("id", KEY), ("circle", WORD), ("areas", QUERY)]),
    ("thank", &[("favour", KEY)]),
    ("overview", &[("period", QUERY)]),
    ("history", &[("before", KEY)]),
    ("undo", &[("operation", KEY)]),
    ("redo", &[]),
    (
        "export_people",
        &[("format", WORD), ("whom", WHOM), ("progress", CHANNEL)],
    ),
    ("cancel_export", &[]),
    ("choose_files", &[("contacts", WORD), ("all", WORD)]),
    ("take_dropped", &[]),
    ("offer_text", &[("text", PASTED)]),
    ("say_columns", &[("columns", COLUMNS)]),
    (
        "preview_import",
        &[("wishes", WISHES), ("progress", CHANNEL)],
    ),
    (
        "apply_import",
        &[
            ("digest", WORD),
            ("wishes", WISHES),
            ("withoutBackup", YES_OR_NO),
            ("progress", CHANNEL),
        ],
    ),
    ("cancel_import", &[]),
    ("suggestions", &[]),
    ("count_suggestions", &[]),
    ("accept_suggestions", &[("accepted", ACCEPTED)]),
    ("dismiss_suggestions", &[("ids", MANY_KEYS)]),
];

/// Calls only what is in the table, and only with what it takes.
pub(crate) fn within(
    call: impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    move |invoke| match refused(invoke.message.command(), invoke.message.payload()) {
        Some(error) => {
            invoke.resolver.reject(Failure::from(error));
            true
        }
        None => call(invoke),
    }
}

fn refused(command: &str, said: &InvokeBody) -> Option<Error> {
    let listed = LIMITS.iter().find(|(name, _)| *name == command);
    let (Some((_, limits)), InvokeBody::Json(Value::Object(said))) = (listed, said) else {
        return Some(Error::NotFound("command"));
    };
    said.iter().find_map(|(name, value)| {
        match limits.iter().find(|(argument, _)| argument == name) {
            Some((_, limit)) => limit.broken_by(value).map(Error::Invalid),
            None => Some(Error::NotFound("argument")),
        }
    })
}

impl Limit {
    fn broken_by(&self, value: &Value) -> Option<Invalid> {
        match value {
            Value::Null | Value::Bool(_) => None,
            Value::Number(number) => {
                let within = number.as_i64().is_some_and(|n| self.numbers.contains(&n));
                (!within).then_some(Invalid::Number)
            }
            Value::String(text) => self.is_too_long(text).then_some(Invalid::TooLong),
            Value::Array(list) if list.len() > self.entries => Some(Invalid::TooMany),
            Value::Array(list) => list.iter().find_map(|one| self.broken_by(one)),
            Value::Object(parts) => parts.values().find_map(|part| self.broken_by(part)),
        }
    }

    /// Characters are counted only where bytes do not tell.
    fn is_too_long(&self, text: &str) -> bool {
        text.len() > self.text && text.chars().count() > self.text
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    /// The commands as the page has them, each with its arguments.
    fn commands() -> BTreeMap<String, Vec<String>> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("bindings.ts");
        crate::bindings(&file).expect("the types can be said in TypeScript");
        let text = std::fs::read_to_string(file).expect("it was written");
        let calls = text.lines().filter_map(|line| {
            let (_, call) = line.split_once("__TAURI_INVOKE<")?;
            let (_, call) = call.split_once(">(\"")?;
            let (name, rest) = call.split_once('"')?;
            let arguments = rest.trim_start_matches(", {").trim_end_matches("}),");
            let arguments = arguments.split(',').map(str::trim);
            let named = arguments.filter(|name| name.chars().all(char::is_alphanumeric));
            let named = named.filter(|name| !name.is_empty()).map(str::to_owned);
            Some((name.to_owned(), named.collect()))
        });
        calls.collect()
    }

    #[test]
    fn every_command_says_what_it_takes_at_most() {
        let commands = commands();
        assert!(commands.len() > 70, "they are read from the bindings");
        for (command, arguments) in &commands {
            let listed = LIMITS.iter().find(|(name, _)| name == command);
            let (_, limits) = listed.unwrap_or_else(|| panic!("{command} has no limits"));
            let limited: Vec<&str> = limits.iter().map(|(name, _)| *name).collect();
            assert_eq!(&limited, arguments, "the arguments of {command}");
        }
        assert_eq!(LIMITS.len(), commands.len(), "none is listed that is gone");
        let count = commands.len();
        crate::reached::leave(
            "commands",
            &format!("{count} of {count} commands listed with their limits"),
        );
    }

    #[test]
    fn what_is_over_the_limit_reaches_no_command() {
        let said = |name: &str, value: Value| InvokeBody::Json(json!({ name: value }));
        for (command, limits) in LIMITS {
            for (name, limit) in *limits {
                let at_most = "x".repeat(limit.text);
                let numbers = [*limit.numbers.start(), *limit.numbers.end()];
                let entries = vec![Value::Null; limit.entries];
                for fits in [
                    json!(at_most),
                    json!(numbers[1]),
                    json!(entries),
                    json!(true),
                ] {
                    let refused = refused(command, &said(name, fits));
                    assert!(refused.is_none(), "{command} {name}: {refused:?}");
                }
                let mut entries = entries;
                entries.push(Value::Null);
                let within = |value: &Value| json!({ "deep": { "down": value } });
                for (over, why) in [
                    (json!(format!("{at_most}x")), Invalid::TooLong),
                    (json!(entries), Invalid::TooMany),
                    (json!(numbers[1] + 1), Invalid::Number),
                    (json!(numbers[0] - 1), Invalid::Number),
                    (json!(1e300), Invalid::Number),
                    (json!(0.5), Invalid::Number),
                ] {
                    for over in [within(&over), over] {
                        let refused = refused(command, &said(name, over));
                        assert!(
                            matches!(&refused, Some(Error::Invalid(said)) if *said == why),
                            "{command} {name}: {refused:?} and not {why:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_not_in_the_table_is_not_called() {
        let nothing = InvokeBody::Json(json!({}));
        assert!(refused("people", &nothing).is_none());
        assert!(refused("read_file", &nothing).is_some());
        let more = InvokeBody::Json(json!({ "id": 1, "path": "/etc/passwd" }));
        assert!(refused("person", &more).is_some());
        assert!(refused("person", &InvokeBody::Raw(vec![1])).is_some());
    }
}
