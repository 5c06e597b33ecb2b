//! The ledger, its sums, and the history.

use std::sync::atomic::Ordering;

use tauri::State;
use vuoro_computer::now;
use vuoro_core::book::UndoReceipt;
use vuoro_core::book::view::{
    AskAdvice, Breakdown, BreakdownBy, FavourForm, FavourPage, FavourRow, HistoryRow, Id, Ledger,
    LedgerQuery, Overview, Period, PromiseAdvice, Receipt, Today,
};
use vuoro_core::capture::{Reading, Sheet};
use vuoro_core::domain::date::When;
use vuoro_core::domain::favour::{LinkKind, Status};
use vuoro_core::domain::said;
use vuoro_core::domain::size::Size;

use crate::desk::{Answer, Desk};

/// Lines of the history that come at once.
const LINES: u32 = 100;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn record_favour(desk: State<'_, Desk>, favour: FavourForm) -> Answer<Receipt> {
    desk.write(|book, now| book.record_favour(&favour, now))
}

/// The draft of a favour that a line tells of, for the sheet on which it is
/// typed; nothing is written.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn capture(desk: State<'_, Desk>, line: String, sheet: Sheet) -> Answer<Reading> {
    desk.read(|book| Ok(book.capture_on(&sheet, &line, now().today)))
}

/// Whether the line is to be shown, unasked, which is then done with.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn take_capture(desk: State<'_, Desk>) -> bool {
    desk.capture.swap(false, Ordering::Relaxed)
}

/// A day as one writes or says it, as the book writes it; none for what is no day.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_day(text: String) -> Option<When> {
    said::when(&text, now().today)
}

/// The day so many days from now.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn day_after(days: u16) -> When {
    said::in_days(days, now().today)
}

/// Writes a favour anew, as long as it is as it was seen; its status is `settle`'s.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn revise_favour(
    desk: State<'_, Desk>,
    id: Id,
    seen: FavourForm,
    favour: FavourForm,
) -> Answer<Receipt> {
    desk.write(|book, now| book.revise_favour(id, &seen, &favour, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn favour(desk: State<'_, Desk>, id: Id) -> Answer<FavourPage> {
    desk.read(|book| book.favour(id))
}

/// A favour is done, declined, withdrawn, lapsed or void, on a day; '' is today.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn settle(
    desk: State<'_, Desk>,
    favour: Id,
    status: Status,
    on: String,
) -> Answer<Receipt> {
    desk.write(|book, now| book.settle(favour, status, &on, now))
}

/// Nobody is reminded of a favour before that day; '' takes the day away.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remind(desk: State<'_, Desk>, favour: Id, on: String) -> Answer<Receipt> {
    desk.write(|book, now| book.remind(favour, &on, now))
}

/// Likewise of a person.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remind_of_person(desk: State<'_, Desk>, id: Id, on: String) -> Answer<Receipt> {
    desk.write(|book, now| book.remind_of_person(id, &on, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn link_favours(
    desk: State<'_, Desk>,
    later: Id,
    earlier: Id,
    kind: LinkKind,
) -> Answer<Receipt> {
    desk.write(|book, now| book.link_favours(later, earlier, kind, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unlink_favours(
    desk: State<'_, Desk>,
    later: Id,
    earlier: Id,
    kind: LinkKind,
) -> Answer<Receipt> {
    desk.write(|book, now| book.unlink_favours(later, earlier, kind, now))
}

/// Favours that this one could answer, or, `later`, that could answer it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn linkable(
    desk: State<'_, Desk>,
    favour: Id,
    kind: LinkKind,
    later: bool,
) -> Answer<Vec<FavourRow>> {
    desk.read(|book| book.linkable(favour, kind, later))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn ledger(desk: State<'_, Desk>, query: LedgerQuery) -> Answer<Ledger> {
    desk.read(|book| book.ledger(&query, now().today))
}

/// Its rows, the latest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn ledger_rows(
    desk: State<'_, Desk>,
    query: LedgerQuery,
    offset: u32,
    limit: u32,
) -> Answer<Vec<FavourRow>> {
    desk.read(|book| book.ledger_rows(&query, offset, limit, now().today))
}

/// The events and groups that favours belong to.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn occasions(desk: State<'_, Desk>) -> Answer<Vec<String>> {
    desk.read(|book| book.occasions())
}

/// What to know before asking someone for something of this size.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn ask_advice(desk: State<'_, Desk>, id: Id, size: Size) -> Answer<AskAdvice> {
    desk.read(|book| book.ask_advice(id, size, now().today))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn promise_advice(desk: State<'_, Desk>) -> Answer<PromiseAdvice> {
    desk.read(|book| book.promise_advice())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn today(desk: State<'_, Desk>) -> Answer<Today> {
    desk.compare(|book| book.today(now().today))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn breakdown(
    desk: State<'_, Desk>,
    by: BreakdownBy,
    period: Period,
) -> Answer<Breakdown> {
    desk.read(|book| book.breakdown(by, &period, now().today))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn thank(desk: State<'_, Desk>, favour: Id) -> Answer<Receipt> {
    desk.write(|book, now| book.thank(favour, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn overview(desk: State<'_, Desk>, period: Period) -> Answer<Overview> {
    desk.read(|book| book.overview(&period, now().today))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn history(desk: State<'_, Desk>, before: Option<Id>) -> Answer<Vec<HistoryRow>> {
    desk.read(|book| book.history(before, LINES))
}

/// Takes back an operation, or the latest that stands.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn undo(desk: State<'_, Desk>, operation: Option<Id>) -> Answer<UndoReceipt> {
    desk.write(|book, now| book.undo(operation, now))
}

/// Does again what the latest undo took back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn redo(desk: State<'_, Desk>) -> Answer<UndoReceipt> {
    desk.write(|book, now| book.redo(now))
}
