//! One window a book: a second start hands its errand to the window that is
//! already open, through a socket in this user's own runtime folder, and ends.
//!
//! Where there is no such folder (and on systems without such sockets) each
//! start opens a window of its own; two of them agree through the book's file.

use std::path::Path;

use crate::asked::Errand;

/// What became of a start.
#[derive(Debug)]
pub(crate) enum Start {
    /// It is the first: it opens the window, and hears of later ones.
    First(Option<later::Starts>),
    /// The window of an earlier start has taken the errand.
    HandedOver,
}

/// Finds out whether a window of this book is open, and hands it the errand if so.
pub(crate) fn start(book: &Path, errand: &Errand) -> Start {
    match directories::BaseDirs::new().and_then(|dirs| dirs.runtime_dir().map(Path::to_owned)) {
        Some(folder) => later::start(&folder.join("vuoro"), book, errand),
        None => Start::First(None),
    }
}

#[cfg(unix)]
pub(crate) mod later {
    use std::ffi::OsStr;
    use std::fs::{self, File, TryLockError};
    use std::hash::{DefaultHasher, Hash, Hasher};
    use std::io::{self, Read, Write};
    use std::net::Shutdown;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::path::{Path, PathBuf, absolute};
    use std::sync::mpsc::{self, Receiver};
    use std::thread;
    use std::time::Duration;

    use super::Start;
    use crate::asked::{CAPTURE, Errand};

    /// How long the other window has to answer; it does so before it is open.
    const PATIENCE: Duration = Duration::from_secs(5);
    const TAKEN: &[u8] = b"taken";

    /// Later starts of this book's window, as they come.
    #[derive(Debug)]
    pub(crate) struct Starts(Receiver<Errand>);

    pub(super) fn start(folder: &Path, book: &Path, errand: &Errand) -> Start {
        match claim(folder, book) {
            Ok(Some(starts)) => Start::First(Some(starts)),
            Ok(None) if hand_over(&socket(folder, book), errand).is_ok() => Start::HandedOver,
            // A window that does not answer, or a folder that takes no socket,
            // must not keep this one from opening.
            _ => Start::First(None),
        }
    }

    /// Becomes the first; none where another is.
    fn claim(folder: &Path, book: &Path) -> io::Result<Option<Starts>> {
        fs::create_dir_all(folder)?;
        let socket = socket(folder, book);
        let lock = File::create(socket.with_extension("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // What a program that died has left behind.
        let _ = fs::remove_file(&socket);
        Ok(Some(answer(UnixListener::bind(&socket)?, lock)))
    }

    /// Answers whoever starts from now on, so that many starts at once do not
    /// wait for the first window to open. The lock is held until the program
    /// ends, and let go of by one that dies.
    fn answer(socket: UnixListener, lock: File) -> Starts {
        let (send, starts) = mpsc::channel();
        thread::spawn(move || {
            let _held = lock;
            for start in socket.incoming() {
                if let Ok(errand) = start.and_then(receive) {
                    let _ = send.send(errand);
                }
            }
        });
        Starts(starts)
    }

    fn hand_over(socket: &Path, errand: &Errand) -> io::Result<()> {
        let mut window = connect(socket)?;
        window.set_read_timeout(Some(PATIENCE))?;
        if errand.capture {
            // No path is taken for it: they all begin at the root.
            window.write_all(CAPTURE.as_bytes())?;
            window.write_all(b"\0")?;
        }
        for file in &errand.files {
            // The other window was started in another folder.
            window.write_all(absolute(file)?.as_os_str().as_bytes())?;
            window.write_all(b"\0")?;
        }
        window.shutdown(Shutdown::Write)?;
        let mut answer = [0; TAKEN.len()];
        window.read_exact(&mut answer)
    }

    /// The lock is taken a moment before the socket is there.
    fn connect(socket: &Path) -> io::Result<UnixStream> {
        for _ in 0..20 {
            if let Ok(window) = UnixStream::connect(socket) {
                return Ok(window);
            }
            thread::sleep(Duration::from_millis(20));
        }
        UnixStream::connect(socket)
    }

    /// A book's own, by its path: short, since the path of a socket has to be.
    fn socket(folder: &Path, book: &Path) -> PathBuf {
        let book = absolute(book).unwrap_or_else(|_| book.to_owned());
        let place = book.parent().and_then(|place| fs::canonicalize(place).ok());
        let mut hasher = DefaultHasher::new();
        match place {
            Some(place) => (place, book.file_name()).hash(&mut hasher),
            None => book.hash(&mut hasher),
        }
        folder.join(format!("{:016x}.socket", hasher.finish()))
    }

    impl Starts {
        /// Hears of later starts until the program ends, each with its errand.
        pub(crate) fn hear(self, mut hear: impl FnMut(Errand) + Send + 'static) {
            thread::spawn(move || self.0.iter().for_each(&mut hear));
        }
    }

    fn receive(mut start: UnixStream) -> io::Result<Errand> {
        start.set_read_timeout(Some(PATIENCE))?;
        let mut said = Vec::new();
        start.read_to_end(&mut said)?;
        start.write_all(TAKEN)?;
        let mut errand = Errand::default();
        for part in said
            .split(|byte| *byte == 0)
            .filter(|part| !part.is_empty())
        {
            match part == CAPTURE.as_bytes() {
                true => errand.capture = true,
                false => errand.files.push(OsStr::from_bytes(part).into()),
            }
        }
        Ok(errand)
    }

    #[cfg(test)]
    mod tests {
        use std::sync::mpsc;

        use super::*;

        #[test]
        fn a_second_start_hands_its_errand_to_the_first() {
            let folder = tempfile::tempdir().expect("a folder");
            let book = folder.path().join("book.vuoro");
            let other = folder.path().join("other.vuoro");
            let runtime = folder.path().join("run");
            let (send, heard) = mpsc::channel();
            let Start::First(Some(first)) = start(&runtime, &book, &Errand::default()) else {
                panic!("the first start opens the window");
            };
            first.hear(move |errand| send.send(errand).expect("somebody listens"));

            // A name may be of any bytes, and is seen from the folder of its own start.
            let odd = PathBuf::from(OsStr::from_bytes(b"/tmp/\xe4.vcf"));
            let errand = |files: Vec<PathBuf>, capture| Errand { files, capture };
            let near = absolute("b.vcf").expect("a path");
            for (brought, expected) in [
                (
                    errand(vec![odd.clone(), "b.vcf".into()], false),
                    errand(vec![odd.clone(), near], false),
                ),
                (Errand::default(), Errand::default()),
                (errand(vec![odd.clone()], true), errand(vec![odd], true)),
            ] {
                let later = start(&runtime, &book, &brought);
                assert!(matches!(later, Start::HandedOver), "{later:?}");
                assert_eq!(heard.recv(), Ok(expected));
            }

            let beside = start(&runtime, &other, &Errand::default());
            assert!(
                matches!(beside, Start::First(Some(_))),
                "another book has a window of its own: {beside:?}"
            );
        }

        #[test]
        fn a_window_that_died_keeps_nobody_out() {
            let folder = tempfile::tempdir().expect("a folder");
            let book = folder.path().join("book.vuoro");
            // Its socket and its lock's file stay behind, as after a crash.
            let socket = socket(folder.path(), &book);
            drop(UnixListener::bind(&socket).expect("a socket"));
            File::create(socket.with_extension("lock")).expect("a file");
            let start = start(folder.path(), &book, &Errand::default());
            assert!(matches!(start, Start::First(Some(_))), "{start:?}");
        }

        #[test]
        fn a_folder_that_cannot_be_used_keeps_nobody_out() {
            let file = tempfile::NamedTempFile::new().expect("a file");
            let start = start(file.path(), Path::new("book.vuoro"), &Errand::default());
            assert!(matches!(start, Start::First(None)), "{start:?}");
        }
    }
}

#[cfg(not(unix))]
pub(crate) mod later {
    use std::path::Path;

    use super::Start;
    use crate::asked::Errand;

    /// None are ever heard of here.
    #[derive(Debug)]
    pub(crate) enum Starts {}

    pub(super) fn start(_: &Path, _: &Path, _: &Errand) -> Start {
        Start::First(None)
    }

    impl Starts {
        pub(crate) fn hear(self, _: impl FnMut(Errand) + Send + 'static) {
            match self {}
        }
    }
}
