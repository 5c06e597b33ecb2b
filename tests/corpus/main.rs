//! Real address books of other programs, read, written and read again. The
//! corpus is not part of this repository; without it each test says so, and
//! `make corpus` fails. Cards of our own (`tests/probes`) are always there.

#![allow(clippy::print_stderr, reason = "figures for whoever runs it")]

mod book;
mod clock;
mod conserved;
mod expected;
mod fuzz;
mod hostile;
mod law;
mod many;
mod moved;
mod nasties;
mod origins;
mod peers;
mod probes;
#[path = "../reached.rs"]
mod reached;

use std::path::{Path, PathBuf};

use vuoro_core::exchange::vcard::{Card, Limits, Problem, ReadError, Reason, cards};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
const PROBES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/probes");
/// What is in the corpus, cards as a tolerant eye counts them.
const CORPUS: (usize, usize) = (309, 1_373);

/// A file of cards: where it is from, and its bytes.
struct File {
    name: String,
    path: PathBuf,
    bytes: Vec<u8>,
}

impl File {
    fn origin(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }

    fn cards(&self) -> Vec<Result<Card, ReadError>> {
        cards(self.bytes.as_slice(), Limits::default()).collect()
    }
}

/// All files of the corpus, or none with a word about it.
fn corpus() -> Vec<File> {
    let root = Path::new(SHARED).join("corpus");
    let files = files(&root);
    if files.is_empty() {
        let asked = std::env::var_os("VUORO_CORPUS").is_some();
        assert!(!asked, "there is no corpus in {}", root.display());
        eprintln!("skipped: no corpus");
    } else {
        assert_eq!(files.len(), CORPUS.0, "the files of the corpus");
    }
    files
}

/// The small cards of our own, and others that lie beside the corpus.
fn probes() -> Vec<File> {
    let mut files = files(Path::new(PROBES));
    assert!(files.len() > 60, "{} probes", files.len());
    files.extend(self::files(&Path::new(SHARED).join("probes")));
    files
}

/// All files of cards below a folder.
fn files(root: &Path) -> Vec<File> {
    let mut paths = Vec::new();
    collect(root, &mut paths);
    paths.sort();
    let name = |path: &Path| {
        path.strip_prefix(root)
            .expect("below the root")
            .display()
            .to_string()
    };
    let read = |path: PathBuf| File {
        name: name(&path),
        bytes: std::fs::read(&path).expect("a readable file"),
        path,
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ext| ext == "vcf") {
            paths.push(path);
        }
    }
}

/// The file as text, by a way of its own: not the reader's.
fn as_text(bytes: &[u8]) -> String {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => {
            let units: Vec<u16> = rest
                .chunks_exact(2)
                .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        _ => String::from_utf8(bytes.to_vec())
            .unwrap_or_else(|_| bytes.iter().copied().map(char::from).collect()),
    }
}

/// How many cards a tolerant eye sees: lines that are `BEGIN:VCARD` and do not
/// follow an `AGENT:`.
fn begins(text: &str) -> usize {
    let mut count = 0;
    let mut agent = false;
    let lines = text
        .split(['\r', '\n'])
        .map(|line| line.trim_matches('\u{feff}').trim());
    for line in lines.filter(|line| !line.is_empty()) {
        let begin = line.eq_ignore_ascii_case("BEGIN:VCARD");
        count += usize::from(begin && !agent);
        agent = line.to_ascii_uppercase().starts_with("AGENT") && line.ends_with(':');
    }
    count
}

#[test]
fn no_card_of_the_corpus_is_lost() {
    let (mut lost, mut all) = (Vec::new(), 0);
    let corpus = corpus();
    for file in &corpus {
        let expected = begins(&as_text(&file.bytes));
        all += expected;
        let mut found = 0;
        for item in file.cards() {
            let card = match item {
                Ok(card) if card.outcome == Err(Problem::Outside) => continue,
                Ok(card) => card,
                Err(ReadError::NotVcard | ReadError::Empty) => {
                    assert_eq!(
                        expected, 0,
                        "{}: a file with cards is a vCard file",
                        file.name
                    );
                    continue;
                }
                Err(error) => panic!("{}: {error}", file.name),
            };
            found += 1;
            for part in card
                .lost
                .iter()
                .filter(|lost| lost.reason != Reason::NoBegin)
            {
                lost.push(format!("{}: {part}", file.name));
            }
        }
        assert!(
            found >= expected,
            "{}: {found} of {expected} cards",
            file.name
        );
    }
    assert!(corpus.is_empty() || all == CORPUS.1, "{all} cards");
    for part in &lost {
        eprintln!("{part}");
    }
    let properties = lost
        .iter()
        .filter(|part| !part.contains("breaks off"))
        .count();
    assert!(properties <= 1, "{properties} properties are lost");
}
