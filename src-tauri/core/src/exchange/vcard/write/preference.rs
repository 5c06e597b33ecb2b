//! Who is preferred to whom, where cards gave it numbers. The book keeps those
//! numbers beside its own mark of the preferred; once somebody has preferred
//! another, they are no longer true.

use super::output::Said;
use crate::exchange::vcard::parameters::without_preference;

/// A way to reach someone: its `PREF`, and its other parameters.
pub(super) struct Rank {
    level: Option<u32>,
    parameters: String,
}

impl Rank {
    pub(super) fn said<'a>(&'a self, label: &'a str, preferred: bool) -> Said<'a> {
        Said {
            label,
            preferred,
            level: self.level,
            parameters: &self.parameters,
        }
    }
}

/// The ranks of a list of ways, each told by its kind, whether it is marked as
/// preferred, and its parameters. The numbers of a kind count only if they say
/// what the marks and the order say.
pub(super) fn of<'a>(ways: impl Iterator<Item = (u8, bool, &'a str)>) -> Vec<Rank> {
    let mut ranks = Vec::new();
    let mut first: [Option<u32>; 8] = [None; 8];
    let mut last = [0; 8];
    let mut untrue = [false; 8];
    let mut kinds = Vec::new();
    for (kind, preferred, parameters) in ways {
        let kind = usize::from(kind) % 8;
        let (parameters, level) = without_preference(parameters);
        let rank = level.unwrap_or(if preferred { 1 } else { u32::MAX });
        let best = *first[kind].get_or_insert(rank);
        untrue[kind] |= rank < last[kind] || preferred != (rank == best && rank != u32::MAX);
        last[kind] = rank;
        kinds.push(kind);
        ranks.push(Rank { level, parameters });
    }
    for (rank, kind) in ranks.iter_mut().zip(kinds) {
        if untrue[kind] {
            rank.level = None;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(ways: &[(bool, &str)]) -> Vec<Option<u32>> {
        let ways = ways.iter().map(|(preferred, said)| (0, *preferred, *said));
        of(ways).iter().map(|rank| rank.level).collect()
    }

    #[test]
    fn numbers_count_while_they_are_true() {
        assert_eq!(
            levels(&[(true, ""), (false, "PREF=2"), (false, "PREF=3")]),
            [None, Some(2), Some(3)]
        );
        assert_eq!(
            levels(&[(false, ""), (true, "PREF=2")]),
            [None, None],
            "a number after none"
        );
        assert_eq!(
            levels(&[(true, "PREF=2"), (false, "PREF=2")]),
            [None, None],
            "another mark"
        );
        assert_eq!(
            levels(&[(true, "PREF=2"), (true, "PREF=2"), (false, "")]),
            [Some(2), Some(2), None]
        );
    }
}
