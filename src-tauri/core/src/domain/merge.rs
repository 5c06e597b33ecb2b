//! What becomes of a field when a card speaks again: three values are looked
//! at, the owner's, the card's, and what the card said the last time.

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::words::words;

/// What stands where the owner's value and a card's differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    Mine,
    Theirs,
    /// Both, where a field holds both: notes, and what one may have many of.
    Both,
}

words!(Rule {
    Mine = "mine",
    Theirs = "theirs",
    Both = "both",
});

/// A rule for one field of every card, or for every field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FieldRule {
    pub field: Option<Field>,
    pub rule: Rule,
}

/// What one card is to do to one field, whether or not they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CardRule {
    /// The how manieth card of the import, from 1.
    pub card: u32,
    pub field: Field,
    pub rule: Rule,
}

/// Of the rules for a field, the last that names it, else the last for all.
/// Without one the owner's single values stand, and lists are united.
pub fn rule_of(rules: &[FieldRule], field: Field) -> Rule {
    let last = |of| rules.iter().rev().find(|rule| rule.field == of);
    last(Some(field)).or_else(|| last(None)).map_or(
        if field.is_list() {
            Rule::Both
        } else {
            Rule::Mine
        },
        |rule| rule.rule,
    )
}

/// What becomes of a single value under the rule for all cards, and the wish
/// for this one.
pub fn ruled(settled: Settled, rule: Rule, wish: Option<Rule>) -> Settled {
    match (settled, wish, rule) {
        (Settled::Same, ..) => Settled::Same,
        (_, Some(Rule::Mine), _) => Settled::KeepMine,
        (_, Some(Rule::Theirs), _) | (Settled::KeepMine, None, Rule::Theirs) => Settled::Take,
        (settled, ..) => settled,
    }
}

/// The outcome for one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Nothing new.
    Same,
    /// The field takes the card's value.
    Take,
    /// Both changed it: the owner's value stands, and the report says so.
    KeepMine,
}

/// Settles one field. `base` is what the same card said before, where it did.
pub fn settle<T: PartialEq>(mine: &T, base: Option<&T>, theirs: &T, empty: &T) -> Settled {
    if theirs == empty || theirs == mine {
        Settled::Same
    } else if base == Some(theirs) {
        // The card says nothing new; the owner changed, or cleared, the field.
        Settled::Same
    } else if mine == empty || base == Some(mine) {
        Settled::Take
    } else {
        Settled::KeepMine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_decides_conflicts_and_a_wish_everything() {
        let rule = |field, rule| FieldRule { field, rule };
        let rules = [
            rule(None, Rule::Theirs),
            rule(Some(Field::Title), Rule::Mine),
        ];
        assert_eq!(rule_of(&rules, Field::Title), Rule::Mine);
        assert_eq!(rule_of(&rules, Field::Note), Rule::Theirs);
        assert_eq!(rule_of(&[], Field::Phone), Rule::Both);
        assert_eq!(rule_of(&[], Field::Title), Rule::Mine);
        for (settled, rule, wish, expect) in [
            (Settled::Take, Rule::Mine, None, Settled::Take),
            (Settled::KeepMine, Rule::Mine, None, Settled::KeepMine),
            (Settled::KeepMine, Rule::Theirs, None, Settled::Take),
            (
                Settled::Take,
                Rule::Theirs,
                Some(Rule::Mine),
                Settled::KeepMine,
            ),
            (
                Settled::KeepMine,
                Rule::Mine,
                Some(Rule::Theirs),
                Settled::Take,
            ),
            (
                Settled::Same,
                Rule::Theirs,
                Some(Rule::Theirs),
                Settled::Same,
            ),
        ] {
            assert_eq!(
                ruled(settled, rule, wish),
                expect,
                "{settled:?} {rule:?} {wish:?}"
            );
        }
    }

    #[test]
    fn the_owners_hand_is_never_overwritten() {
        let check = |mine: &str, base: Option<&str>, theirs: &str, expect| {
            assert_eq!(
                settle(&mine, base.as_ref(), &theirs, &""),
                expect,
                "{mine} {base:?} {theirs}"
            );
        };
        check("", None, "Nurse", Settled::Take);
        check("Nurse", None, "", Settled::Same);
        check("Nurse", Some("Nurse"), "Head nurse", Settled::Take);
        check("Sister", Some("Nurse"), "Head nurse", Settled::KeepMine);
        check("Sister", Some("Nurse"), "Nurse", Settled::Same);
        check("", Some("Nurse"), "Nurse", Settled::Same);
        check("Sister", None, "Nurse", Settled::KeepMine);
    }
}
