//! A book of a few dozen people, and random ledgers that come into it and go.

use std::cell::Cell;
use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate};

use crate::book::PersonBalance;
use crate::book::view::{
    Beneficiary, FavourForm, Id, LedgerQuery, PeopleQuery, PersonEdit, Settings,
};
use crate::domain::circle::Tie;
use crate::domain::favour::{FavourKind, LinkKind, Status};
use crate::domain::mutant::{FAVOURS, HOUR, loose};
use crate::domain::size::Size;
use crate::domain::turn::Turn;
use crate::sample::rng::Rng;
use crate::{Book, Now};

pub(super) const PEOPLE: usize = 50;

pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day")
}

/// The same calendar day at any hour.
pub(super) fn now(hour: u32) -> Now {
    let at = format!("2026-11-{:02}T{:02}:30:00Z", 18 + hour / 24, hour % 24);
    Now {
        at: DateTime::parse_from_rfc3339(&at)
            .expect("a moment")
            .to_utc(),
        today: today(),
    }
}

pub(super) struct World {
    pub(super) book: Book,
    pub(super) people: Vec<Id>,
    /// How often it was asked for figures.
    asked: Cell<u32>,
}

/// The lists are held against one in so many answers: they take longer to ask
/// than the figures themselves.
const ONE_IN: u32 = 16;

pub(super) type Figures = BTreeMap<Id, PersonBalance>;

impl World {
    pub(super) fn new() -> Self {
        let mut book = Book::in_memory(&now(30)).expect("a book");
        let people = (0..PEOPLE)
            .map(|n| {
                let person = PersonEdit::named(&format!("Person {n:02}"));
                let added = book.add_person(&person, &now(30)).expect("added");
                added.made.expect("somebody")
            })
            .collect();
        Self {
            book,
            people,
            asked: Cell::default(),
        }
    }

    /// With these favours in the book, and without them afterwards.
    pub(super) fn with<T>(
        &mut self,
        forms: &[FavourForm],
        hour: u32,
        look: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.book
            .record_favours(forms, &now(hour))
            .expect("recorded");
        let seen = look(self);
        self.book.undo(None, &now(hour)).expect("taken back");
        seen
    }

    /// The same when some of them were answered, settled, rewritten or voided since:
    /// what is kept of them came about step by step.
    pub(super) fn with_lived<T>(
        &mut self,
        forms: &[FavourForm],
        rng: &mut Rng,
        look: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let ids = self.book.record_favours(forms, &now(30)).expect("recorded");
        let steps = 1 + self.live(forms, &ids, rng);
        let seen = look(self);
        for _ in 0..steps {
            self.book.undo(None, &now(30)).expect("taken back");
        }
        seen
    }

    /// How many steps it took.
    fn live(&mut self, forms: &[FavourForm], ids: &[Id], rng: &mut Rng) -> u32 {
        let mut steps = 0;
        let done = |form: &FavourForm| form.status == Status::Done && form.on.len() == 10;
        let plain: Vec<(&FavourForm, Id)> = forms
            .iter()
            .zip(ids.iter().copied())
            .filter(|(form, _)| is_plain(form) && done(form))
            .collect();
        for (received, id) in &plain {
            let Some(from) = received.giver.filter(|_| rng.percent(20)) else {
                continue;
            };
            let later = plain
                .iter()
                .find(|(form, _)| form.giver.is_none() && form.on > received.on);
            if let Some((form, answer)) = later {
                let kind = match form.beneficiaries[0].person == Some(from) {
                    true => LinkKind::Returns,
                    false => LinkKind::PassesOn,
                };
                let linked = self.book.link_favours(*answer, *id, kind, &now(30));
                linked.expect("linked");
                steps += 1;
            }
        }
        let promised = |form: &FavourForm| is_plain(form) && form.status == Status::Promised;
        let open = forms.iter().position(promised);
        let settled = open.map(|at| (ids[at], Status::Done));
        let voided = plain.last().map(|(_, id)| (*id, Status::Void));
        for (id, status) in settled.into_iter().chain(voided) {
            let settled = self.book.settle(id, status, "", &now(30));
            settled.expect("settled");
            steps += 1;
        }
        if let Some((_, id)) = plain.first() {
            let mut form = self.book.favour_form(*id).expect("a form");
            let before = form.clone();
            form.cost = rng.pick(Size::ALL);
            form.on = today().to_string();
            if form != before {
                let revised = self.book.revise_favour(*id, &before, &form, &now(30));
                revised.expect("revised");
                steps += 1;
            }
        }
        steps
    }

    pub(super) fn figures_of(&mut self, forms: &[FavourForm]) -> Figures {
        self.with(forms, 30, |world| world.figures(today(), 0))
    }

    /// What the book says of everybody on a day, at an hour.
    pub(super) fn figures(&self, on: NaiveDate, hour: u32) -> Figures {
        let ledger = self
            .book
            .ledger(&LedgerQuery::default(), on)
            .expect("a ledger");
        FAVOURS.set(f64::from(ledger.total.max(1)));
        HOUR.set(f64::from(hour));
        let all = self.book.balances(true, on).expect("balances");
        let all: Figures = all.into_iter().map(|one| (one.id, one)).collect();
        // A wrong measure is wrong of the favours, not of what is kept of them.
        self.asked.set(self.asked.get() + 1);
        if loose().is_none() && on >= today() && self.asked.get().is_multiple_of(ONE_IN) {
            self.is_kept(&all, on);
        }
        all
    }

    /// The lists, which show sums and turns that are kept, say what the favours say.
    fn is_kept(&self, all: &Figures, on: NaiveDate) {
        let damping = f64::from(self.book.settings().expect("settings").damping_tenths) / 10.0;
        let mut listed = 0;
        for turn in Turn::ALL {
            let query = PeopleQuery {
                turn: Some(*turn),
                limit: 100,
                ..PeopleQuery::default()
            };
            for row in self.book.people(&query, on).expect("a list").rows {
                let one = &all[&row.id];
                assert_eq!(one.turn, *turn, "the list of {turn} has {one:?} on {on}");
                let half = |weight: f64| {
                    let all = one.given + one.taken + damping;
                    (weight / all / 0.75).min(1.0)
                };
                let told = one.given_count + one.taken_count >= 4;
                let bar = row.lean.map(|bar| (bar.given, bar.received));
                let near = match bar {
                    Some((given, received)) => {
                        (given - half(one.given)).abs() < 1e-9
                            && (received - half(one.taken)).abs() < 1e-9
                    }
                    None => true,
                };
                assert!(near && bar.is_some() == told, "{bar:?} of {one:?} on {on}");
                listed += 1;
            }
        }
        let reciprocal = |one: &&PersonBalance| one.tie == Tie::Reciprocal;
        let all = all.values().filter(reciprocal).count();
        assert_eq!(listed, all, "each is in the list of one turn");
    }

    pub(super) fn set(&mut self, change: impl FnOnce(&mut Settings)) {
        let mut settings = Settings::default();
        change(&mut settings);
        self.book.set_settings(&settings).expect("settings");
    }

    /// A few favours with each of the people, and some between them.
    pub(super) fn ledgers(&self, rng: &mut Rng) -> Vec<FavourForm> {
        let mut forms = Vec::new();
        for person in &self.people {
            for _ in 0..rng.low(7) {
                forms.push(self.favour(rng, *person));
            }
        }
        forms
    }

    fn other(&self, rng: &mut Rng, than: &[Id]) -> Id {
        loop {
            let one = rng.pick(&self.people);
            if !than.contains(&one) {
                return one;
            }
        }
    }

    fn favour(&self, rng: &mut Rng, person: Id) -> FavourForm {
        let value = |rng: &mut Rng| rng.percent(70).then(|| rng.pick(Size::ALL));
        let mut form = FavourForm {
            giver: None,
            beneficiaries: Vec::new(),
            introduced: Vec::new(),
            asked_by: None,
            kind: rng.pick(&[FavourKind::Advice, FavourKind::Gift, FavourKind::Other]),
            what: "A favour".into(),
            note: String::new(),
            on: (today() - Duration::days(i64::from(rng.low(3000)))).to_string(),
            status: rng.weighted(&[
                (Status::Done, 75),
                (Status::Promised, 8),
                (Status::Asked, 8),
                (Status::Declined, 3),
                (Status::Withdrawn, 3),
                (Status::Lapsed, 3),
            ]),
            cost: rng.pick(Size::ALL),
            channel: None,
            occasion: String::new(),
            due: None,
            new_people: Vec::new(),
        };
        if rng.percent(10) {
            form.on.truncate(7);
        }
        match rng.below(10) {
            0..=4 => form.beneficiaries.push(helped(Some(person), value(rng))),
            5..=8 => {
                form.giver = Some(person);
                form.beneficiaries.push(helped(None, value(rng)));
            }
            _ => {
                form.giver = Some(person);
                let other = self.other(rng, &[person]);
                form.beneficiaries.push(helped(Some(other), value(rng)));
            }
        }
        if rng.percent(20) {
            let there: Vec<Id> = form.beneficiaries.iter().filter_map(|b| b.person).collect();
            let other = self.other(rng, &[&there[..], &[person]].concat());
            form.beneficiaries.push(helped(Some(other), value(rng)));
            if form.giver.is_none() && rng.percent(50) {
                form.kind = FavourKind::Introduction;
            }
        }
        form
    }
}

pub(super) fn helped(person: Option<Id>, value: Option<Size>) -> Beneficiary {
    Beneficiary { person, value }
}

/// Done favours with one of the people alone, and of some size.
pub(super) fn is_plain(form: &FavourForm) -> bool {
    let between = form.giver.is_some() && form.beneficiaries.iter().all(|b| b.person.is_some());
    form.beneficiaries.len() == 1 && !between && form.kind != FavourKind::Introduction
}
