//! A sample book's past: favours that could have passed between its people.
//!
//! Plain data in the vocabulary of the book's exports; it knows no rule of
//! the balance and no store.

use chrono::NaiveDate;

use super::story_people::StoryPerson;
use super::teller::Teller;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    English,
    Finnish,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the teller to the first of `people`; an introduction: to all of them.
    Given,
    /// From the first of `people` to the teller; an introduction: to the second too.
    Taken,
}

/// What a favour has to do with an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    Returns,
    PassesOn,
    Thanks,
}

/// One favour. The words for kind, size and status are those of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryFavour {
    pub direction: Direction,
    /// One; of an introduction two or three. Places in [`Story::people`].
    pub people: Vec<u32>,
    pub kind: &'static str,
    pub what: String,
    /// To the giver.
    pub cost: &'static str,
    /// To whom it was done; `None` where the teller never knew.
    pub value: Option<&'static str>,
    pub date: NaiveDate,
    pub status: &'static str,
    /// Place of an earlier favour in [`Story::favours`].
    pub follows: Option<(Tie, u32)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    pub people: Vec<StoryPerson>,
    /// The oldest first, none later than the day of telling.
    pub favours: Vec<StoryFavour>,
}

/// Tells of the `people` that `phonebook` writes for the same seed. The same
/// arguments give the same story; without people there are no favours.
pub fn story(people: u32, favours: u32, seed: u64, today: NaiveDate, language: Language) -> Story {
    let mut teller = Teller::new(people, seed, language);
    teller.tell(favours, today);
    teller.done()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day")
    }

    fn told(people: u32, favours: u32) -> Story {
        story(people, favours, 1, today(), Language::English)
    }

    #[test]
    fn the_same_arguments_tell_the_same_story() {
        assert_eq!(told(40, 200), told(40, 200));
        assert_ne!(
            told(40, 200).favours,
            story(40, 200, 2, today(), Language::English).favours
        );
    }

    #[test]
    fn languages_differ_in_words_only() {
        let english = told(60, 400);
        let mut finnish = story(60, 400, 1, today(), Language::Finnish);
        assert_ne!(english, finnish);
        for (here, there) in finnish.favours.iter_mut().zip(&english.favours) {
            assert_ne!(here.what, there.what);
            assert!(
                !there.what.contains(['{', '}']) && !here.what.contains(['{', '}']),
                "{}",
                there.what
            );
            here.what.clone_from(&there.what);
        }
        assert_eq!(english, finnish);
    }

    #[test]
    fn few_or_no_people_are_no_trouble() {
        assert_eq!(told(0, 50).favours.len(), 0);
        for people in 1..6 {
            assert_eq!(told(people, 50).favours.len(), 50);
        }
    }

    #[test]
    fn circles_have_the_sizes_that_people_have() {
        let story = told(3_000, 0);
        let size = |circle| {
            story
                .people
                .iter()
                .filter(|person| person.circle == Some(circle))
                .count()
        };
        assert_eq!(
            ["core", "close", "friend", "network"].map(size),
            [5, 15, 50, 100]
        );
        assert!((1_500..2_000).contains(&size("acquaintance")));
        assert!(
            story
                .people
                .iter()
                .all(|person| !person.name.is_empty() || person.circle.is_none())
        );
    }

    #[test]
    fn favours_are_possible() {
        let story = told(200, 3_000);
        let mut before = NaiveDate::MIN;
        for favour in &story.favours {
            assert!(
                favour.date >= before
                    && favour.date <= today()
                    && favour.date > today() - chrono::Days::new(1_461)
            );
            before = favour.date;
            let introduction = favour.kind == "introduction";
            assert!(
                if introduction {
                    (2..=3).contains(&favour.people.len())
                } else {
                    favour.people.len() == 1
                },
                "{favour:?}"
            );
            let mut people = favour.people.clone();
            people.sort_unstable();
            people.dedup();
            assert_eq!(
                people.len(),
                favour.people.len(),
                "nobody is introduced to themselves"
            );
            assert!(
                favour
                    .people
                    .iter()
                    .all(|&person| !story.people[person as usize].name.is_empty())
            );
            assert!(!favour.what.is_empty() && !favour.cost.is_empty());
            let open = matches!(favour.status, "asked" | "promised");
            assert!(
                !open || favour.date >= today() - chrono::Days::new(45),
                "what is open is not years old"
            );
        }
        let recent = story
            .favours
            .iter()
            .filter(|favour| favour.date > today() - chrono::Days::new(365))
            .count();
        assert!(
            (1_050..1_400).contains(&recent),
            "{recent} of 3,000 in the last year"
        );
    }

    #[test]
    fn answers_follow_what_they_answer() {
        let story = told(60, 1_000);
        let mut seen: HashMap<&str, u32> = HashMap::new();
        for (place, favour) in story.favours.iter().enumerate() {
            let Some((tie, earlier)) = favour.follows else {
                continue;
            };
            assert!((earlier as usize) < place);
            let answered = &story.favours[earlier as usize];
            let same = answered.people[0] == favour.people[0];
            assert_eq!((answered.status, favour.status), ("done", "done"));
            assert_ne!(answered.direction, favour.direction);
            assert_eq!(same, tie != Tie::PassesOn);
            *seen.entry(favour.kind).or_default() += 1;
        }
        assert!(seen.values().sum::<u32>() > 200, "{seen:?}");
    }

    #[test]
    fn some_lean_to_giving_some_to_taking() {
        let story = told(60, 900);
        let mut ways: HashMap<u32, (i32, i32)> = HashMap::new();
        for favour in &story.favours {
            let (given, taken) = ways.entry(favour.people[0]).or_default();
            *if favour.direction == Direction::Given {
                given
            } else {
                taken
            } += 1;
        }
        let lean = |test: fn(i32, i32) -> bool| {
            ways.values()
                .filter(|(given, taken)| given + taken > 5 && test(*given, *taken))
                .count()
        };
        assert!(lean(|given, taken| given > taken * 2) >= 5);
        assert!(lean(|given, taken| taken > given * 2) >= 5);
        assert!(lean(|given, taken| (given - taken).abs() <= 4) >= 5);
    }
}
