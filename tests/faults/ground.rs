//! Where the tests stand: the seed, how much of each, and folders to break.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::chance::Chance;
use crate::desk;

/// What went wrong, in a sentence.
pub(crate) type Outcome<T> = Result<T, String>;

#[derive(Debug)]
pub(crate) struct Ground {
    pub(crate) seed: u64,
    /// The whole figures, or a slice of them.
    pub(crate) whole: bool,
    /// When rounds that have not begun are left out.
    until: Option<Instant>,
    left_out: AtomicU64,
    folder: TempDir,
}

impl Ground {
    /// In memory where the system has room there: the disk under test is ours.
    pub(crate) fn new(seed: u64, whole: bool, minutes: Option<u64>) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = tempfile::Builder::new()
            .prefix("vuoro-faults-")
            .tempdir_in(memory)
            .or_else(|_| tempfile::tempdir())
            .expect("a folder to work in");
        let ground = Self {
            seed,
            whole,
            until: minutes.map(|minutes| Instant::now() + Duration::from_secs(minutes * 60)),
            left_out: AtomicU64::new(0),
            folder,
        };
        std::fs::create_dir(ground.template()).expect("a folder");
        desk::make(&ground.template(), 12).expect("a sound book");
        ground
    }

    /// A folder with a book in it, closed.
    pub(crate) fn template(&self) -> PathBuf {
        self.folder.path().join("template")
    }

    /// Whether there is no time for one more round; it is counted then.
    pub(crate) fn is_over(&self) -> bool {
        let over = self.until.is_some_and(|until| Instant::now() > until);
        self.left_out.fetch_add(u64::from(over), Ordering::Relaxed);
        over
    }

    /// How many rounds there was no time for.
    pub(crate) fn left_out(&self) -> u64 {
        self.left_out.load(Ordering::Relaxed)
    }

    /// A place of this name for one flow, where nothing is yet.
    pub(crate) fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// As many as the whole figure asks for, or as the slice has time for.
    pub(crate) fn many(&self, whole: u64, slice: u64) -> u64 {
        if self.whole { whole } else { slice }
    }

    /// Runs so many rounds, of the whole figure or of the slice, which there is
    /// always time for; as many beside each other as there are cores. Each
    /// has its own chance and its own empty folder. The first that fails is told
    /// with what it takes to have it again.
    pub(crate) fn rounds<T: Send>(
        &self,
        flow: &str,
        (whole, slice): (u64, u64),
        round: impl Fn(u64, &mut Chance, &Path) -> Outcome<T> + Sync,
    ) -> Outcome<Vec<T>> {
        let count = self.many(whole, slice);
        let next = AtomicU64::new(0);
        let results = Mutex::new(Vec::new());
        let work = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return;
                }
                if number >= slice && self.is_over() {
                    continue;
                }
                let folder = tempfile::tempdir_in(self.folder.path()).expect("a folder");
                let mut chance = Chance::of(self.seed, flow, number);
                let result = round(number, &mut chance, folder.path()).map_err(|why| {
                    // The others may end.
                    next.store(count, Ordering::Relaxed);
                    format!("{flow}, seed {}, round {number}: {why}", self.seed)
                });
                results.lock().expect("sound").push(result);
            }
        };
        let hands = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            for _ in 0..hands {
                scope.spawn(work);
            }
        });
        results.into_inner().expect("sound").into_iter().collect()
    }
}
