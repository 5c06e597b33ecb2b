//! The promises of this harness, and the table that says how far they are kept.

use crate::ground::{Ground, Outcome};
use crate::{cut, damage, fault, full, kill, seal, upgrade};

/// A line of the table.
#[derive(Debug)]
pub(crate) struct Promise {
    pub(crate) name: &'static str,
    says: &'static str,
    tested: &'static str,
    /// The figure that was reached.
    pub(crate) run: fn(&Ground) -> Outcome<String>,
}

pub(crate) const PROMISES: [Promise; 9] = [
    Promise {
        name: "cut",
        says: "Survives a power cut",
        tested: "a disk that forgets what was not synced: sectors dropped, reordered and torn, \
                 names of files lost; three controls have to lose something",
        run: cut::run,
    },
    Promise {
        name: "kill",
        says: "Acknowledged is kept",
        tested: "the terminal, killed with SIGKILL at any moment of its run",
        run: kill::run,
    },
    Promise {
        name: "fault",
        says: "Survives I/O errors and a full disk",
        tested: "the n-th call to open, read, write, sync, cut or name a file fails: once, from \
                 then on, or for want of room",
        run: fault::run,
    },
    Promise {
        name: "full",
        says: "Survives a disk that is really full",
        tested: "the terminal on small file systems, and under a limit on the size of files",
        run: full::run,
    },
    Promise {
        name: "damage",
        says: "Damage is noticed",
        tested: "bits flipped, and files cut short; everything is read, then checked",
        run: damage::run,
    },
    Promise {
        name: "upgrade",
        says: "Upgrades lose nothing",
        tested: "books of every version that was shipped, and a large one, brought to a schema \
                 that is to come by a process that is killed at any moment",
        run: upgrade::run,
    },
    Promise {
        name: "seal",
        says: "Sealed at rest",
        tested: "canaries looked for as UTF-8 and UTF-16, also after kills",
        run: seal::run,
    },
    Promise {
        name: "crowd",
        says: "No two writers in each other's way",
        tested: "terminals that write at once beside an open window",
        run: kill::crowd,
    },
    Promise {
        name: "beside",
        says: "A terminal that ends takes nothing from the window",
        tested: "turns of a window with several connections, and of a terminal",
        run: kill::beside,
    },
];

/// A promise, and the figure that was reached; or why it is not kept.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) promise: &'static Promise,
    pub(crate) figure: Outcome<String>,
}

/// docs/trust.md.
pub(crate) fn table(ground: &Ground, kept: &[Kept]) -> String {
    let (day, seed) = (chrono::Utc::now().date_naive(), ground.seed);
    let mut text = format!(
        "# A book one can trust: promise, test, figure\n\n\
         Written by `make faults` on {day}, with seed {seed}; `make faults SEED={seed}` has the same \
         again. How far a program\nhad come when it was killed belongs to the computer and to this run.\n"
    );
    match ground.left_out() {
        0 => {}
        rounds => text.push_str(&format!(
            "There was no time for {rounds} rounds of this run: the figures are those that were reached.\n"
        )),
    }
    text.push_str("\n| Promise | How it is tested | Figure reached |\n|---|---|---|\n");
    for Kept { promise, figure } in kept {
        let Promise {
            says, name, tested, ..
        } = promise;
        let figure = match figure {
            Ok(figure) => figure.clone(),
            Err(why) => format!("**Not kept:** {why}"),
        };
        text.push_str(&format!("| {says} (`{name}`) | {tested} | {figure} |\n"));
    }
    text
}
