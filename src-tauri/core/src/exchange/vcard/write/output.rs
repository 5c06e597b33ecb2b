//! The content lines of a card being written, their labels and groups.

use std::collections::{HashMap, HashSet};

use super::Version;
use crate::exchange::vcard::parameters::{self, KEPT, Rest};
use crate::exchange::vcard::text::escaped;
use crate::exchange::vcard::{judge, label};

/// Properties that may stand in a card once (RFC 6350 §6, cardinality `*1`).
const ONCE: [&str; 8] = [
    "N",
    "BDAY",
    "ANNIVERSARY",
    "GENDER",
    "REV",
    "UID",
    "KIND",
    "PRODID",
];

pub(super) struct Output {
    pub(super) version: Version,
    lines: Vec<String>,
    /// Groups that lines kept from another card already use.
    taken: HashSet<String>,
    /// Properties among the lines that may stand in a card only once.
    once: Vec<&'static str>,
    groups: u32,
    pub(super) sort: Option<String>,
    /// Parameters by the property that they belong to.
    aside: HashMap<String, String>,
    /// Whether lines kept that could be read as more than that are wrapped.
    pub(super) wary: bool,
}

/// A label as parameters, or as one of one's own.
pub(super) struct Types {
    pub(super) parameters: String,
    pub(super) own: Option<String>,
}

/// What is said of one of several ways to reach someone.
#[derive(Default)]
pub(super) struct Said<'a> {
    pub(super) label: &'a str,
    pub(super) preferred: bool,
    /// `PREF`, where it had one.
    pub(super) level: Option<u32>,
    pub(super) parameters: &'a str,
}

impl Output {
    pub(super) fn new(version: Version, extra: &[String]) -> Self {
        let taken = extra
            .iter()
            .filter_map(|line| super::extra::group(line))
            .map(str::to_ascii_lowercase)
            .collect();
        let sort = extra
            .first()
            .and_then(|line| line.strip_prefix("SORT-STRING:"));
        let sort = sort.map(str::to_owned);
        let mut aside = HashMap::new();
        for line in extra.iter().filter_map(|line| line.strip_prefix(KEPT)) {
            if let Some((name, rest)) = line.trim_start_matches(':').split_once(';') {
                aside.entry(name.to_owned()).or_insert(rest.to_owned());
            }
        }
        Self {
            version,
            lines: Vec::new(),
            taken,
            once: Vec::new(),
            groups: 0,
            sort,
            aside,
            wary: false,
        }
    }

    pub(super) fn wary(mut self) -> Self {
        self.wary = true;
        self.sort = None;
        self
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }

    /// Whether a property that may stand in a card only once already does.
    pub(super) fn has(&self, property: &str) -> bool {
        self.once.contains(&property)
    }

    /// A whole content line, in a group or in none.
    pub(super) fn line(&mut self, group: &str, line: String) {
        let name = line.split([':', ';']).next().unwrap_or_default();
        let name = name.rsplit('.').next().unwrap_or_default();
        if let Some(once) = ONCE.iter().find(|once| once.eq_ignore_ascii_case(name)) {
            self.once.push(once);
        }
        self.lines.push(if group.is_empty() {
            line
        } else {
            [group, ".", &line].concat()
        });
    }

    /// A line of a property that is one text, with the parameters it had.
    pub(super) fn single(&mut self, property: &str, line: String) {
        let known = match property {
            "X-ANNIVERSARY" => "ANNIVERSARY",
            property => property,
        };
        let Some(kept) = self.aside.remove(known) else {
            return self.line("", line);
        };
        let (start, end) = line.split_at(property.len());
        let kept = self.kept(&kept, start.to_owned(), end);
        self.line("", [start, &kept, end].concat());
    }

    pub(super) fn text(&mut self, property: &str, text: &str) {
        self.single(property, [property, ":", &escaped(text)].concat());
    }

    /// The property, if there is something to say.
    pub(super) fn some(&mut self, property: &str, text: &str) {
        if !text.is_empty() {
            self.text(property, text);
        }
    }

    /// The parameters of a property that has a label and may be preferred.
    /// `probe` is a line of that property, in two halves: parameters stand
    /// between them.
    pub(super) fn types(&self, said: &Said<'_>, probe: (&str, &str)) -> Types {
        let mut kept = said.parameters.to_owned();
        let mut words = label::types(said.label).unwrap_or_default();
        let rest = Rest::of(&["X;", &kept].concat(), &[]);
        if !rest.spoken.is_empty() {
            // Its types say one thing, and the label of its group another.
            words.clear();
            if said.label.is_empty() {
                kept = rest.text(false);
            }
        }
        let own = (words.is_empty() && !said.label.is_empty()).then(|| label::own(said.label));
        let mut parameters = String::new();
        let level = said.level.filter(|level| *level > 1);
        if let Some(level) = level {
            let between = if kept.is_empty() { "" } else { ";" };
            kept = format!("{kept}{between}PREF={level}");
        }
        if said.preferred {
            match self.version {
                Version::V4 if level.is_none() => parameters.push_str(";PREF=1"),
                Version::V4 => {}
                Version::V3 => words.push("pref"),
            }
        }
        if !words.is_empty() {
            parameters.push_str(";TYPE=");
            parameters.push_str(&words.join(","));
        }
        let (start, end) = probe;
        parameters.push_str(&self.kept(&kept, [start, &parameters].concat(), end));
        Types { parameters, own }
    }

    /// Parameters that were kept, as this version has them.
    pub(super) fn kept(&self, kept: &str, start: String, end: &str) -> String {
        // A book may have been given anything; of a card it is the same text.
        let kept = Rest::of(&["X;", kept].concat(), &[]).text(true);
        parameters::written(&kept, |kept| match self.version {
            Version::V4 => judge::fits(&[&start, kept, end].concat()),
            Version::V3 => parameters::are_of_version_3(kept.trim_start_matches(';')),
        })
    }

    /// A line with a label of one's own, and in a group if it has one.
    pub(super) fn labelled(&mut self, own: Option<String>, group: Option<&str>, line: String) {
        let Some(own) = own.filter(|own| !own.is_empty()) else {
            return self.line(group.unwrap_or_default(), line);
        };
        let group = group.map_or_else(|| self.free_group(), str::to_owned);
        self.line(&group, line);
        self.line(&group, ["X-ABLabel:", &escaped(&own)].concat());
    }

    pub(super) fn free_group(&mut self) -> String {
        loop {
            self.groups += 1;
            let group = format!("item{}", self.groups);
            if !self.taken.contains(&group) {
                return group;
            }
        }
    }
}

/// A value for a quoted parameter (RFC 6868; line breaks as in RFC 6350 §6.3.1).
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("^'"),
            '^' => out.push_str("^^"),
            c if c.is_ascii_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether a text can stand where a URI is wanted and come back the same.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let scheme_fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    let plain = |c: char| !c.is_whitespace() && !c.is_ascii_control() && !matches!(c, '\\' | '"');
    scheme_fits
        && !rest.is_empty()
        && rest.chars().all(plain)
        && !rest.starts_with("//:")
        && rest != "//"
}
