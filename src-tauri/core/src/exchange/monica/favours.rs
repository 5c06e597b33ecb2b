//! What the document tells of favours: who introduced somebody, and their
//! debts, gifts and activities. All of it is only proposed.

use serde_json::Value;

use super::document::Document;
use super::record::{day, plain, records, text_of};
use crate::domain::date::When;
use crate::domain::favour::Direction;
use crate::domain::suggestion::{Hint, Origin, Whom, Work};
use crate::exchange::table::{DayOrder, beginning, when};

pub(super) fn read(value: &Value, document: &Document<'_>, line: u64) -> Vec<Hint> {
    let of = |origin, direction, what: String, note: String, on| Hint {
        line,
        origin,
        whom: Whom::ThisContact,
        work: Work::default(),
        direction,
        what,
        note,
        on,
    };
    let mut hints = Vec::new();
    hints.extend(introduction(value, document, line));
    for (kind, record) in records(value) {
        match kind {
            "debt" => {
                let mine = text_of(record, "in_debt") == "true";
                let direction = if mine {
                    Direction::Taken
                } else {
                    Direction::Given
                };
                let sum = [text_of(record, "amount"), text_of(record, "currency")];
                let sum = sum.join(" ").trim().to_owned();
                let reason = text_of(record, "reason");
                let what = if reason.is_empty() {
                    sum
                } else {
                    format!("{sum}: {reason}")
                };
                let on = date(&text_of(record, "created_at"));
                let (what, note) = told(&what, "");
                hints.push(of(Origin::Debt, Some(direction), what, note, on));
            }
            "gift" => {
                let direction = match text_of(record, "status").as_str() {
                    "offered" => Direction::Given,
                    "received" => Direction::Taken,
                    // An idea is no gift yet.
                    _ => continue,
                };
                let on =
                    date(&text_of(record, "date")).or_else(|| date(&text_of(record, "created_at")));
                let (what, note) = told(&text_of(record, "name"), &text_of(record, "comment"));
                hints.push(of(Origin::Gift, Some(direction), what, note, on));
            }
            "activity" => {
                let Some(activity) = document.activity(&plain(record)) else {
                    continue;
                };
                let on = date(&text_of(&activity, "happened_at"));
                let summary = text_of(&activity, "summary");
                let (what, note) = told(&summary, &text_of(&activity, "description"));
                hints.push(of(Origin::Activity, None, what, note, on));
            }
            _ => {}
        }
    }
    hints.retain(|hint| hint.origin == Origin::Introduction || !hint.what.is_empty());
    hints
}

/// A line for the ledger, and its note: all that the line has not.
fn told(short: &str, long: &str) -> (String, String) {
    let (head, rest) = match short.is_empty() {
        true => (long, ""),
        false => (short, long),
    };
    let what = beginning(head);
    let cut = if what == head { "" } else { head };
    let note = [cut, rest].into_iter().filter(|text| !text.is_empty());
    let note = note.collect::<Vec<_>>().join("\n\n");
    (what, note)
}

fn introduction(value: &Value, document: &Document<'_>, line: u64) -> Option<Hint> {
    let uid = text_of(value, "first_met_through");
    let name = document.name(&uid)?.to_owned();
    let met = value.pointer("/properties/first_met_date").and_then(day);
    let on = met.and_then(|day| {
        chrono::NaiveDate::from_ymd_opt(day.year?, day.month, day.day).map(When::on)
    });
    Some(Hint {
        line,
        origin: Origin::Introduction,
        whom: Whom::Other { name, uid },
        work: Work::default(),
        direction: Some(Direction::Taken),
        what: String::new(),
        note: String::new(),
        on,
    })
}

fn date(text: &str) -> Option<When> {
    when(text, DayOrder::DayFirst)
}
