//! Makes up a story one favour at a time, the oldest first.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::rng::Rng;
use super::story::{Direction, Language, Story, StoryFavour, Tie};
use super::story_people::{Cast, StoryPerson, cast};
use super::story_texts::{
    INTRODUCED, INTRODUCED_ME, INTRODUCED_THREE, KINDS, OPEN, Setting, TEXTS, Text,
};

/// Days that a story reaches back.
const REACH: u64 = 4 * 365;
/// An inner tie takes about so many favours for each point of its weight.
const FULL: u32 = 12;
/// A favour that is still open is no older than this, in days.
const OPEN_FOR: u64 = 45;
const SIZES: [&str; 6] = [
    "nothing",
    "five_minutes",
    "an_hour",
    "half_a_day",
    "days",
    "life_changing",
];

pub(super) struct Teller {
    rng: Rng,
    cast: Cast,
    language: Language,
    /// Which text was told of whom, so that nothing comes twice in a row.
    told: HashSet<(u32, &'static str)>,
    /// Each person's latest favour without an answer: given, taken.
    unanswered: [Vec<Option<u32>>; 2],
    /// The latest favour taken that is neither returned nor passed on.
    in_hand: Option<u32>,
    favours: Vec<StoryFavour>,
}

impl Teller {
    pub(super) fn new(people: u32, seed: u64, language: Language) -> Self {
        Self {
            rng: Rng::new(seed, 0x7374_6f72),
            cast: cast(people, seed),
            language,
            told: HashSet::new(),
            unanswered: [vec![None; people as usize], vec![None; people as usize]],
            in_hand: None,
            favours: Vec::new(),
        }
    }

    pub(super) fn tell(&mut self, favours: u32, today: NaiveDate) {
        let mut ages: Vec<u64> = (0..favours).map(|_| age(&mut self.rng)).collect();
        ages.sort_unstable_by(|a, b| b.cmp(a));
        for age in ages {
            let Some(favour) = self.favour(age, today) else {
                break;
            };
            self.remember(&favour);
            self.favours.push(favour);
        }
    }

    pub(super) fn done(self) -> Story {
        Story {
            people: self.cast.people,
            favours: self.favours,
        }
    }

    fn favour(&mut self, age: u64, today: NaiveDate) -> Option<StoryFavour> {
        let person = self.someone()?;
        let given = self.rng.percent(self.person(person).leaning);
        let direction = if given {
            Direction::Given
        } else {
            Direction::Taken
        };
        let date = today.checked_sub_days(Days::new(age)).unwrap_or(today);
        let kind = self.rng.weighted(KINDS);
        let mut favour = StoryFavour {
            direction,
            people: vec![person],
            kind,
            what: String::new(),
            cost: "",
            value: None,
            date,
            status: "done",
            follows: None,
        };
        favour.status = self.status(kind, age);
        match kind {
            "introduction" if self.introduce(&mut favour) => {}
            _ if favour.status == "done" => self.help(&mut favour),
            _ => self.ask(&mut favour),
        }
        if self.rng.percent(22) {
            favour.value = None;
        }
        if favour.status == "done" {
            favour.follows = self.follows(&favour);
        }
        Some(favour)
    }

    fn person(&self, number: u32) -> &StoryPerson {
        &self.cast.people[number as usize]
    }

    /// Mostly one of the inner circles, as long as they can take more.
    fn someone(&mut self) -> Option<u32> {
        let Cast { inner, outer, .. } = &self.cast;
        let room = inner.iter().map(|(_, weight)| weight * FULL).sum::<u32>();
        let used_up = self.favours.len() as u32 * 85 / 100 > room;
        match (inner.is_empty(), outer.is_empty()) {
            (true, true) => None,
            (false, _) if outer.is_empty() || (!used_up && self.rng.percent(85)) => {
                Some(self.rng.weighted(inner))
            }
            _ => Some(self.rng.pick_low(outer)),
        }
    }

    fn status(&mut self, kind: &str, age: u64) -> &'static str {
        match (kind, age) {
            ("thanks" | "gift" | "listening" | "other", _) => "done",
            (_, 0..=OPEN_FOR) => {
                self.rng
                    .weighted(&[("done", 62), ("promised", 24), ("asked", 14)])
            }
            _ => self.rng.weighted(&[
                ("done", 94),
                ("declined", 3),
                ("lapsed", 2),
                ("withdrawn", 1),
            ]),
        }
    }

    /// False where there is nobody to introduce.
    fn introduce(&mut self, favour: &mut StoryFavour) -> bool {
        let wanted = if favour.direction == Direction::Given && self.rng.percent(12) {
            3
        } else {
            2
        };
        for _ in 0..8 {
            match self.someone() {
                Some(other) if favour.people.len() < wanted && !favour.people.contains(&other) => {
                    favour.people.push(other)
                }
                _ => {}
            }
        }
        let texts = match (favour.direction, favour.people.len()) {
            (_, 1) => return false,
            (Direction::Taken, _) => INTRODUCED_ME,
            (Direction::Given, 2) => INTRODUCED,
            (Direction::Given, _) => INTRODUCED_THREE,
        };
        favour.what = self.rng.pick(texts)[self.language as usize].to_owned();
        favour.cost = self
            .rng
            .weighted(&[("five_minutes", 6), ("an_hour", 3), ("half_a_day", 1)]);
        favour.value = Some(self.rng.weighted(&[
            ("an_hour", 3),
            ("half_a_day", 4),
            ("days", 3),
            ("life_changing", 1),
        ]));
        true
    }

    /// Something that was done, in words that suit these two.
    fn help(&mut self, favour: &mut StoryFavour) {
        let person = favour.people[0];
        let setting = self.person(person).setting();
        let suits = |text: &&Text| {
            text.setting == setting || setting == Setting::Any || text.setting == Setting::Any
        };
        let mut of_kind: Vec<&Text> = TEXTS
            .iter()
            .filter(|text| text.kind == favour.kind)
            .filter(suits)
            .collect();
        let nothing_to_thank_for = favour.kind == "thanks"
            && self.unanswered[1 - favour.direction as usize][person as usize].is_none();
        if of_kind.is_empty() || nothing_to_thank_for {
            of_kind = TEXTS
                .iter()
                .filter(|text| text.kind == "advice")
                .filter(suits)
                .collect();
        }
        let words = |text: &Text| match favour.direction {
            Direction::Given => text.given,
            Direction::Taken => text.taken,
        };
        let mut text = self.rng.pick(&of_kind);
        for _ in 0..6 {
            if self.told.insert((person, words(text)[0])) {
                break;
            }
            text = self.rng.pick(&of_kind);
        }
        favour.kind = text.kind;
        favour.what = gendered(
            words(text)[self.language as usize],
            self.person(person).woman,
        );
        favour.cost = self.about(text.cost);
        favour.value = Some(self.about(text.value));
    }

    /// Something asked or promised.
    fn ask(&mut self, favour: &mut StoryFavour) {
        let (kind, cost, value, words) = self.rng.pick(OPEN);
        favour.kind = kind;
        favour.what = words[self.language as usize].to_owned();
        favour.cost = cost;
        favour.value = Some(value);
    }

    /// The size, or now and then the one beside it.
    fn about(&mut self, size: &'static str) -> &'static str {
        let at = SIZES.iter().position(|&one| one == size).unwrap_or(1);
        let at = self
            .rng
            .weighted(&[(at, 8), (at.saturating_sub(1), 1), (at + 1, 1)]);
        // Neither nothing nor a changed life comes by chance.
        if matches!(at, 1..=4) { SIZES[at] } else { size }
    }

    fn follows(&mut self, favour: &StoryFavour) -> Option<(Tie, u32)> {
        let other_way = 1 - favour.direction as usize;
        let person = favour.people[0] as usize;
        if favour.kind == "thanks" {
            return self.unanswered[other_way][person].map(|earlier| (Tie::Thanks, earlier));
        }
        if let Some(earlier) = self.unanswered[other_way][person].filter(|_| self.rng.percent(55)) {
            return Some((Tie::Returns, earlier));
        }
        let from_another =
            |earlier: &u32| self.favours[*earlier as usize].people[0] as usize != person;
        match favour.direction {
            Direction::Given => self
                .in_hand
                .filter(from_another)
                .filter(|_| self.rng.percent(18))
                .map(|earlier| (Tie::PassesOn, earlier)),
            Direction::Taken => None,
        }
    }

    fn remember(&mut self, favour: &StoryFavour) {
        let place = self.favours.len() as u32;
        if let Some((Tie::Returns | Tie::PassesOn, earlier)) = favour.follows {
            let answered = &self.favours[earlier as usize];
            let open =
                &mut self.unanswered[answered.direction as usize][answered.people[0] as usize];
            open.take_if(|open| *open == earlier);
            self.in_hand.take_if(|open| *open == earlier);
        }
        if favour.status != "done" || favour.kind == "thanks" {
            return;
        }
        self.unanswered[favour.direction as usize][favour.people[0] as usize] = Some(place);
        if favour.direction == Direction::Taken {
            self.in_hand = Some(place);
        }
    }
}

/// Recent days more often than old ones: two in five fall in the last year,
/// and hardly any on one day.
fn age(rng: &mut Rng) -> u64 {
    let part = u64::from(rng.below(1 << 16));
    REACH * (part * part * 2 + (part << 16)) / 3 / (1 << 32)
}

fn gendered(words: &str, woman: bool) -> String {
    let [her, them, she, capital] = if woman {
        ["her", "her", "she", "She"]
    } else {
        ["his", "him", "he", "He"]
    };
    words
        .replace("{her}", her)
        .replace("{them}", them)
        .replace("{she}", she)
        .replace("{She}", capital)
}
