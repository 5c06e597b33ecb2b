//! What somebody may have meant whose finger slipped once: a letter too many, too
//! few or wrong, or two the wrong way round.

/// A shorter text is meant as it stands: too many names are one letter away.
const SHORTEST: usize = 4;
/// And a longer one would be looked for in too many ways.
const LONGEST: usize = 24;

/// Every folded text that is one slip away from this one; none where it is no
/// name, or too short to tell. The likeliest slips come first.
pub(crate) fn slips(folded: &str) -> Vec<String> {
    let letters: Vec<char> = folded.chars().collect();
    let is_name = |c: &char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’');
    if !(SHORTEST..=LONGEST).contains(&letters.len()) || !letters.iter().all(is_name) {
        return Vec::new();
    }
    let spliced = |from: usize, to: usize, new: &[char]| -> String {
        let parts = [&letters[..from], new, &letters[to..]];
        parts.into_iter().flatten().collect()
    };
    let ends = 0..letters.len();
    let swapped =
        (1..letters.len()).map(|at| spliced(at - 1, at + 1, &[letters[at], letters[at - 1]]));
    let mut all: Vec<String> = swapped.collect();
    for at in ends.clone() {
        all.extend(('a'..='z').map(|c| spliced(at, at, &[c])));
        all.extend(('a'..='z').map(|c| spliced(at, at + 1, &[c])));
    }
    if letters.len() > SHORTEST {
        all.extend(ends.map(|at| spliced(at, at + 1, &[])));
    }
    let mut seen = std::collections::HashSet::from([folded.to_owned()]);
    all.retain(|slip| seen.insert(slip.clone()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_away_is_what_was_meant() {
        for (typed, meant) in [
            ("jarvnen", "jarvinen"),
            ("jarvvinen", "jarvinen"),
            ("jravinen", "jarvinen"),
            ("karvinen", "jarvinen"),
            ("anma", "anna"),
            ("anna jarvimen", "anna jarvinen"),
        ] {
            let all = slips(typed);
            assert!(all.iter().any(|slip| slip == meant), "{typed}: {meant}");
            assert!(
                !all.iter().any(|slip| slip == typed),
                "{typed} was looked for"
            );
        }
    }

    #[test]
    fn what_is_short_or_no_name_is_meant_as_it_stands() {
        for typed in ["", "ann", "040 123", "a@b.fi", &"a".repeat(25)] {
            assert_eq!(slips(typed), Vec::<String>::new(), "{typed}");
        }
    }
}
