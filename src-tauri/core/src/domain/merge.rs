//! What becomes of a field when a card speaks again: three values are looked
//! at, the owner's, the card's, and what the card said the last time.

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

/// Whether an item of a list is to be added: it is new, and not one that the
/// owner took away after the card had brought it before.
pub fn is_news<T: PartialEq>(mine: &[T], base: Option<&[T]>, item: &T) -> bool {
    !mine.contains(item) && !base.is_some_and(|base| base.contains(item))
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn what_was_taken_away_does_not_come_back() {
        assert!(is_news(&["a"], None, &"b"));
        assert!(!is_news(&["a"], None, &"a"));
        assert!(!is_news(&["a"], Some(&["a", "b"]), &"b"));
    }
}
