//! What a table is, by its beginning: which character parts its cells, and in
//! which row the names of its columns stand.

use super::cells::{Limits, Row, Rows};
use super::day::{self, DayOrder};
use super::dialect::Dialect;
use super::guess::is_somebodys;
use super::linkedin::Form;
use crate::exchange::vcard::charset::Charset;

/// Rows that are looked at.
const ROWS: usize = 50;
/// In the order in which they are believed.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// What is known of the columns.
#[derive(Debug, Clone, Copy)]
pub(super) enum Known {
    Dialect(&'static Dialect),
    Form(Form),
    Nothing,
}

#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) delimiter: u8,
    /// Rows before the first with somebody in it.
    pub(super) skip: usize,
    pub(super) header: Vec<String>,
    /// Whether the file names no column, and the names are this program's.
    pub(super) nameless: bool,
    pub(super) known: Known,
    /// In which order its days are written, where one of them tells.
    pub(super) order: Option<DayOrder>,
}

/// The shape of the table that begins like this; `None` if this is no table.
pub(super) fn shape(window: &[u8], file: &str, charset: &mut Charset) -> Option<Shape> {
    let tables: Vec<(u8, Vec<Vec<String>>)> = DELIMITERS
        .iter()
        .map(|delimiter| (*delimiter, rows(window, *delimiter, charset, ROWS)))
        .collect();
    let shape = tables
        .iter()
        .find_map(|(delimiter, rows)| known(*delimiter, rows, file))
        .or_else(|| unknown(tables))?;
    let all = rows(window, shape.delimiter, charset, usize::MAX);
    Some(Shape {
        order: order(&all),
        ..shape
    })
}

fn rows(window: &[u8], delimiter: u8, charset: &mut Charset, most: usize) -> Vec<Vec<String>> {
    let mut rows = Rows::new(window, delimiter, Limits::default());
    let mut found = Vec::new();
    while let Ok(Some(Row { cells, .. })) = rows.next() {
        let texts = cells
            .iter()
            .map(|cell| charset.decode(cell, None).trim().to_owned());
        found.push(texts.collect());
        if found.len() == most {
            break;
        }
    }
    found
}

fn known(delimiter: u8, rows: &[Vec<String>], file: &str) -> Option<Shape> {
    rows.iter().enumerate().find_map(|(at, row)| {
        let known = match Form::of(row, file) {
            Some(form) => Known::Form(form),
            None => Known::Dialect(Dialect::of(row)?),
        };
        Some(Shape {
            delimiter,
            skip: at + 1,
            header: row.clone(),
            nameless: false,
            known,
            order: None,
        })
    })
}

/// The delimiter that makes most rows equally wide, and the first row that is
/// as wide as those.
fn unknown(tables: Vec<(u8, Vec<Vec<String>>)>) -> Option<Shape> {
    let (_, width, delimiter, rows) = tables
        .into_iter()
        .filter_map(|(delimiter, rows)| {
            let (width, count) = usual_width(&rows)?;
            // Prose has commas too, but not as many in each line.
            let all = rows.iter().filter(|row| !is_blank(row)).count();
            (count * 5 >= all * 3).then_some((count * width.min(20), width, delimiter, rows))
        })
        .rev()
        .max_by_key(|(score, ..)| *score)?;
    let filled = |row: &&Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() >= 2;
    let at = rows
        .iter()
        .position(|row| row.len() >= width.min(2) && filled(&row))?;
    let row = &rows[at];
    let others = rows[at + 1..].iter().any(|row| !is_blank(row));
    let nameless = row.iter().any(|cell| is_somebodys(cell));
    let (skip, header) = if nameless {
        (at, (1..=width).map(|nth| format!("Column {nth}")).collect())
    } else if others {
        (at + 1, row.clone())
    } else {
        // One line with a comma in it, or columns of nobody.
        return None;
    };
    Some(Shape {
        delimiter,
        skip,
        header,
        nameless,
        known: Known::Nothing,
        order: None,
    })
}

/// One program wrote them all: `5/19/1984` tells how `5/9/1984` is meant.
fn order(rows: &[Vec<String>]) -> Option<DayOrder> {
    let mut told = rows.iter().flatten().filter_map(|cell| day::order_of(cell));
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(String::is_empty)
}

/// How many cells most rows have, and how many rows those are; two cells at
/// least make a row.
fn usual_width(rows: &[Vec<String>]) -> Option<(usize, usize)> {
    let mut widths: Vec<usize> = rows
        .iter()
        .filter(|row| !is_blank(row) && row.len() > 1)
        .map(Vec::len)
        .collect();
    widths.sort_unstable();
    widths
        .chunk_by(|a, b| a == b)
        .map(|run| (run[0], run.len()))
        .max_by_key(|(width, count)| (*count, *width))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(char, usize, Vec<String>)> {
        let shape = shape(text.as_bytes(), "x.csv", &mut Charset::new())?;
        Some((char::from(shape.delimiter), shape.skip, shape.header))
    }

    #[test]
    fn the_header_is_found_behind_a_preamble() {
        let linkedin = "Notes:\n\"When exporting, some, addresses\nmay be missing.\"\n\n\
                        First Name,Last Name,URL,Email Address,Company,Position,Connected On\nA,B,,,,,\n";
        let (delimiter, skip, header) = of(linkedin).expect("a table");
        assert_eq!((delimiter, skip, header.len()), (',', 4, 7));
    }

    #[test]
    fn the_delimiter_is_the_one_that_fits() {
        let check = |text: &str, expect: Option<(char, usize, &[&str])>| {
            let found = of(text);
            let found = found.as_ref().map(|(d, skip, header)| {
                (
                    *d,
                    *skip,
                    header.iter().map(String::as_str).collect::<Vec<_>>(),
                )
            });
            let expect = expect.map(|(d, skip, header)| (d, skip, header.to_vec()));
            assert_eq!(found, expect, "{text}");
        };
        check(
            "Nimi;Puhelin\nAnna, tri;040\n",
            Some((';', 1, &["Nimi", "Puhelin"])),
        );
        check(
            "\n\nNimi\tPuhelin\nAnna\t1\n",
            Some(('\t', 3, &["Nimi", "Puhelin"])),
        );
        check(
            "sep=;\nNimi;Puhelin\nAnna;040\n",
            Some((';', 2, &["Nimi", "Puhelin"])),
        );
        check(
            "Anna;anna@x.fi\nPekka;p@x.fi\n",
            Some((';', 0, &["Column 1", "Column 2"])),
        );
        check(
            "Dear Anna,\nI write you, as you know, of this and that.\nYours\n",
            None,
        );
        check("Dear Anna, this is no table.\n", None);
        check("Nimi;Puhelin\n\n", None);
        check("one\ntwo\n", None);
        check("", None);
    }
}
