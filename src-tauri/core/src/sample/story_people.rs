//! Who the people of a story are to its teller.

use super::person::name_of;
use super::rng::Rng;
use super::story_texts::Setting;

/// How near each circle is and where it comes from: its name, how much of a
/// hundred in a small book, how many at most, and the weight of one person
/// when favours are dealt out.
struct Circle {
    name: &'static str,
    share: usize,
    most: usize,
    weight: u32,
    areas: &'static [(&'static str, u32)],
}

const CIRCLES: &[Circle] = &[
    Circle {
        name: "core",
        share: 8,
        most: 5,
        weight: 12,
        areas: &[("family", 7), ("friends", 3)],
    },
    Circle {
        name: "close",
        share: 18,
        most: 15,
        weight: 9,
        areas: &[
            ("friends", 6),
            ("family", 3),
            ("relatives", 3),
            ("studies", 2),
            ("work", 2),
        ],
    },
    Circle {
        name: "friend",
        share: 28,
        most: 50,
        weight: 6,
        areas: &[
            ("friends", 4),
            ("hobby", 4),
            ("studies", 4),
            ("neighbours", 2),
            ("work", 4),
            ("former_work", 3),
            ("relatives", 2),
        ],
    },
    Circle {
        name: "network",
        share: 28,
        most: 100,
        weight: 4,
        areas: &[
            ("work", 8),
            ("former_work", 5),
            ("studies", 3),
            ("position_of_trust", 3),
            ("internship", 1),
            ("online", 2),
            ("hobby", 2),
        ],
    },
];

const REST: &[(&str, u32)] = &[
    ("", 45),
    ("work", 16),
    ("former_work", 8),
    ("studies", 8),
    ("hobby", 7),
    ("online", 6),
    ("neighbours", 4),
    ("relatives", 3),
    ("other", 3),
];

/// One person of the story; the place in the list is the one in `phonebook`
/// of the same seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryPerson {
    /// Empty for a firm, which takes no part.
    pub name: String,
    pub given: String,
    pub family: String,
    /// `core`, `close`, `friend`, `network`, `acquaintance`, or `None`.
    pub circle: Option<&'static str>,
    pub life_area: Option<&'static str>,
    pub(super) woman: bool,
    /// In a hundred favours, how many go out.
    pub(super) leaning: u32,
}

impl StoryPerson {
    pub(super) fn setting(&self) -> Setting {
        match self.life_area {
            Some("work" | "former_work" | "position_of_trust" | "internship" | "online") => {
                Setting::Work
            }
            Some("family" | "relatives" | "friends" | "neighbours") => Setting::Home,
            _ => Setting::Any,
        }
    }
}

/// The people and, for each circle, who is in it with the weight of one.
pub(super) struct Cast {
    pub(super) people: Vec<StoryPerson>,
    /// Those of the four inner circles, each with its weight.
    pub(super) inner: Vec<(u32, u32)>,
    pub(super) outer: Vec<u32>,
}

pub(super) fn cast(people: u32, seed: u64) -> Cast {
    let mut rng = Rng::new(seed, 0x6369_7263);
    let mut all: Vec<StoryPerson> = (0..people)
        .map(|number| stranger(seed, number, &mut rng))
        .collect();
    let mut order: Vec<u32> = (0..people)
        .filter(|&number| !all[number as usize].name.is_empty())
        .collect();
    rng.shuffle(&mut order);
    let size = order.len();
    let mut waiting = order.into_iter();
    let mut inner = Vec::new();
    for circle in CIRCLES {
        for number in waiting
            .by_ref()
            .take((size * circle.share / 100).min(circle.most))
        {
            let person = &mut all[number as usize];
            person.circle = Some(circle.name);
            person.life_area = Some(rng.weighted(circle.areas));
            inner.push((number, circle.weight));
        }
    }
    let outer: Vec<u32> = waiting.collect();
    for &number in &outer {
        let person = &mut all[number as usize];
        person.circle = rng.percent(60).then_some("acquaintance");
        person.life_area = Some(rng.weighted(REST)).filter(|area| !area.is_empty());
    }
    Cast {
        people: all,
        inner,
        outer,
    }
}

fn stranger(seed: u64, number: u32, rng: &mut Rng) -> StoryPerson {
    // Some ties lean to giving, some to taking, most stand about even.
    let leaning = rng.weighted(&[(82, 25), (54, 50), (24, 25)]);
    let (name, given, family, woman) = match name_of(seed, number) {
        Some(name) => (name.display(), name.given, name.family, name.woman),
        None => Default::default(),
    };
    StoryPerson {
        name,
        given,
        family,
        circle: None,
        life_area: None,
        woman,
        leaning,
    }
}
