//! Lines that a `Contact` keeps for others, as somebody reads them: what each
//! is called, and what it says.

use std::collections::{HashMap, HashSet};

use super::head::Head;
use super::label;
use super::parameters::is_about_parameters;
use super::text::{split, unescape};

/// A line that says something of whose card it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<'a> {
    pub line: &'a str,
    /// The property in capitals (`GENDER`, `X-ABDATE`); '' for the column of a
    /// table, whose name is the label.
    pub name: String,
    /// The source's own label, or ''.
    pub label: String,
    pub value: String,
}

/// The property that a column of a table is kept in.
const COLUMN: &str = "X-VUORO-COLUMN";
const LABEL: &str = "X-ABLABEL";

/// What concerns the card, or the program that wrote it, and nobody else.
const OF_THE_CARD: [&str; 8] = [
    "REV",
    "PRODID",
    "VERSION",
    "PROFILE",
    "CLIENTPIDMAP",
    "X-ABUID",
    "X-ABSHOWAS",
    LABEL,
];

/// The most characters of a value that are shown.
const MOST: usize = 1_000;

/// The lines that there is something to read in.
pub fn kept(lines: &[String]) -> Vec<Kept<'_>> {
    let labels = own_labels(lines);
    lines
        .iter()
        .filter(|line| !is_about_parameters(line))
        .filter_map(|line| {
            let (group, name, value) = parts(line)?;
            if OF_THE_CARD.contains(&name.as_str()) {
                return None;
            }
            let column = name == COLUMN;
            let mut said = match column {
                true => split(value, b';'),
                false => vec![readable(value)],
            };
            let label = match column {
                true => said.remove(0),
                false => {
                    let label = labels.get(&group.to_ascii_lowercase());
                    label.cloned().unwrap_or_default()
                }
            };
            Some(Kept {
                line,
                name: if column { String::new() } else { name },
                label,
                value: said.join(";").chars().take(MOST).collect(),
            })
        })
        .collect()
}

/// What stays of `lines` when the owner wants only `wanted` of them: a label
/// goes with the last line that it was of.
pub fn left(lines: &[String], wanted: &[String]) -> Vec<String> {
    let wanted: HashSet<&String> = wanted.iter().collect();
    let stay: Vec<&String> = lines.iter().filter(|line| wanted.contains(line)).collect();
    let (all, used) = (used_groups(lines), used_groups(stay.iter().copied()));
    let idle = |line: &str| {
        parts(line).is_some_and(|(group, name, _)| {
            let group = group.to_ascii_lowercase();
            name == LABEL && all.contains(&group) && !used.contains(&group)
        })
    };
    let left = stay.iter().filter(|line| !idle(line));
    left.map(|line| (*line).clone()).collect()
}

/// The groups with a line that is more than a label, in small letters.
fn used_groups<'a>(lines: impl IntoIterator<Item = &'a String>) -> HashSet<String> {
    let lines = lines.into_iter().filter_map(|line| parts(line));
    let used = lines.filter(|(_, name, _)| name != LABEL);
    used.map(|(group, ..)| group.to_ascii_lowercase()).collect()
}

/// Group, name in capitals, and value.
fn parts(line: &str) -> Option<(&str, String, &str)> {
    let head = Head::of(line.as_bytes())?;
    let group = std::str::from_utf8(head.group).ok()?;
    let name = String::from_utf8_lossy(head.name).to_ascii_uppercase();
    Some((group, name, line.get(head.value..)?))
}

/// The label of each group, by its name in small letters.
fn own_labels(lines: &[String]) -> HashMap<String, String> {
    let mut labels = HashMap::new();
    for (group, name, value) in lines.iter().filter_map(|line| parts(line)) {
        if name == LABEL && !group.is_empty() {
            let label = labels.entry(group.to_ascii_lowercase());
            label.or_insert_with(|| label::of_own(&unescape(value)));
        }
    }
    labels
}

/// Of what is no text for anybody, what it is.
fn readable(value: &str) -> String {
    match value.strip_prefix("data:") {
        Some(data) => data.split([';', ',']).next().unwrap_or_default().into(),
        None => unescape(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[&str]) -> Vec<String> {
        text.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn what_is_kept_is_read_by_name_label_and_value() {
        let lines = lines(&[
            "REV:2020",
            "item1.X-ABDATE;type=pref:2019-06-01",
            "Item1.X-ABLabel:_$!<First met>!$_",
            "GENDER:F;grrrl\\, mostly",
            "X-VUORO-COLUMN:Connected On;12 Jan 2024\\; at noon",
            "LOGO;TYPE=PNG:data:image/png;base64,iVBORw0KGgo=",
            "X-VUORO-PARAMETERS:ORG;SORT-AS=x",
            "no property",
        ]);
        let read: Vec<_> = kept(&lines)
            .into_iter()
            .map(|kept| format!("{}|{}|{}", kept.name, kept.label, kept.value))
            .collect();
        assert_eq!(
            read,
            [
                "X-ABDATE|first met|2019-06-01",
                "GENDER||F;grrrl, mostly",
                "|Connected On|12 Jan 2024; at noon",
                "LOGO||image/png",
            ]
        );
    }

    #[test]
    fn a_label_goes_with_its_last_line() {
        let all = lines(&[
            "item1.X-ABDATE:2019",
            "item1.X-ABLabel:Met",
            "item2.X-ABLabel:Of nothing",
            "REV:1",
        ]);
        assert_eq!(left(&all, &all), all);
        assert_eq!(left(&all, &all[1..]), &all[2..]);
    }
}
