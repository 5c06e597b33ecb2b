//! Labels: `TYPE` words of all vCard versions and Apple's `X-ABLabel`, to and
//! from the one label of a contact's point.

use std::collections::HashSet;

/// Words that `TYPE` has for what the book writes out as a label, first where
/// then what; on the left the book's word.
const WORDS: &[(&str, &str)] = &[
    ("home", "home"),
    ("work", "work"),
    ("other", "other"),
    ("main", "main"),
    ("iphone", "iphone"),
    ("mobile", "cell"),
    ("fax", "fax"),
    ("pager", "pager"),
    ("car", "car"),
    ("video", "video"),
    ("text", "text"),
    ("textphone", "textphone"),
    ("msg", "msg"),
    ("isdn", "isdn"),
    ("pcs", "pcs"),
    ("modem", "modem"),
    ("bbs", "bbs"),
    ("tlx", "tlx"),
    ("x400", "x400"),
    ("billing", "billing"),
    ("delivery", "delivery"),
];

/// What `TYPE` says for every value that says nothing else.
const SILENT: &[&str] = &[
    "pref", "voice", "internet", "dom", "intl", "postal", "parcel", "uri",
];

/// `RELATED;TYPE=` of RFC 6350 §6.6.6.
const RELATIONS: &[&str] = &[
    "contact",
    "acquaintance",
    "friend",
    "met",
    "co-worker",
    "colleague",
    "co-resident",
    "neighbor",
    "child",
    "parent",
    "sibling",
    "spouse",
    "kin",
    "muse",
    "crush",
    "date",
    "sweetheart",
    "me",
    "agent",
    "emergency",
];

/// Labels that Apple's address books translate: `_$!<Mother>!$_`.
const APPLE: &[(&str, &str)] = &[
    ("homepage", "HomePage"),
    ("anniversary", "Anniversary"),
    ("mother", "Mother"),
    ("father", "Father"),
    ("parent", "Parent"),
    ("brother", "Brother"),
    ("sister", "Sister"),
    ("child", "Child"),
    ("friend", "Friend"),
    ("spouse", "Spouse"),
    ("partner", "Partner"),
    ("assistant", "Assistant"),
    ("manager", "Manager"),
    ("home fax", "HomeFAX"),
    ("work fax", "WorkFAX"),
    ("other fax", "OtherFAX"),
];

/// The label that these `TYPE` words amount to.
pub(super) fn of_types<'a>(types: impl Iterator<Item = &'a str>) -> String {
    let (mut words, mut known) = (Vec::new(), HashSet::new());
    for word in types.flat_map(|types| types.split(',')).map(str::trim) {
        let lower = word.to_ascii_lowercase();
        if word.is_empty() || SILENT.contains(&lower.as_str()) {
            continue;
        }
        let lower = if lower == "x-mobile" {
            "cell".into()
        } else {
            lower
        };
        let found = WORDS.iter().position(|(_, kind)| *kind == lower);
        let (rank, label) = match found {
            Some(at) => (at, WORDS[at].0.to_owned()),
            None if RELATIONS.contains(&lower.as_str()) => (WORDS.len(), lower),
            None => (WORDS.len(), of_own(word)),
        };
        if known.insert(label.clone()) {
            words.push((rank, label));
        }
    }
    words.sort_by_key(|(rank, _)| *rank);
    let words: Vec<String> = words.into_iter().map(|(_, word)| word).collect();
    canonical(&words.join(" "))
}

/// A label of the source's own (`X-ABLabel`), or of the owner's hand: standard
/// words in their one form, anything else as it is.
pub fn of_own(label: &str) -> String {
    let label = label.trim();
    let Some(inner) = label
        .strip_prefix("_$!<")
        .and_then(|rest| rest.strip_suffix(">!$_"))
    else {
        return canonical(&clean(label));
    };
    match APPLE
        .iter()
        .find(|(_, theirs)| theirs.eq_ignore_ascii_case(inner))
    {
        Some((ours, _)) => (*ours).to_owned(),
        None => canonical(&clean(&inner.to_lowercase())),
    }
}

/// The `TYPE` words for a label, if it consists of such.
pub(super) fn types(label: &str) -> Option<Vec<&'static str>> {
    label
        .split(' ')
        .map(|word| {
            WORDS
                .iter()
                .find(|(ours, _)| *ours == word)
                .map(|(_, kind)| *kind)
        })
        .collect()
}

/// Whether a word of `TYPE` is no part of any label.
pub(super) fn is_silent(word: &str) -> bool {
    SILENT
        .iter()
        .any(|silent| silent.eq_ignore_ascii_case(word))
}

pub(super) fn is_relation(label: &str) -> bool {
    RELATIONS.contains(&label)
}

/// What `X-ABLabel` says for a label.
pub(super) fn own(label: &str) -> String {
    match APPLE.iter().find(|(ours, _)| *ours == label) {
        Some((_, theirs)) => format!("_$!<{theirs}>!$_"),
        None => label.to_owned(),
    }
}

/// Standard words in lower case and in one order; anything else as it is.
fn canonical(label: &str) -> String {
    let lower = label.to_ascii_lowercase();
    let ranks: Option<Vec<usize>> = lower
        .split(' ')
        .map(|word| WORDS.iter().position(|(ours, _)| *ours == word))
        .collect();
    match ranks {
        Some(mut ranks) => {
            ranks.sort_unstable();
            ranks.dedup();
            ranks
                .iter()
                .map(|rank| WORDS[*rank].0)
                .collect::<Vec<_>>()
                .join(" ")
        }
        None if APPLE.iter().any(|(ours, _)| *ours == lower) => lower,
        None => label.to_owned(),
    }
}

fn clean(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_words_become_a_label() {
        for (words, label) in [
            ("CELL,VOICE,pref", "mobile"),
            ("VOICE", ""),
            ("fax,WORK", "work fax"),
            ("INTERNET,HOME", "home"),
            ("IPHONE,CELL", "iphone mobile"),
            ("Gym", "Gym"),
            ("DOM,HOME,POSTAL", "home"),
            ("X-Gym", "X-Gym"),
        ] {
            assert_eq!(of_types([words].into_iter()), label, "{words}");
        }
    }

    #[test]
    fn labels_of_ones_own_stay_ones_own() {
        for (theirs, ours) in [
            ("_$!<Mother>!$_", "mother"),
            ("_$!<HomeFAX>!$_", "home fax"),
            ("_$!<YearsAgo>!$_", "yearsago"),
            ("Summer house", "Summer house"),
            ("Work", "work"),
            ("Fax Work", "work fax"),
        ] {
            assert_eq!(of_own(theirs), ours, "{theirs}");
            assert_eq!(of_own(&own(ours)), ours, "{ours} comes back");
        }
    }

    #[test]
    fn a_label_of_standard_words_is_written_as_types() {
        assert_eq!(types("work fax"), Some(vec!["work", "fax"]));
        assert_eq!(types("mobile"), Some(vec!["cell"]));
        assert_eq!(types("Work"), None);
        assert_eq!(types(""), None);
    }
}
