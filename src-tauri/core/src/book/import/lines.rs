//! The lines of a card that nothing else holds, as they are compared: list by
//! list, and without the groups by which a card happens to number them.

use std::collections::{BTreeMap, HashMap};

use super::items::Item;
use crate::domain::unite::group_of;
use crate::exchange::{table, vcard};

/// When a card was written.
pub(super) const REVISED: &str = "REV";
/// What another line of its group is called.
const LABEL: &str = "X-ABLABEL";

/// A line, by its place among all.
struct Line<'a> {
    place: usize,
    text: &'a str,
    key: String,
}

/// The lines of one card, or of one holder, in lists of one name each.
pub(super) struct Lines<'a>(BTreeMap<String, Vec<Line<'a>>>);

impl<'a> Lines<'a> {
    pub(super) fn of(lines: &'a [String]) -> Self {
        let mut groups: HashMap<String, Group<'a>> = HashMap::new();
        for line in lines {
            if let Some((group, bare)) = parted(line) {
                let group = groups.entry(group).or_default();
                let place = match list_of(bare) == LABEL {
                    true => &mut group.label,
                    false => &mut group.first,
                };
                place.get_or_insert(bare);
            }
        }
        let mut lists: BTreeMap<String, Vec<Line<'a>>> = BTreeMap::new();
        for (place, text) in lines.iter().enumerate() {
            // Parameters are of the lines of that card, not of what stands here.
            if vcard::is_about_parameters(text) {
                continue;
            }
            let name = list_of(text);
            let key = match parted(text) {
                None => text.clone(),
                Some((group, bare)) => {
                    let group = &groups[&group];
                    let beside = match name == LABEL {
                        true => group.first,
                        false => group.label,
                    };
                    [bare, beside.unwrap_or_default()].join("\x1F")
                }
            };
            lists
                .entry(name)
                .or_default()
                .push(Line { place, text, key });
        }
        Self(lists)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// When a card was written is the last thing to ask, and alone no news.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.0.keys().map(String::as_str).collect();
        names.sort_by_key(|name| *name == REVISED);
        names
    }

    pub(super) fn items(&self, name: &str) -> Vec<Item> {
        let shown = name.split(':').next().unwrap_or_default();
        let item = |line: &Line<'_>| Item::new(line.key.clone(), shown, "");
        self.list(name).iter().map(item).collect()
    }

    /// The places of a list's lines among all.
    pub(super) fn places(&self, name: &str) -> impl Iterator<Item = usize> {
        self.list(name).iter().map(|line| line.place)
    }

    pub(super) fn text(&self, name: &str, nth: usize) -> String {
        self.list(name)[nth].text.to_owned()
    }

    /// The groups of these lines of which one stands in another's as well.
    pub(super) fn groups_in(&self, other: &Self) -> Groups {
        fn grouped<'b>(lines: &'b [Line<'_>]) -> impl Iterator<Item = (&'b str, String)> {
            let own = lines.iter().map(|line| (&line.key, group_of(line.text)));
            own.filter_map(|(key, group)| Some((key.as_str(), group?)))
        }
        let mut groups = HashMap::new();
        for (name, lines) in &self.0 {
            let there: HashMap<&str, String> = grouped(other.list(name)).collect();
            for (key, group) in grouped(lines) {
                if let Some(known) = there.get(key) {
                    groups.entry(group).or_insert_with(|| known.clone());
                }
            }
        }
        Groups(groups)
    }

    fn list(&self, name: &str) -> &[Line<'a>] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// The groups of a card, and what they are called where its lines go.
pub(super) struct Groups(HashMap<String, String>);

impl Groups {
    pub(super) fn is_known(&self, line: &str) -> bool {
        group_of(line).is_some_and(|group| self.0.contains_key(&group))
    }

    pub(super) fn renamed(&self, line: &str) -> String {
        let known = parted(line).and_then(|(group, bare)| Some((self.0.get(&group)?, bare)));
        known.map_or_else(
            || line.to_owned(),
            |(group, bare)| [group, ".", bare].concat(),
        )
    }
}

/// Lines that belong together.
#[derive(Default)]
struct Group<'a> {
    label: Option<&'a str>,
    first: Option<&'a str>,
}

/// A line's group, and the line without it.
fn parted(line: &str) -> Option<(String, &str)> {
    let group = group_of(line)?;
    Some((group, line.split_once('.')?.1))
}

/// Which list a content line is in: its property's name, without the group, and
/// for a cell of a table the column's.
pub(super) fn list_of(line: &str) -> String {
    let head = line.split([':', ';']).next().unwrap_or_default();
    let name = head.rsplit('.').next().unwrap_or_default().to_uppercase();
    match line.split_once(':') {
        Some((_, cell)) if name == table::KEPT => {
            [&name, ":", cell.split(';').next().unwrap_or_default()].concat()
        }
        _ => name,
    }
}
