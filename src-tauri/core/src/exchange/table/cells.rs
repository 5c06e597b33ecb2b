//! A table's bytes, cut into rows of cells. Its own reader and not a library's,
//! because it must hold what a file may ask of memory, and because one quote
//! that is never closed must not swallow everybody after it. It knows nothing
//! of what a cell says.

use std::io::{self, Read};

const BLOCK: usize = 64 * 1024;

/// What one table may ask of memory.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    /// Bytes of a cell.
    pub(super) cell: usize,
    /// Bytes of a row.
    pub(super) row: usize,
    pub(super) columns: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cell: 1_000_000,
            row: 8_000_000,
            columns: 4_096,
        }
    }
}

/// What is wrong with a row that was otherwise read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// This cell is larger than a cell may be, and was left out.
    TooLarge(usize),
    /// The row has more cells than a row may have; the rest was left out.
    TooMany,
    /// A quote is not closed: the line was taken as it stands.
    OpenQuote,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// 1-based line of its first byte.
    pub(super) line: u64,
    pub(super) cells: Vec<Vec<u8>>,
    pub(super) flaws: Vec<Flaw>,
}

impl Row {
    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.flaws.is_empty() && self.cells.iter().all(|cell| cell.trim_ascii().is_empty())
    }
}

pub(super) struct Rows<R> {
    input: R,
    delimiter: u8,
    limits: Limits,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    /// Bytes given back, to be read again, the next one last.
    again: Vec<u8>,
    /// Quotes are plain characters until this line ends.
    literal: bool,
    after_cr: bool,
    line: u64,
    taken: u64,
    /// Cells of the header, by which a line is known for a row.
    width: usize,
}

enum State {
    /// Before the first byte of a cell.
    Start,
    Plain,
    Quoted,
    /// Behind a quote within quotes: it closes them, or stands for itself.
    Quote,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(input: R, delimiter: u8, limits: Limits) -> Self {
        Self {
            input,
            delimiter,
            limits,
            buffer: vec![0; BLOCK],
            at: 0,
            end: 0,
            again: Vec::new(),
            literal: false,
            after_cr: false,
            line: 1,
            taken: 0,
            width: 2,
        }
    }

    pub(super) fn set_width(&mut self, columns: usize) {
        self.width = columns.max(2);
    }

    /// Bytes read so far, for progress.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    pub(super) fn next(&mut self) -> io::Result<Option<Row>> {
        let mut making = Making {
            row: Row {
                line: self.line,
                ..Row::default()
            },
            cell: Vec::new(),
            size: 0,
            over: false,
        };
        let mut state = State::Start;
        let mut any = false;
        // What stands behind an open quote, as it came, to be read otherwise.
        let mut raw: Vec<u8> = Vec::new();
        let mut long = false;
        loop {
            let Some(byte) = self.byte()? else {
                if matches!(state, State::Quoted) {
                    if !long && self.are_rows(&raw) {
                        self.read_again(&mut raw, &mut making);
                        state = State::Plain;
                        continue;
                    }
                    making.flaw(Flaw::OpenQuote);
                }
                self.literal = false;
                if !any {
                    return Ok(None);
                }
                making.end_cell(&self.limits);
                return Ok(Some(making.row));
            };
            any = true;
            match state {
                State::Start if byte == b'"' && !self.literal => {
                    raw.clear();
                    long = false;
                    state = State::Quoted;
                }
                State::Quoted => {
                    if !long {
                        raw.push(byte);
                    }
                    match byte {
                        b'"' => state = State::Quote,
                        _ => making.put(byte, &self.limits),
                    }
                    if raw.len() > self.limits.cell && matches!(state, State::Quoted) {
                        if self.are_rows(&raw) {
                            self.read_again(&mut raw, &mut making);
                            state = State::Plain;
                        } else {
                            // A text too long to keep; its end is still to come.
                            long = true;
                            raw = Vec::new();
                        }
                    }
                }
                State::Quote if byte == b'"' => {
                    if !long {
                        raw.push(byte);
                    }
                    making.put(byte, &self.limits);
                    state = State::Quoted;
                }
                State::Start | State::Plain | State::Quote => match byte {
                    b'\n' => {
                        self.literal = false;
                        making.end_cell(&self.limits);
                        return Ok(Some(making.row));
                    }
                    byte if byte == self.delimiter => {
                        making.end_cell(&self.limits);
                        state = State::Start;
                    }
                    byte => {
                        // A quote with text behind it opens a cell of another
                        // row, if it begins one, and what stands before it are rows.
                        if matches!(state, State::Quote)
                            && !long
                            && self.begins_a_cell(&raw)
                            && self.are_rows(whole(&raw))
                        {
                            raw.push(byte);
                            self.read_again(&mut raw, &mut making);
                        } else {
                            making.put(byte, &self.limits);
                        }
                        state = State::Plain;
                    }
                },
            }
        }
    }

    /// Whether the lines behind an open quote are rows of this table.
    fn are_rows(&self, raw: &[u8]) -> bool {
        let mut lines = raw
            .split(|b| *b == b'\n')
            .skip(1)
            .filter(|line| !line.trim_ascii().is_empty())
            .peekable();
        if lines.peek().is_none() {
            return false;
        }
        let (mut rows, mut all) = (0, 0);
        for line in lines.take(1000) {
            all += 1;
            let cells = line.iter().filter(|b| **b == self.delimiter).count() + 1;
            rows += usize::from(cells >= self.width);
        }
        rows * 2 > all
    }

    /// Whether the quote that a text ends with stands where a cell begins.
    fn begins_a_cell(&self, raw: &[u8]) -> bool {
        let [.., before, b'"'] = raw else {
            return false;
        };
        *before == b'\n' || *before == self.delimiter
    }

    /// Takes the quote for a character, and what stands behind it for rows.
    fn read_again(&mut self, raw: &mut Vec<u8>, making: &mut Making) {
        self.line -= raw.iter().filter(|b| **b == b'\n').count() as u64;
        self.again.extend(raw.drain(..).rev());
        self.literal = true;
        making.cell.clear();
        making.over = false;
        making.put(b'"', &self.limits);
        making.flaw(Flaw::OpenQuote);
    }

    /// The next byte; CRLF and a bare CR come as LF.
    fn byte(&mut self) -> io::Result<Option<u8>> {
        let byte = match self.again.pop() {
            Some(byte) => byte,
            None => {
                let Some(mut byte) = self.raw_byte()? else {
                    return Ok(None);
                };
                if byte == b'\n' && std::mem::take(&mut self.after_cr) {
                    let Some(next) = self.raw_byte()? else {
                        return Ok(None);
                    };
                    byte = next;
                }
                self.after_cr = byte == b'\r';
                if self.after_cr { b'\n' } else { byte }
            }
        };
        self.line += u64::from(byte == b'\n');
        Ok(Some(byte))
    }

    fn raw_byte(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.end && !self.fill()? {
            return Ok(None);
        }
        self.at += 1;
        Ok(Some(self.buffer[self.at - 1]))
    }

    fn fill(&mut self) -> io::Result<bool> {
        loop {
            match self.input.read(&mut self.buffer) {
                Ok(count) => {
                    (self.at, self.end) = (0, count);
                    self.taken += count as u64;
                    return Ok(count > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// A row in the making.
struct Making {
    row: Row,
    cell: Vec<u8>,
    /// Bytes of the cells so far.
    size: usize,
    /// Whether this cell is too large.
    over: bool,
}

impl Making {
    fn put(&mut self, byte: u8, limits: &Limits) {
        if self.over || self.row.cells.len() >= limits.columns {
            return;
        }
        if self.cell.len() == limits.cell || self.size + self.cell.len() == limits.row {
            self.over = true;
            self.cell = Vec::new();
        } else {
            self.cell.push(byte);
        }
    }

    fn end_cell(&mut self, limits: &Limits) {
        if self.row.cells.len() >= limits.columns {
            self.flaw(Flaw::TooMany);
            return;
        }
        if std::mem::take(&mut self.over) {
            self.flaw(Flaw::TooLarge(self.row.cells.len()));
        }
        self.size += self.cell.len();
        self.row.cells.push(std::mem::take(&mut self.cell));
    }

    fn flaw(&mut self, flaw: Flaw) {
        if !self.row.flaws.contains(&flaw) {
            self.row.flaws.push(flaw);
        }
    }
}

/// The lines of a text that are whole.
fn whole(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(|b| *b == b'\n').unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &[u8], limits: Limits) -> Vec<Row> {
        let mut rows = Rows::new(text, b',', limits);
        let mut all = Vec::new();
        while let Some(row) = rows.next().expect("memory does not fail") {
            all.push(row);
        }
        all
    }

    fn texts(text: &str) -> Vec<Vec<String>> {
        let string = |cell: &Vec<u8>| String::from_utf8(cell.clone()).expect("text");
        rows(text.as_bytes(), Limits::default())
            .iter()
            .map(|row| row.cells.iter().map(string).collect())
            .collect()
    }

    #[test]
    fn rows_are_cut_at_line_ends_outside_quotes() {
        assert_eq!(texts("a,b\r\nc,d"), [["a", "b"], ["c", "d"]]);
        assert_eq!(texts("a,b\rc,d\r"), [["a", "b"], ["c", "d"]]);
        assert_eq!(
            texts("\"x\r\ny, \"\"z\"\"\",b\n5\" pipe,d\n"),
            [["x\ny, \"z\"", "b"], ["5\" pipe", "d"]]
        );
        assert_eq!(texts(""), Vec::<Vec<String>>::new());
        assert_eq!(texts("a,\n"), [["a", ""]]);
    }

    #[test]
    fn a_row_knows_its_line() {
        let lines: Vec<u64> = rows(b"a\r\n\"b\nb\"\rc\n\nd", Limits::default())
            .iter()
            .map(|row| row.line)
            .collect();
        assert_eq!(lines, [1, 2, 4, 5, 6]);
    }

    #[test]
    fn two_open_quotes_cost_two_lines() {
        let text = "name,mail\n\"Anna,a@x.fi\nPekka,p@x.fi\n\"Mira,m@x.fi\nOtto,o@x.fi\n";
        let all = rows(text.as_bytes(), Limits::default());
        let first: Vec<&[u8]> = all.iter().map(|row| row.cells[0].as_slice()).collect();
        assert_eq!(
            first,
            [&b"name"[..], b"\"Anna", b"Pekka", b"\"Mira", b"Otto"]
        );
        let flaws: Vec<usize> = all.iter().map(|row| row.flaws.len()).collect();
        assert_eq!(flaws, [0, 1, 0, 1, 0]);
        // A word in quotes within a text makes no rows of it.
        let all = rows(b"a,b\nx,\"one\ntwo \"three\" four\"\n", Limits::default());
        assert_eq!(all.len(), 2);
        let prose = b"name,note\nx,\"Hello,\nthis, is\nlong \"quoted\" text\"\n";
        assert_eq!(rows(prose, Limits::default()).len(), 2);
    }

    #[test]
    fn an_open_quote_costs_one_line_and_nobody_else() {
        let text = "name,mail\n\"Anna,a@x.fi\nPekka,p@x.fi\nMira,m@x.fi\n";
        let all = rows(text.as_bytes(), Limits::default());
        assert_eq!(all.len(), 4);
        assert_eq!(all[1].flaws, [Flaw::OpenQuote]);
        assert_eq!(all[1].cells, [b"\"Anna".to_vec(), b"a@x.fi".to_vec()]);
        assert_eq!((all[2].line, all[3].line), (3, 4));
        // A note whose file breaks off is a note, not rows.
        let all = rows(b"a,b,c\nx,y,\"She said\nsomething", Limits::default());
        assert_eq!(all[1].cells[2], b"She said\nsomething");
        assert_eq!(all[1].flaws, [Flaw::OpenQuote]);
    }

    #[test]
    fn limits_hold_and_what_is_behind_them_still_comes() {
        let limits = Limits {
            cell: 10,
            row: 30,
            columns: 3,
        };
        let text = [
            b"a,".as_slice(),
            &[b'x'; 50],
            b",c\nd,\"",
            &[b'y'; 50],
            b"\",f\n1,2,3,4,5\nend",
        ]
        .concat();
        let all = rows(&text, limits);
        assert_eq!(all[0].flaws, [Flaw::TooLarge(1)]);
        assert_eq!(all[0].cells, [b"a".to_vec(), vec![], b"c".to_vec()]);
        assert_eq!(all[1].flaws, [Flaw::TooLarge(1)]);
        assert_eq!(all[2].flaws, [Flaw::TooMany]);
        assert_eq!(all[3].cells, [b"end"]);
    }

    proptest! {
        #[test]
        fn whatever_a_csv_writer_writes_is_read_as_it_was(
            table in prop::collection::vec(prop::collection::vec("[a-cäö\" ,;\n\t]{0,6}", 3), 1..8),
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).expect("memory does not fail");
            }
            let bytes = writer.into_inner().expect("memory does not fail");
            prop_assert_eq!(texts(std::str::from_utf8(&bytes).expect("text")), table);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(prop::sample::select(&b"a\",;\r\n\t\0\xE4"[..]), 0..200)) {
            let limits = Limits { cell: 8, row: 20, columns: 3 };
            rows(&bytes, limits);
        }
    }
}
