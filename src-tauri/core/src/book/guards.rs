//! What is good to know before asking, or promising once more.

use chrono::NaiveDate;

use super::Book;
use super::view::{AskAdvice, Id, PromiseAdvice};
use crate::domain::circle::Tie;
use crate::domain::date::When;
use crate::domain::guard;
use crate::domain::size::Size;
use crate::error::Result;
use crate::store::{balance, ledger, person};

impl Book {
    /// Before asking someone for something of this size.
    pub fn ask_advice(&self, id: Id, size: Size, today: NaiveDate) -> Result<AskAdvice> {
        let person = person::get(&self.connection, i64::from(id))?;
        let settings = self.settings()?;
        let ties = balance::of_person(&self.connection, person.id)?;
        let counts =
            settings.numbers_for_close || Tie::of(person.tie, person.circle) == Tie::Reciprocal;
        let measure = self.measure()?;
        let asked = balance::asks(&self.connection, person.id)?;
        let circle = person.circle;
        let guards = guard::ask(&ties, &asked, circle, counts, size, &measure, today);
        let last = asked.iter().max().copied();
        Ok(AskAdvice {
            guards,
            last_on: last.map(|day| day.to_string()),
            last_ago: last.map(|day| When::on(day).ago(today)),
        })
    }

    /// Before promising once more.
    pub fn promise_advice(&self) -> Result<PromiseAdvice> {
        let open = ledger::open_promises(&self.connection)?;
        let at_most = self.settings()?.promises_at_most;
        Ok(PromiseAdvice {
            open,
            at_most,
            rather_not: open >= at_most,
        })
    }
}
