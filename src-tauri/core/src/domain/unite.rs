//! Two people become one: which values need a choice, which favours forbid it.
//! The left one stays; the right one is taken up into them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::contact::Name;
use super::date::CalendarDay;
use super::favour::Role;
use super::field::Field;
use super::name::{agree, fold};
use super::words::words;

/// Whose value stands afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Take {
    Left,
    Right,
    /// Lists and notes only.
    Both,
}

words!(Take {
    Left = "left",
    Right = "right",
    Both = "both",
});

/// What the user chose for one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Choice {
    pub field: Field,
    pub take: Take,
}

/// Why a favour in which both take part forbids to make them one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Clash {
    /// One did it for the other, or introduced them: a favour with oneself is none.
    OppositeSides,
    /// Both benefit from it: its worth to one person would be told twice, and
    /// dropping one of them would change what it weighs for everyone.
    BothBenefit,
}

/// Whether the parts of two people in one favour can become one person's. That
/// both asked for it, or were both introduced, is one part twice, and weighs
/// nothing; whoever asked for a favour may also be a side of it.
pub fn clash(left: &[Role], right: &[Role]) -> Option<Clash> {
    let opposite = |a: &[Role], b: &[Role]| {
        a.contains(&Role::Giver)
            && (b.contains(&Role::Beneficiary) || b.contains(&Role::Introduced))
            || a.contains(&Role::Beneficiary) && b.contains(&Role::Introduced)
    };
    if opposite(left, right) || opposite(right, left) {
        Some(Clash::OppositeSides)
    } else if left.contains(&Role::Beneficiary) && right.contains(&Role::Beneficiary) {
        Some(Clash::BothBenefit)
    } else {
        None
    }
}

/// Whose text is taken unless the user says otherwise; none where only they can
/// know. The same text in another spelling of its case and accents is the same.
pub fn of_text(left: &str, right: &str) -> Option<Take> {
    if left.is_empty() && !right.is_empty() {
        return Some(Take::Right);
    }
    if right.is_empty() || fold(left) == fold(right) {
        return Some(fuller(left, right));
    }
    None
}

/// Notes stand below each other, unless one tells all of the other.
pub fn of_note(left: &str, right: &str) -> Take {
    if left.contains(right) {
        Take::Left
    } else if right.contains(left) {
        Take::Right
    } else {
        Take::Both
    }
}

/// Where one name says all of the other, the fuller one: `Matti Laine` of
/// `M. Laine`, and `Hämäläinen` of `Hamalainen`.
pub fn of_name(left: &Name, right: &Name) -> Option<Take> {
    let (a, b) = (fold(&left.display), fold(&right.display));
    if a == b && left.display == right.display {
        let parts = |name: &Name| name.given.len() + name.middle.len() + name.family.len();
        return Some(if parts(right) > parts(left) {
            Take::Right
        } else {
            Take::Left
        });
    }
    agree(&a, &b).then(|| fuller(&left.display, &right.display))
}

/// A date with its year says all of the same date without.
pub fn of_day(left: Option<CalendarDay>, right: Option<CalendarDay>) -> Option<Take> {
    match (left, right) {
        (_, None) => Some(Take::Left),
        (None, _) => Some(Take::Right),
        (Some(a), Some(b)) if (a.month, a.day) == (b.month, b.day) => match (a.year, b.year) {
            (None, Some(_)) => Some(Take::Right),
            (_, None) => Some(Take::Left),
            (a, b) => (a == b).then_some(Take::Left),
        },
        _ => None,
    }
}

/// The one with more letters, then with more letters beyond ASCII.
fn fuller(left: &str, right: &str) -> Take {
    let weight = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        (letters, text.chars().filter(|c| !c.is_ascii()).count())
    };
    if weight(right) > weight(left) {
        Take::Right
    } else {
        Take::Left
    }
}

/// Gives the groups of a card's lines (`item1.X-ABLabel:…`) other names where
/// `taken` lines use them, so that a label does not come to stand at a line of
/// another card.
pub fn regroup(taken: &[String], lines: &[String]) -> Vec<String> {
    let used: BTreeSet<String> = taken.iter().filter_map(|line| group_of(line)).collect();
    let own: BTreeSet<String> = lines.iter().filter_map(|line| group_of(line)).collect();
    let free = (1..)
        .map(|number| format!("item{number}"))
        .filter(|name| !used.contains(name) && !own.contains(name));
    let renamed: BTreeMap<&String, String> = own.intersection(&used).zip(free).collect();
    lines
        .iter()
        .map(
            |line| match group_of(line).and_then(|group| renamed.get(&group)) {
                Some(name) => format!("{name}{}", &line[line.find('.').unwrap_or(0)..]),
                None => line.clone(),
            },
        )
        .collect()
}

/// The group that a content line begins with, in lower case.
pub fn group_of(line: &str) -> Option<String> {
    let head = line.split([':', ';']).next()?;
    let (group, _) = head.split_once('.')?;
    Some(group.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_does_themself_a_favour() {
        use Role::{AskedBy, Beneficiary, Giver, Introduced};
        let check = |left: &[Role], right: &[Role], expect| {
            assert_eq!(clash(left, right), expect, "{left:?} {right:?}");
            assert_eq!(clash(right, left), expect, "{right:?} {left:?}");
        };
        check(&[Giver], &[Beneficiary], Some(Clash::OppositeSides));
        check(&[Giver], &[Introduced], Some(Clash::OppositeSides));
        check(&[Beneficiary], &[Introduced], Some(Clash::OppositeSides));
        check(&[Beneficiary], &[Beneficiary], Some(Clash::BothBenefit));
        check(&[Introduced], &[Introduced], None);
        check(&[AskedBy], &[Beneficiary], None);
        check(&[AskedBy], &[Giver], None);
        check(&[Giver], &[], None);
    }

    #[test]
    fn only_a_real_difference_asks() {
        let text = |left, right, expect| assert_eq!(of_text(left, right), expect, "{left} {right}");
        text("Nurse", "", Some(Take::Left));
        text("", "Nurse", Some(Take::Right));
        text("nurse", "Nurse", Some(Take::Left));
        text("Hamalainen Oy", "Hämäläinen Oy", Some(Take::Right));
        text("Nurse", "Head nurse", None);
        assert_eq!(of_note("Sails.", "Sails. Likes tea."), Take::Right);
        assert_eq!(of_note("Sails.", "Likes tea."), Take::Both);
        let name = |display: &str| Name {
            display: display.into(),
            ..Name::default()
        };
        let check = |left, right, expect| {
            assert_eq!(of_name(&name(left), &name(right)), expect, "{left} {right}");
        };
        check("Matti Laine", "M. Laine", Some(Take::Left));
        check("M. Laine", "Matti Laine", Some(Take::Right));
        check("Anna Lehtonen", "Anna Korhonen", None);
    }

    #[test]
    fn a_birthday_with_its_year_says_more() {
        let day = |text: &str| text.parse::<CalendarDay>().ok();
        let check = |left, right, expect| {
            assert_eq!(of_day(day(left), day(right)), expect, "{left} {right}");
        };
        check("--06-14", "1979-06-14", Some(Take::Right));
        check("1979-06-14", "--06-14", Some(Take::Left));
        check("1979-06-14", "1978-06-14", None);
        check("--06-14", "--06-15", None);
        check("", "--06-15", Some(Take::Right));
    }

    #[test]
    fn a_label_stays_at_its_own_line() {
        let lines = |lines: &[&str]| lines.iter().map(|l| l.to_string()).collect::<Vec<_>>();
        let taken = lines(&["item1.X-A:1", "ITEM2.X-B;X=\"a.b\":2", "X-C:a.b"]);
        let own = lines(&[
            "item1.X-D:3",
            "Item1.X-ABLabel:four",
            "item3.X-E:5",
            "X-F:item1.x",
        ]);
        assert_eq!(
            regroup(&taken, &own),
            [
                "item4.X-D:3",
                "item4.X-ABLabel:four",
                "item3.X-E:5",
                "X-F:item1.x"
            ]
        );
    }
}
