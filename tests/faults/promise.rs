//! The promises of docs/trust.md, and the table that says how far each is kept: by
//! this harness, or by another suite, which left what it reached.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::ground::{Ground, Outcome};
use crate::{cut, damage, fault, full, kill, seal, upgrade};

/// A line of the table.
#[derive(Debug)]
pub(crate) struct Promise {
    pub(crate) name: &'static str,
    says: &'static str,
    tested: &'static str,
    pub(crate) by: By,
}

/// Who tries it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum By {
    /// This harness; the figure that was reached.
    Faults(fn(&Ground) -> Outcome<String>),
    /// Another command of `make`, whose tests leave these parts of the figure
    /// (`tests/reached.rs`).
    Make(&'static str, &'static [&'static str]),
}

pub(crate) const PROMISES: [Promise; 20] = [
    Promise {
        name: "kill",
        says: "Acknowledged is kept",
        tested: "the terminal, killed with SIGKILL at any moment of its run",
        by: By::Faults(kill::run),
    },
    Promise {
        name: "cut",
        says: "Survives a power cut",
        tested: "a disk that forgets what was not synced: sectors dropped, reordered and torn, \
                 names of files lost; three controls have to lose something",
        by: By::Faults(cut::run),
    },
    Promise {
        name: "fault",
        says: "Survives I/O errors and a full disk",
        tested: "the n-th call to open, read, write, sync, cut or name a file fails: once, from \
                 then on, or for want of room",
        by: By::Faults(fault::run),
    },
    Promise {
        name: "full",
        says: "Survives a disk that is really full",
        tested: "the terminal on small file systems, and under a limit on the size of files",
        by: By::Faults(full::run),
    },
    Promise {
        name: "damage",
        says: "Damage is noticed",
        tested: "bits flipped, and files cut short; everything is read, then checked; in the log \
                 beside an open book SQLite takes what follows such a bit as never written",
        by: By::Faults(damage::run),
    },
    Promise {
        name: "backup",
        says: "Backups restore",
        tested: "the terminal, killed while it makes one; whatever is listed afterwards is read \
                 to its end and restored where there was no book",
        by: By::Faults(kill::backups),
    },
    Promise {
        name: "upgrade",
        says: "Upgrades lose nothing",
        tested: "books of every version that was shipped, small and large, brought to a schema \
                 that is to come by a process that is killed at any moment",
        by: By::Faults(upgrade::run),
    },
    Promise {
        name: "fuzz",
        says: "Hostile import is harmless",
        tested: "mutated inputs of every reader, from a seed (`tests/corpus/fuzz`)",
        by: By::Make("fuzz", &["fuzz"]),
    },
    Promise {
        name: "nasties",
        says: "Hostile import is harmless",
        tested: "small hostile files, what becomes of each written down (`tests/nasties`)",
        by: By::Make("test", &["nasties"]),
    },
    Promise {
        name: "hostile",
        says: "Hostile import is harmless",
        tested: "files of 20 MB that were made to break a reader (`tests/corpus/hostile.rs`), in \
                 a release build",
        by: By::Make("bench", &["vcards", "tables", "documents"]),
    },
    Promise {
        name: "script",
        says: "No script from data",
        tested: "texts that would be scripts, in every text of a book and of files, shown and \
                 worked with in the real webview (`tests/it/window/payloads.rs`)",
        by: By::Make("test", &["script-shown", "script-handled"]),
    },
    Promise {
        name: "home",
        says: "Nothing phones home",
        tested: "all tests of Rust, those of the window among them, where there is no network; \
                 then the kernel is asked (`scripts/alone.sh`)",
        by: By::Make("test", &["home"]),
    },
    Promise {
        name: "cage",
        says: "The window may do little",
        tested: "its configuration (`tests/it/cage.rs`), limits of every command \
                 (`desktop/limits.rs`), and a script that got in (`tests/it/window/cage.rs`)",
        by: By::Make("test", &["commands", "ways-out"]),
    },
    Promise {
        name: "seal",
        says: "Sealed at rest",
        tested: "canaries looked for as UTF-8 and UTF-16, also after kills",
        by: By::Faults(seal::run),
    },
    Promise {
        name: "key",
        says: "A lost key is survivable",
        tested: "a book under each of its locks and all of them, opened by each, and by its words \
                 where the key file is lost; then wrong keys, with no log beside the book \
                 (`core/tests/it/keys.rs`)",
        by: By::Make("test", &["ways-in", "wrong-keys"]),
    },
    Promise {
        name: "crowd",
        says: "No two writers in each other's way",
        tested: "terminals that write at once beside an open window",
        by: By::Faults(kill::crowd),
    },
    Promise {
        name: "beside",
        says: "A terminal that ends takes nothing from the window",
        tested: "turns of a window with several connections, and of a terminal",
        by: By::Faults(kill::beside),
    },
    Promise {
        name: "starts",
        says: "No two windows of one book",
        tested: "the window's program, started at once (`tests/it/window/second.rs`)",
        by: By::Make("test", &["starts"]),
    },
    Promise {
        name: "links",
        says: "Links do no harm",
        tested: "what other programs are asked to open (`desktop/outside.rs`), and how a host is \
                 shown (`exchange/web.rs`)",
        by: By::Make("test", &["links", "hosts"]),
    },
    Promise {
        name: "erase",
        says: "A person can be erased",
        tested: "words of a person, in every field, favour and file, looked for in every page of \
                 the book's own (`book/erase.rs`)",
        by: By::Make("test", &["erase"]),
    },
];

/// A promise that this harness tried, and the figure that was reached; or why
/// it is not kept.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) promise: &'static Promise,
    pub(crate) figure: Outcome<String>,
}

/// A figure, and when and by what it was reached.
#[derive(Debug, Clone)]
struct Reached {
    figure: String,
    when: String,
}

/// docs/trust.md. What this run did not try stays as the table `before` has it,
/// with its day.
pub(crate) fn table(ground: &Ground, kept: &[Kept], before: &str, left: &Path) -> String {
    let mut text = String::from(
        "# A book one can trust: promise, test, figure\n\n\
         Written by `make faults`, which tries the lines without another command and writes down what the \
         others left.\nA line keeps its figure until it is tried again; with the same seed a run does the \
         same again, but how far a\nprogram had come when it was killed belongs to the computer.\n\n\
         | Promise | How it is tested | Figure reached | When |\n|---|---|---|---|\n",
    );
    let before = rows(before);
    for promise in &PROMISES {
        let here = kept
            .iter()
            .find(|kept| kept.promise.name == promise.name)
            .map(|kept| tried(ground, kept));
        let reached = here
            .or_else(|| told(promise, left))
            .or_else(|| before.get(promise.name).cloned());
        let Promise {
            name, says, tested, ..
        } = promise;
        let Reached { figure, when } = reached.unwrap_or_else(|| Reached {
            figure: "**Not tried yet**".into(),
            when: match promise.by {
                By::Faults(_) => "`make faults`".into(),
                By::Make(command, _) => format!("`make {command}`"),
            },
        });
        text.push_str(&format!(
            "| {says} (`{name}`) | {tested} | {figure} | {when} |\n"
        ));
    }
    text
}

fn tried(ground: &Ground, kept: &Kept) -> Reached {
    let (day, seed) = (chrono::Utc::now().date_naive(), ground.seed);
    let mut when = format!("{day}, seed {seed}");
    match ground.left_out() {
        0 => {}
        rounds => when.push_str(&format!("; no time for {rounds} rounds of the run")),
    }
    let figure = match &kept.figure {
        Ok(figure) => figure.clone(),
        Err(why) => format!("**Not kept:** {}", why.replace(['\n', '|'], " ")),
    };
    Reached { figure, when }
}

/// What another suite left, where all parts of it are there: as of the day of
/// the oldest.
fn told(promise: &Promise, left: &Path) -> Option<Reached> {
    let By::Make(command, parts) = promise.by else {
        return None;
    };
    let mut days = Vec::new();
    let mut figures = Vec::new();
    for part in parts {
        let text = fs::read_to_string(left.join(command).join(part)).ok()?;
        let (day, figure) = text.trim_end().split_once('\t')?;
        days.push(day.to_owned());
        figures.push(figure.to_owned());
    }
    Some(Reached {
        figure: figures.join("; "),
        when: format!("{}, `make {command}`", days.into_iter().min()?),
    })
}

/// The lines of a table, by the names of their promises.
fn rows(table: &str) -> BTreeMap<&str, Reached> {
    let cells = table.lines().map(|line| {
        line.trim_matches(['|', ' '])
            .split(" | ")
            .collect::<Vec<_>>()
    });
    let rows = cells.filter_map(|cells| {
        let [says, _, figure, when] = cells[..] else {
            return None;
        };
        let name = says.split_once("(`")?.1.trim_end_matches("`)");
        let reached = Reached {
            figure: figure.into(),
            when: when.into(),
        };
        Some((name, reached))
    });
    rows.collect()
}
