//! Measures the window: how long until it is painted and how much memory it
//! takes, with a hundred thousand people in its book, beside a bare Tauri
//! window with an empty page in the same run. Nothing here fails for being
//! slow.
//!
//! It needs Xvfb. Notes go to stderr as they come, the table's lines to stdout.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is read")]

#[path = "../../src-tauri/core/benches/book/figures.rs"]
mod figures;
mod memory;
mod screen;

use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use vuoro_core::book::{Book, SampleBook, Unlock};
use vuoro_core::sample::Language;

use figures::{line, median, ratio};
use screen::{BARE, Colour, RAIL, Screen, Seen};

/// With the export's group, as many cards as a file may have.
const PEOPLE: u32 = 99_999;
const FAVOURS: u32 = 300_000;
const ROUNDS: usize = 9;
/// How long a window has to come to rest before its memory is looked at.
const REST: Duration = Duration::from_secs(3);
const PATIENCE: Duration = Duration::from_secs(30);

fn main() {
    // This program is also the bare window that the other is held against.
    if std::env::args().any(|word| word == "bare") {
        return bare();
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the book");
    let book = folder.path().join("large.vuoro");
    fill(&book);
    let screen = Screen::open();
    let home = folder.path().join("home");
    std::fs::create_dir(&home).expect("a home for the windows");
    let this = std::env::current_exe().expect("this program");
    let mut bare = Command::new(this);
    bare.arg("bare");
    let mut vuoro = Command::new(env!("CARGO_BIN_EXE_vuoro-desktop"));
    vuoro.arg("--book").arg(&book);
    for command in [&mut bare, &mut vuoro] {
        screen.surround(command, &home);
    }

    eprintln!("window: {PEOPLE} people, {FAVOURS} favours, {ROUNDS} rounds after one to warm up");
    let mut rounds = Vec::new();
    for round in 0..=ROUNDS {
        let pair = [
            run(&screen, &mut bare, Kind::Bare),
            run(&screen, &mut vuoro, Kind::Vuoro),
        ];
        let [b, v] = &pair;
        eprintln!(
            "  bare {:.0} ms, {:.0} MB; Vuoro {:.0} ms, first row {:.0} ms, {:.0} MB",
            b.painted, b.memory, v.painted, v.row, v.memory
        );
        if round > 0 {
            rounds.push(pair);
        }
    }

    let of = |which: usize, figure: fn(&Shown) -> f64| {
        median(rounds.iter().map(|pair| figure(&pair[which])))
    };
    let against = |figure: fn(&Shown) -> f64| {
        median(
            rounds
                .iter()
                .map(|[bare, vuoro]| figure(vuoro) / figure(bare)),
        )
    };
    let told = |value: f64, unit: &str| format!("{value:.0} {unit}");
    line(
        "a bare window painted",
        &told(of(0, |s| s.painted), "ms"),
        "",
        None,
    );
    line(
        "Vuoro's window painted",
        &told(of(1, |s| s.painted), "ms"),
        "",
        None,
    );
    ratio("  Vuoro ÷ bare", against(|s| s.painted), 1.15);
    line(
        "Vuoro's first row painted",
        &told(of(1, |s| s.row), "ms"),
        "",
        None,
    );
    let row = median(rounds.iter().map(|[bare, vuoro]| vuoro.row / bare.painted));
    line(
        "  first row ÷ bare window painted",
        &format!("{row:.2}"),
        "",
        None,
    );
    line(
        "memory of the bare window (PSS)",
        &told(of(0, |s| s.memory), "MB"),
        "",
        None,
    );
    line(
        "memory of Vuoro's window (PSS)",
        &told(of(1, |s| s.memory), "MB"),
        "",
        None,
    );
    ratio("  Vuoro ÷ bare", against(|s| s.memory), 1.15);
}

/// A window with an empty page, and nothing else.
fn bare() {
    let app = tauri::Builder::default()
        .build(tauri::generate_context!("tests/bench/bare/tauri.conf.json"));
    app.expect("a bare window").run(|_, _| {});
}

fn fill(path: &Path) {
    let now = vuoro_core::Now {
        at: chrono::Utc::now(),
        today: chrono::Local::now().date_naive(),
    };
    let sample = SampleBook {
        people: PEOPLE,
        favours: FAVOURS,
        seed: 1,
        language: Language::English,
        photo_side: 16,
    };
    Book::create(path, &Unlock::KeyFile, &now)
        .and_then(|mut book| book.fill_sample(&sample, &now, &mut |_| ControlFlow::Continue(())))
        .expect("a filled book");
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Bare,
    Vuoro,
}

impl Kind {
    /// What its painted page is known by.
    fn colour(self) -> Colour {
        match self {
            Self::Bare => BARE,
            Self::Vuoro => RAIL,
        }
    }
}

/// What was seen of one run: milliseconds from the start, and MB.
struct Shown {
    painted: f64,
    row: f64,
    memory: f64,
}

fn run(screen: &Screen, command: &mut Command, kind: Kind) -> Shown {
    let began = Instant::now();
    let mut window = command.spawn().expect("the window's program");
    let (mut painted, mut row) = (None, None);
    while painted.is_none() || (kind == Kind::Vuoro && row.is_none()) {
        assert!(
            began.elapsed() < PATIENCE,
            "the window shows {:?} where {:?} was awaited",
            screen.edge(),
            kind.colour()
        );
        let Seen { page, rows } = screen.look(kind.colour());
        let elapsed = || began.elapsed().as_secs_f64() * 1e3;
        if page {
            painted.get_or_insert_with(elapsed);
        }
        if rows {
            row.get_or_insert_with(elapsed);
        }
        std::thread::sleep(Duration::from_millis(4));
    }
    std::thread::sleep(REST);
    let tree = memory::tree(window.id());
    let memory = memory::megabytes(&tree);
    close(&mut window, &tree, screen, kind);
    Shown {
        painted: painted.unwrap_or_default(),
        row: row.unwrap_or_default(),
        memory,
    }
}

/// Ends the window, and waits until nothing of it is left.
fn close(window: &mut Child, tree: &[u32], screen: &Screen, kind: Kind) {
    let _ = window.kill();
    let _ = window.wait();
    let until = Instant::now() + PATIENCE;
    let alive = |id: &u32| Path::new(&format!("/proc/{id}")).exists();
    while (tree.iter().any(alive) || screen.look(kind.colour()).page) && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(20));
    }
}
