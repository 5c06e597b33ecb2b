//! What two people have in common, by the names under which the book knows it.

use std::collections::HashSet;

use super::name::fold;

/// What is known of one of the two.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// Where they work now.
    pub employer: String,
    /// Where they worked before, as far as anything says so.
    pub earlier: Vec<String>,
    pub groups: Vec<String>,
    /// Events and groups that favours of theirs belong to, each with the day of
    /// the latest.
    pub occasions: Vec<(String, String)>,
    pub towns: Vec<String>,
}

/// One thing that both have, called as the other calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shared {
    /// `now`: both work there.
    Employer {
        name: String,
        now: bool,
    },
    Group(String),
    Occasion {
        name: String,
        on: String,
    },
    Town(String),
}

impl Side {
    /// What the other shares, what says most first, and each name once. A name
    /// is a name: where one works may be a group of the other's, or where they
    /// worked, and a group may be where a favour was done.
    pub fn shares(&self, other: &Self) -> Vec<Shared> {
        let mine = self.names();
        let towns: HashSet<String> = folded(&self.towns).collect();
        let employer = fold(&self.employer);
        let mut said = HashSet::new();
        let mut shared = Vec::new();
        let mut say = |name: &str, has: bool, what: Shared| {
            if has && said.insert(fold(name)) {
                shared.push(what);
            }
        };
        let at = |name: &String, now| Shared::Employer {
            name: name.clone(),
            now,
        };
        let now = !employer.is_empty() && fold(&other.employer) == employer;
        say(&other.employer, now, at(&other.employer, true));
        for name in &other.groups {
            say(
                name,
                mine.contains(&fold(name)),
                Shared::Group(name.clone()),
            );
        }
        for name in std::iter::once(&other.employer).chain(&other.earlier) {
            say(name, mine.contains(&fold(name)), at(name, false));
        }
        for (name, on) in &other.occasions {
            let what = Shared::Occasion {
                name: name.clone(),
                on: on.clone(),
            };
            say(name, mine.contains(&fold(name)), what);
        }
        for name in &other.towns {
            say(
                name,
                towns.contains(&fold(name)),
                Shared::Town(name.clone()),
            );
        }
        shared
    }

    /// Whatever one may be at or in.
    fn names(&self) -> HashSet<String> {
        let occasions = self.occasions.iter().map(|(name, _)| name);
        let all = std::iter::once(&self.employer)
            .chain(&self.earlier)
            .chain(&self.groups)
            .chain(occasions);
        folded(all).collect()
    }
}

fn folded<'a>(names: impl IntoIterator<Item = &'a String>) -> impl Iterator<Item = String> {
    names
        .into_iter()
        .map(|name| fold(name))
        .filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(employer: &str, groups: &[&str], towns: &[&str]) -> Side {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Side {
            employer: employer.into(),
            groups: owned(groups),
            towns: owned(towns),
            ..Side::default()
        }
    }

    #[test]
    fn what_both_have_is_told_once_and_what_says_most_first() {
        let me = side(
            "Kivi Oy",
            &["Kuoro", "Nokia", "Slush 2024"],
            &["Turku", "Espoo"],
        );
        let mut they = side(
            "KIVI oy",
            &["kuoro", "Kivi Oy", "Tennis"],
            &["espoo", "Oulu"],
        );
        they.earlier = vec!["Nokia".into(), "Kone".into()];
        they.occasions = vec![("Slush 2024".into(), "2024-11-20".into())];
        let employer = |name: &str, now| Shared::Employer {
            name: name.into(),
            now,
        };
        assert_eq!(
            me.shares(&they),
            [
                employer("KIVI oy", true),
                Shared::Group("kuoro".into()),
                employer("Nokia", false),
                Shared::Occasion {
                    name: "Slush 2024".into(),
                    on: "2024-11-20".into()
                },
                Shared::Town("espoo".into()),
            ]
        );
    }

    #[test]
    fn of_nothing_there_is_nothing_in_common() {
        let nobody = side("", &[""], &[""]);
        assert_eq!(nobody.shares(&nobody), []);
        assert_eq!(nobody.shares(&side("Kivi", &["Kuoro"], &["Turku"])), []);
    }
}
