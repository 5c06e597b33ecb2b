//! A row as it is kept beside its contact: a small table of its own, of the
//! cells that say something under their columns' names, behind a line that
//! says how it was written. From it the contact can be read once more.

use super::cells::{Limits, Rows};
use super::column::Column;
use super::contact::{self, Cell, Manner};
use super::day::DayOrder;
use super::dialect::Dialect;
use crate::domain::contact::Contact;

const MARK: &str = "VUORO-ROW ";
/// The words for a table whose columns the owner has told: what they say stands
/// in a row of its own. In the second several values may be joined in a cell.
pub(super) const SAID: &str = "said";
pub(super) const SAID_JOINED: &str = "said-joined";

/// Behind the word where the days of the table are not written as its reader's
/// country writes them.
const ORDERS: [(DayOrder, &str); 2] = [
    (DayOrder::DayFirst, " day-first"),
    (DayOrder::MonthFirst, " month-first"),
];

/// How a table was written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) program: &'static str,
    pub(super) order: Option<DayOrder>,
}

pub(super) fn write(word: Word, cells: &[Cell<'_>]) -> Vec<u8> {
    let order = ORDERS.iter().find(|(order, _)| word.order == Some(*order));
    let order = order.map_or("", |(_, behind)| behind);
    let word = word.program;
    let mut bytes = [MARK, word, order, "\r\n"].concat().into_bytes();
    let mut put = |row: Vec<String>| {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect();
        bytes.extend_from_slice(cells.join(",").as_bytes());
        bytes.extend_from_slice(b"\r\n");
    };
    put(cells.iter().map(|cell| cell.name.to_owned()).collect());
    if matches!(word, SAID | SAID_JOINED) {
        put(cells.iter().map(|cell| cell.column.to_string()).collect());
    }
    put(cells.iter().map(|cell| cell.text.to_owned()).collect());
    bytes
}

/// Whether these bytes are a row that was kept.
pub(in crate::exchange) fn is_row(original: &[u8]) -> bool {
    original.starts_with(MARK.as_bytes())
}

/// Which program wrote the table of a row that was kept, as its word.
pub(in crate::exchange) fn program(original: &[u8]) -> Option<&[u8]> {
    let rest = original.strip_prefix(MARK.as_bytes())?;
    let line = rest.split(|b| matches!(b, b' ' | b'\r' | b'\n')).next()?;
    Some(match line {
        line if line == SAID_JOINED.as_bytes() => SAID.as_bytes(),
        line => line,
    })
}

/// The contact of a row that was kept.
pub(in crate::exchange) fn reread(original: &[u8], order: DayOrder) -> Option<Contact> {
    let mut rows = Rows::new(original, b',', Limits::default());
    let mut next = || {
        let row = rows.next().ok()??;
        let texts = row.cells.into_iter().map(String::from_utf8);
        texts.collect::<Result<Vec<_>, _>>().ok()
    };
    let mark = next()?;
    let word = mark.first()?.strip_prefix(MARK)?.to_owned();
    let own = ORDERS.iter().find(|(_, behind)| word.ends_with(behind));
    let (word, order) = match own {
        Some((order, behind)) => (word.replace(behind, ""), *order),
        None => (word, order),
    };
    let names = next()?;
    let (columns, joined) = match Dialect::by_word(&word) {
        Some(dialect) => (
            names.iter().map(|name| dialect.column(name)).collect(),
            dialect.joined,
        ),
        None => {
            let says = next()?;
            let columns = says.iter().map(|column| column.parse::<Column>());
            let joined = word == SAID_JOINED;
            (columns.collect::<Result<Vec<_>, _>>().ok()?, joined)
        }
    };
    let texts = next()?;
    let cells: Vec<Cell<'_>> = names
        .iter()
        .zip(&columns)
        .zip(&texts)
        .map(|((name, column), text)| Cell { name, column, text })
        .collect();
    contact::read(&cells, Manner { joined, order }, 0).map(|(contact, _)| contact)
}
