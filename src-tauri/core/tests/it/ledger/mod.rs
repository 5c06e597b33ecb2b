//! The ledger as its owner keeps it: favours, introductions, what answers what,
//! and the figures that come of them.

mod close;
mod favours;
mod figures;
mod introductions;
mod links;
mod people;
mod today;

use vuoro_core::book::view::{ConsentSaid, FavourForm, Id, PeopleOrder, PeopleQuery};
use vuoro_core::domain::favour::{Consent, Direction, Status};
use vuoro_core::domain::size::Size;

use crate::desk::{Desk, a_few, ago, favour, introduction, record};

fn of_sizes(mut form: FavourForm, days_ago: i64, cost: Size, values: &[Size]) -> FavourForm {
    form.on = ago(days_ago);
    form.cost = cost;
    for (helped, value) in form.beneficiaries.iter_mut().zip(values) {
        helped.value = Some(*value);
    }
    form
}

/// The worked example of docs/measures.md, with the first of two people.
fn worked_example() -> (Desk, Vec<Id>) {
    use Size::{AnHour, Days, FiveMinutes, HalfADay, LifeChanging};
    let (mut desk, ids) = a_few();
    let (p, q) = (ids[0], ids[1]);
    let given = |what| favour(Direction::Given, &[p], what);
    let taken = |what| favour(Direction::Taken, &[p], what);
    record(
        &mut desk,
        &of_sizes(given("Advice"), 100, FiveMinutes, &[HalfADay]),
    );
    record(
        &mut desk,
        &of_sizes(taken("Read my CV"), 400, AnHour, &[HalfADay]),
    );
    record(
        &mut desk,
        &of_sizes(taken("Job tip"), 900, FiveMinutes, &[LifeChanging]),
    );
    let both = introduction(None, &[p, q]);
    record(
        &mut desk,
        &of_sizes(both, 30, FiveMinutes, &[Days, HalfADay]),
    );
    let mut lift = given("A lift");
    lift.status = Status::Promised;
    record(&mut desk, &lift);
    (desk, ids)
}

fn everyone(order: PeopleOrder) -> PeopleQuery {
    PeopleQuery {
        order,
        limit: 100,
        ..PeopleQuery::default()
    }
}

fn said(person: Id, consent: Consent) -> ConsentSaid {
    ConsentSaid { person, consent }
}
