//! Every way that opens a book, and every way in which it does not: then not a
//! byte of it changes.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use vuoro_core::book::view::PersonEdit;
use vuoro_core::book::{
    BackupReason, BookKey, CopyStep, EraseOptions, ImportOptions, Keyring, KeyringFault, NewKey,
    NewWay, NoKeyring, Passphrase, Unlock, Way, WordSaid, Words, backup_file, backups, compare,
    key_file, restore, restore_by_words, verify, with_key_of,
};
use vuoro_core::domain::contact::Name;
use vuoro_core::error::Result;
use vuoro_core::{Book, Error};

use super::desk::now;
use super::reached;

/// A keyring in memory, which can be locked.
#[derive(Debug, Default)]
struct Drawer {
    keys: Mutex<HashMap<String, BookKey>>,
    locked: Mutex<bool>,
}

impl Drawer {
    fn unlocked(&self) -> std::result::Result<(), KeyringFault> {
        if *self.locked.lock().unwrap() {
            return Err(KeyringFault::Locked);
        }
        Ok(())
    }
}

impl Keyring for Drawer {
    fn read(&self, id: &str) -> std::result::Result<BookKey, KeyringFault> {
        self.unlocked()?;
        let keys = self.keys.lock().unwrap();
        keys.get(id).cloned().ok_or(KeyringFault::Empty)
    }

    fn keep(&self, id: &str, key: &BookKey) -> std::result::Result<(), KeyringFault> {
        self.unlocked()?;
        self.keys.lock().unwrap().insert(id.into(), key.clone());
        Ok(())
    }

    fn forget(&self, id: &str) -> std::result::Result<(), KeyringFault> {
        self.unlocked()?;
        self.keys.lock().unwrap().remove(id);
        Ok(())
    }
}

/// A computer: a folder with a book in it, and a keyring.
struct Computer {
    folder: TempDir,
    keyring: Arc<Drawer>,
}

fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(words.into())
}

fn right() -> Passphrase {
    passphrase("kissa kävelee")
}

/// Three of the words, as one reads them off the paper.
fn read_off(words: &Words) -> Vec<WordSaid> {
    let paper: Vec<&str> = words.each().collect();
    let answer = |number: u8| WordSaid {
        number,
        word: paper[usize::from(number) - 1].into(),
    };
    Book::asked_words().map(answer).to_vec()
}

impl Computer {
    fn new() -> Self {
        let computer = Self {
            folder: tempfile::tempdir().unwrap(),
            keyring: Arc::default(),
        };
        let mut book = Book::create(&computer.place(), &Unlock::KeyFile, &now()).unwrap();
        let anna = PersonEdit {
            name: Name {
                given: "Anna".into(),
                ..Name::default()
            },
            ..PersonEdit::default()
        };
        book.add_person(&anna, &now()).unwrap();
        computer
    }

    /// One whose book opens in these ways, and no other.
    fn with(ways: &[Way]) -> Self {
        let computer = Self::new();
        let mut book = computer.open(None).unwrap();
        let words = book.recovery_words().unwrap();
        book.check_words(&read_off(&words), &now()).unwrap();
        let right = right();
        for way in ways {
            book.add_way(match way {
                Way::File => NewWay::File,
                Way::Keyring => NewWay::Keyring(&*computer.keyring),
                Way::Passphrase => NewWay::Passphrase(&right),
            })
            .unwrap();
        }
        if !ways.contains(&Way::File) {
            book.remove_way(Way::File, &NoKeyring).unwrap();
        }
        assert_eq!(book.keys().unwrap().ways, ways);
        computer
    }

    fn place(&self) -> PathBuf {
        self.folder.path().join("book.vuoro")
    }

    fn ways(&self, passphrase: Option<Passphrase>) -> Unlock {
        Unlock::Ways {
            keyring: self.keyring.clone(),
            passphrase,
        }
    }

    fn open(&self, passphrase: Option<Passphrase>) -> Result<Book> {
        Book::open(&self.place(), &self.ways(passphrase))
    }

    fn words(&self) -> String {
        let book = self.open(Some(right())).unwrap();
        let words = book.recovery_words().unwrap();
        words.each().collect::<Vec<_>>().join(" ")
    }

    /// Every file, by its name.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = fs::read_dir(self.folder.path()).unwrap();
        files
            .map(|file| file.unwrap())
            .map(|file| {
                let name = file.file_name().into_string().unwrap();
                (name, fs::read(file.path()).unwrap())
            })
            .collect()
    }

    /// It stays closed for this reason, and nothing of it changes.
    #[track_caller]
    fn stays_closed(&self, passphrase: Option<Passphrase>, why: impl Fn(&Error) -> bool) {
        let before = self.files();
        let error = self.open(passphrase).expect_err("it stays closed");
        assert!(why(&error), "{error:?}");
        assert!(self.files() == before, "{error:?}: not a byte is changed");
    }
}

fn has_anna(book: &Book) -> bool {
    book.count_people().unwrap() == 1
}

#[test]
fn a_book_opens_in_each_of_its_ways() {
    let all = [
        &[Way::File][..],
        &[Way::Keyring],
        &[Way::Passphrase],
        &[Way::File, Way::Keyring, Way::Passphrase],
    ];
    for ways in all {
        let computer = Computer::with(ways);
        let asked = ways == [Way::Passphrase];
        let book = computer.open(asked.then(right)).unwrap();
        assert!(has_anna(&book), "{ways:?}");
        drop(book);
        // Whatever the file lists, the words alone open it.
        let words = computer.words();
        fs::remove_file(key_file(&computer.place())).unwrap();
        let book = Book::regain(&computer.place(), &words, NewWay::File, &now()).unwrap();
        assert!(has_anna(&book), "{ways:?}");
        drop(book);
        assert!(has_anna(&computer.open(None).unwrap()), "{ways:?}");
    }
    let count = all.len();
    reached::leave(
        "ways-in",
        &format!(
            "{count} of {count} opened by their locks, {count} of {count} by their words alone"
        ),
    );
}

#[test]
fn a_wrong_key_changes_nothing() {
    let computer = Computer::with(&[Way::Passphrase]);
    computer.stays_closed(None, |e| matches!(e, Error::PassphraseNeeded(_)));
    let passphrases = ["", "kissa", "Kissa kävelee", "kissa kävelee "];
    for wrong in passphrases {
        let wrong = Some(passphrase(wrong));
        computer.stays_closed(wrong, |e| matches!(e, Error::WrongPassphrase(_)));
    }
    // The same letters, put together otherwise, are the same passphrase.
    let decomposed = passphrase("kissa ka\u{308}velee");
    assert!(has_anna(&computer.open(Some(decomposed)).unwrap()));

    // The words of another book, and words that are none.
    let other = Computer::new().words();
    let before = computer.files();
    let others = [(other.as_str(), true), ("anchor maple", false)];
    for (words, misfit) in others {
        let error = Book::regain(&computer.place(), words, NewWay::File, &now()).unwrap_err();
        assert_eq!(matches!(error, Error::KeyMisfit(_)), misfit, "{error:?}");
        assert_eq!(matches!(error, Error::NotWords { .. }), !misfit);
        assert!(computer.files() == before, "not a byte is changed");
    }
    // Besides the passphrases, none at all.
    let wrong = passphrases.len() + 1 + others.len();
    reached::leave(
        "wrong-keys",
        &format!("{wrong} wrong keys, 0 bytes changed"),
    );
}

#[test]
fn a_keyring_that_fails_says_how_and_another_way_still_opens() {
    let computer = Computer::with(&[Way::Keyring]);
    *computer.keyring.locked.lock().unwrap() = true;
    computer.stays_closed(None, |e| matches!(e, Error::Keyring(KeyringFault::Locked)));
    *computer.keyring.locked.lock().unwrap() = false;
    // It holds another key.
    let mut keys = computer.keyring.keys.lock().unwrap();
    let id = keys.keys().next().unwrap().clone();
    let another = BookKey::of_hex(&"5a".repeat(32)).unwrap();
    let own = keys.insert(id.clone(), another).unwrap();
    drop(keys);
    computer.stays_closed(None, |e| matches!(e, Error::KeyMisfit(_)));
    // It was lost, or this is another computer.
    computer.keyring.keys.lock().unwrap().clear();
    computer.stays_closed(None, |e| matches!(e, Error::Keyring(KeyringFault::Empty)));
    let elsewhere = Book::open(&computer.place(), &Unlock::KeyFile).unwrap_err();
    assert!(matches!(elsewhere, Error::Keyring(KeyringFault::None)));
    computer.keyring.keys.lock().unwrap().insert(id, own);

    // With a passphrase as well, that is what is asked for.
    let mut book = computer.open(None).unwrap();
    book.add_way(NewWay::Passphrase(&right())).unwrap();
    drop(book);
    *computer.keyring.locked.lock().unwrap() = true;
    computer.stays_closed(None, |e| matches!(e, Error::PassphraseNeeded(_)));
    assert!(has_anna(&computer.open(Some(right())).unwrap()));
}

#[test]
fn a_key_file_that_is_lost_or_anothers_is_told() {
    let computer = Computer::new();
    let key = key_file(&computer.place());
    let own = fs::read(&key).unwrap();
    fs::write(&key, "{\"vuoro_key\": 1, \"locks\": [").unwrap();
    computer.stays_closed(None, |e| matches!(e, Error::KeyFileBroken(_)));
    fs::write(&key, "{\"vuoro_key\": 7}").unwrap();
    computer.stays_closed(None, |e| {
        matches!(e, Error::NewerKeyFile { version: 7, .. })
    });
    let other = Computer::new();
    fs::copy(key_file(&other.place()), &key).unwrap();
    computer.stays_closed(None, |e| matches!(e, Error::KeyMisfit(_)));
    // Moved without its key.
    fs::remove_file(&key).unwrap();
    computer.stays_closed(None, |e| matches!(e, Error::KeyMissing(_)));
    fs::write(&key, own).unwrap();
    assert!(has_anna(&computer.open(None).unwrap()));

    // The book itself is gone: that is not the same as never having had one.
    fs::rename(computer.place(), computer.folder.path().join("away")).unwrap();
    computer.stays_closed(None, |e| matches!(e, Error::BookGone(_)));
    vuoro_core::book::begin_anew(&computer.place()).unwrap();
    let book = Book::create(&computer.place(), &Unlock::KeyFile, &now()).unwrap();
    assert_eq!(book.count_people().unwrap(), 0);
    drop(book);
    fs::rename(computer.folder.path().join("away"), computer.place()).unwrap();
    fs::rename(key.with_extension("key.1"), &key).unwrap();
    assert!(
        has_anna(&computer.open(None).unwrap()),
        "the old key is kept"
    );
}

#[test]
fn the_old_key_file_is_kept_when_words_open_the_book() {
    let computer = Computer::with(&[Way::Keyring]);
    let words = computer.words();
    let before = fs::read(key_file(&computer.place())).unwrap();
    computer.keyring.keys.lock().unwrap().clear();
    let new = passphrase("a whole new one");
    let way = NewWay::Passphrase(&new);
    let book = Book::regain(&computer.place(), &words, way, &now()).unwrap();
    assert_eq!(book.keys().unwrap().words_checked, "2026-11-19");
    drop(book);
    assert!(computer.files()["book.vuoro.key.1"] == before);
    assert!(has_anna(&computer.open(Some(new.clone())).unwrap()));
    computer.stays_closed(None, |e| matches!(e, Error::PassphraseNeeded(_)));
}

#[test]
fn a_keyring_keeps_nothing_of_a_restore_that_came_to_nothing() {
    let computer = Computer::new();
    let place = computer.place();
    let words = computer.words();
    let go_on = &mut |_| ControlFlow::Continue(());
    let book = computer.open(None).unwrap();
    let made = book.backup(BackupReason::ByHand, &now(), go_on).unwrap();
    drop(book);
    let file = backup_file(&place, &made.name).unwrap();
    for gone in [&place, &key_file(&place), &key_file(&file)] {
        fs::remove_file(gone).unwrap();
    }
    let mut stop = |_| ControlFlow::Break(());
    let way = NewWay::Keyring(&*computer.keyring);
    let by = Unlock::KeyFile;
    let stopped = restore_by_words(&place, &by, &words, way, &file, &now(), &mut stop);
    assert!(matches!(stopped, Err(Error::Cancelled)), "{stopped:?}");
    assert!(computer.keyring.keys.lock().unwrap().is_empty());
    restore_by_words(&place, &by, &words, way, &file, &now(), go_on).unwrap();
    assert!(has_anna(&computer.open(None).unwrap()));
}

#[test]
fn nothing_is_taken_out_that_would_leave_the_book_closed() {
    let computer = Computer::new();
    let mut book = computer.open(None).unwrap();
    let last = book.remove_way(Way::File, &NoKeyring).unwrap_err();
    assert!(matches!(last, Error::LastWay));
    let short = book
        .add_way(NewWay::Passphrase(&passphrase("kissa")))
        .unwrap_err();
    assert!(matches!(short, Error::PassphraseTooShort));
    book.add_way(NewWay::Passphrase(&right())).unwrap();
    let unchecked = book.remove_way(Way::File, &NoKeyring).unwrap_err();
    assert!(matches!(unchecked, Error::WordsUnchecked));
    assert!(!book.keys().unwrap().can_lock, "its key lies beside it");
    let words = book.recovery_words().unwrap();
    let mut answers = read_off(&words);
    answers[2].word = "kissa".into();
    let wrong = book.check_words(&answers, &now()).unwrap_err();
    assert!(matches!(wrong, Error::WrongWords));
    assert_eq!(book.keys().unwrap().words_checked, "");
    book.check_words(&read_off(&words), &now()).unwrap();
    book.remove_way(Way::File, &NoKeyring).unwrap();
    assert!(book.keys().unwrap().can_lock);

    let Unlock::KeyOr(own, _) = book.unlock().unwrap() else {
        panic!("an open book has its key");
    };
    let file = fs::read_to_string(key_file(&computer.place())).unwrap();
    assert!(
        !file.contains(own.hex().as_str()),
        "the key is not in it any more"
    );
    // A keyring forgets what is taken out of it.
    book.add_way(NewWay::Keyring(&*computer.keyring)).unwrap();
    assert_eq!(computer.keyring.keys.lock().unwrap().len(), 1);
    assert!(
        !book.keys().unwrap().can_lock,
        "whoever sits down before the computer would be let in again"
    );
    book.remove_way(Way::Keyring, &*computer.keyring).unwrap();
    assert!(computer.keyring.keys.lock().unwrap().is_empty());
    // A keyring that keeps nothing is not believed.
    let none = book.add_way(NewWay::Keyring(&NoKeyring)).unwrap_err();
    assert!(matches!(none, Error::Keyring(KeyringFault::None)));
}

fn renew(computer: &Computer, said: Option<Passphrase>) -> Result<(Book, Words)> {
    let book = computer.open(Some(right())).unwrap();
    let new = NewKey::new();
    let words = new.words()?;
    let answers = read_off(&words);
    let book = book.renew_key(&new, &answers, said.as_ref(), &*computer.keyring, &now())?;
    Ok((book, words))
}

#[test]
fn a_new_key_opens_in_every_way_and_the_old_one_in_none() {
    let computer = Computer::with(&[Way::File, Way::Keyring, Way::Passphrase]);
    let (old_words, old_file) = (
        computer.words(),
        fs::read(key_file(&computer.place())).unwrap(),
    );
    for said in [None, Some(passphrase("not this one"))] {
        let before = computer.files();
        renew(&computer, said).unwrap_err();
        assert!(computer.files() == before);
    }
    let (book, words) = renew(&computer, Some(right())).unwrap();
    assert!(has_anna(&book));
    drop(book);
    let words: Vec<&str> = words.each().collect();
    assert_eq!(computer.words(), words.join(" "));
    assert_eq!(computer.keyring.keys.lock().unwrap().len(), 1);
    for way in [Way::Keyring, Way::Passphrase] {
        let mut book = computer.open(Some(right())).unwrap();
        let first = book.keys().unwrap().ways[0];
        book.remove_way(first, &*computer.keyring).unwrap();
        drop(book);
        let book = computer.open(Some(right())).unwrap();
        assert_eq!(book.keys().unwrap().ways[0], way);
        assert!(has_anna(&book), "{way:?}");
    }
    let error = Book::regain(&computer.place(), &old_words, NewWay::File, &now()).unwrap_err();
    assert!(matches!(error, Error::KeyMisfit(_)));
    fs::write(key_file(&computer.place()), old_file).unwrap();
    computer.stays_closed(Some(right()), |e| matches!(e, Error::KeyMisfit(_)));
}

#[test]
fn a_book_that_is_open_elsewhere_keeps_its_key() {
    let computer = Computer::new();
    let other = computer.open(None).unwrap();
    let error = renew(&computer, None).unwrap_err();
    assert!(matches!(error, Error::InUse(_)), "{error:?}");
    assert!(has_anna(&other));
    drop(other);
    assert!(has_anna(&computer.open(None).unwrap()));
    renew(&computer, None).unwrap();
}

/// The names of the backups, with whether each could be read.
fn listed(computer: &Computer, by: &Unlock) -> Vec<(String, bool)> {
    let rows = backups(&computer.place(), by).unwrap();
    let rows = rows.into_iter();
    rows.map(|row| (row.name, row.content.is_some())).collect()
}

fn go_on(_: CopyStep) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn back_up(book: &Book) -> String {
    let made = book.backup(BackupReason::ByHand, &now(), &mut go_on);
    made.unwrap().name
}

#[test]
fn backups_open_as_the_book_does_also_after_its_ways_were_changed() {
    let computer = Computer::with(&[Way::File]);
    let mut book = computer.open(None).unwrap();
    let name = back_up(&book);
    let key = key_file(&backup_file(&computer.place(), &name).unwrap());
    let bare = fs::read_to_string(&key).unwrap();
    book.add_way(NewWay::Keyring(&*computer.keyring)).unwrap();
    book.remove_way(Way::File, &*computer.keyring).unwrap();
    let Some(hex) = bare.split('"').find(|word| word.len() == 64) else {
        panic!("the bare key was beside the backup: {bare}");
    };
    let now_beside = fs::read_to_string(&key).unwrap();
    assert!(!now_beside.contains(hex), "the key file went there too");
    assert_eq!(
        listed(&computer, &computer.ways(None)),
        [(name.clone(), true)]
    );

    // Another entry of the keyring, and then none: the backup opens all the while.
    book.add_way(NewWay::Keyring(&*computer.keyring)).unwrap();
    assert_eq!(computer.keyring.keys.lock().unwrap().len(), 1);
    assert_eq!(
        listed(&computer, &computer.ways(None)),
        [(name.clone(), true)]
    );
    book.add_way(NewWay::Passphrase(&right())).unwrap();
    book.remove_way(Way::Keyring, &*computer.keyring).unwrap();
    let new = passphrase("a whole new one");
    book.add_way(NewWay::Passphrase(&new)).unwrap();
    for (said, opens) in [(right(), false), (new, true)] {
        let by = computer.ways(Some(said));
        assert_eq!(listed(&computer, &by), [(name.clone(), opens)]);
    }
    assert_eq!(book.keys().unwrap().left_behind, [""; 0]);
}

#[test]
fn a_backup_that_cannot_follow_is_named_and_keeps_what_opens_it() {
    let computer = Computer::with(&[Way::Keyring]);
    let mut book = computer.open(None).unwrap();
    let name = back_up(&book);
    // Nothing can be written beside it.
    let backup = backup_file(&computer.place(), &name).unwrap();
    let mut in_the_way = key_file(&backup).into_os_string();
    in_the_way.push(format!(".new-{}", std::process::id()));
    fs::create_dir(&in_the_way).unwrap();
    book.add_way(NewWay::Passphrase(&right())).unwrap();
    book.remove_way(Way::Keyring, &*computer.keyring).unwrap();
    assert_eq!(book.keys().unwrap().left_behind, [name.as_str()]);
    let own = Unlock::Ways {
        keyring: computer.keyring.clone(),
        passphrase: None,
    };
    verify(&backup, &own, &mut go_on).expect("the keyring has not forgotten it");
    fs::remove_dir(&in_the_way).unwrap();
    book.add_way(NewWay::Passphrase(&right())).unwrap();
    assert_eq!(book.keys().unwrap().left_behind, [""; 0]);
}

#[test]
fn a_book_that_got_a_new_key_still_has_its_older_backups() {
    for way in [Way::File, Way::Keyring] {
        let computer = Computer::with(&[way]);
        let book = computer.open(None).unwrap();
        let name = back_up(&book);
        drop(book);
        let (book, _) = renew(&computer, None).unwrap();
        let by = book.unlock().unwrap();
        assert_eq!(listed(&computer, &by), [(name.clone(), true)], "{way:?}");
        assert_eq!(book.keys().unwrap().left_behind, [name.as_str()]);
        let file = backup_file(&computer.place(), &name).unwrap();
        let seen = compare(&computer.place(), &by, &file, &mut go_on).unwrap();
        assert_eq!((seen.lost.people, seen.back.people), (0, 0), "{way:?}");
        let anna = book.ids().unwrap();
        let held = book.erasure(&anna).unwrap().backups;
        assert_eq!(held.len(), 1, "{way:?}: she is in it");
        drop(book);
        restore(&computer.place(), &by, &file, &now(), &mut go_on).unwrap();
        let book = computer.open(None).unwrap();
        assert!(has_anna(&book), "{way:?}: by the new key");
    }
}

#[test]
fn a_backup_that_cannot_be_looked_into_is_named_where_somebody_is_erased() {
    let computer = Computer::with(&[Way::Passphrase]);
    let book = computer.open(Some(right())).unwrap();
    let name = back_up(&book);
    drop(book);
    let (mut book, _) = renew(&computer, Some(right())).unwrap();
    let opens = back_up(&book);
    let anna = book.ids().unwrap();
    let told = book.erasure(&anna).unwrap();
    assert_eq!(told.backups.len(), 1, "she is in it");
    assert_eq!(told.unread, [name.as_str()], "its passphrase was not said");
    let stale = computer.folder.path().join("book.vuoro.restoring");
    fs::write(&stale, "what a restore left that was killed").unwrap();
    let options = EraseOptions {
        backups_too: true,
        ..EraseOptions::default()
    };
    let left = book.erase(&anna, options, &now()).unwrap();
    assert_eq!(left, [name.as_str()]);
    assert!(backup_file(&computer.place(), &name).unwrap().exists());
    assert!(!backup_file(&computer.place(), &opens).unwrap().exists());
    assert!(!stale.exists());
}

#[test]
fn a_backup_of_another_passphrase_and_key_is_restored_by_who_says_it() {
    let computer = Computer::with(&[Way::Passphrase]);
    let mut book = computer.open(Some(right())).unwrap();
    let name = back_up(&book);
    drop(book);
    (book, _) = renew(&computer, Some(right())).unwrap();
    let new = passphrase("a whole new one");
    book.add_way(NewWay::Passphrase(&new)).unwrap();
    let file = backup_file(&computer.place(), &name).unwrap();
    // As the window says it, which has the book open.
    let by = book.unlock().unwrap().with_passphrase(right());
    drop(book);
    // As the terminal does, which was told first what opens the book.
    let first = with_key_of(&computer.place(), &computer.ways(Some(new.clone())));
    for by in [by, first.with_passphrase(right())] {
        let seen = compare(&computer.place(), &by, &file, &mut go_on).unwrap();
        assert_eq!(seen.book.map(|book| book.people), Some(1));
        restore(&computer.place(), &by, &file, &now(), &mut go_on).unwrap();
        assert!(has_anna(&computer.open(Some(new.clone())).unwrap()));
    }
}

#[test]
fn a_way_that_is_taken_out_while_a_backup_is_made_opens_that_neither() {
    let computer = Computer::with(&[Way::File, Way::Keyring]);
    let book = computer.open(None).unwrap();
    let mut other = computer.open(None).unwrap();
    let mut take_out = |step| {
        if step == CopyStep::Naming {
            other.remove_way(Way::File, &*computer.keyring).unwrap();
        }
        ControlFlow::Continue(())
    };
    let made = book.backup(BackupReason::ByHand, &now(), &mut take_out);
    assert_eq!(made.unwrap().trouble, None);
    assert_eq!(book.keys().unwrap().left_behind, [""; 0]);
}

#[test]
fn what_a_program_that_was_killed_left_of_the_key_goes() {
    let computer = Computer::with(&[Way::File, Way::Keyring]);
    let draft = computer.folder.path().join("book.vuoro.key.new-1");
    fs::write(&draft, "the whole of it").unwrap();
    let mut book = computer.open(None).unwrap();
    book.remove_way(Way::File, &*computer.keyring).unwrap();
    assert!(!draft.exists());
}

#[test]
fn a_key_is_renewed_also_over_a_renewal_that_was_broken_off() {
    for ways in [&[Way::File][..], &[Way::Keyring], &[Way::Passphrase]] {
        let computer = Computer::with(ways);
        let place = computer.place();
        let parse = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
        let old = fs::read(key_file(&place)).unwrap();
        let kept = computer.keyring.keys.lock().unwrap().clone();
        let (book, words) = renew(&computer, Some(right())).unwrap();
        drop(book);
        computer.keyring.keys.lock().unwrap().extend(kept);
        // It came through but for its last step, and the words opened it since.
        let mut both = parse(&old);
        both["next"] = parse(&fs::read(key_file(&place)).unwrap())["locks"].clone();
        let words: Vec<&str> = words.each().collect();
        let book = Book::regain(&place, &words.join(" "), NewWay::File, &now()).unwrap();
        fs::write(key_file(&place), both.to_string()).unwrap();
        let new = NewKey::new();
        let answers = read_off(&new.words().unwrap());
        let said = right();
        let book = book.renew_key(&new, &answers, Some(&said), &*computer.keyring, &now());
        assert_eq!(book.unwrap().keys().unwrap().ways, ways);
        assert!(has_anna(&computer.open(Some(said)).unwrap()), "{ways:?}");
        let entries = computer.keyring.keys.lock().unwrap().len();
        assert_eq!(entries, usize::from(ways == [Way::Keyring]), "{ways:?}");
    }
}

#[test]
fn a_backup_of_another_passphrase_opens_with_that_of_the_book() {
    let computer = Computer::with(&[Way::Passphrase]);
    let mut book = computer.open(Some(right())).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let file = book.backup_to(stick.path(), &now(), &mut go_on).unwrap();
    let new = passphrase("a whole new one");
    book.add_way(NewWay::Passphrase(&new)).unwrap();
    drop(book);
    let by = computer.ways(Some(new));
    let seen = compare(&computer.place(), &by, &file, &mut go_on).unwrap();
    assert_eq!(seen.book.map(|book| book.people), Some(1));
    restore(&computer.place(), &by, &file, &now(), &mut go_on).unwrap();
    // On its own it opens as it did.
    verify(&file, &computer.ways(Some(right())), &mut go_on).unwrap();
}

#[test]
fn a_book_whose_passphrase_was_changed_is_backed_up_by_who_has_it_open() {
    let computer = Computer::new();
    let mut book = computer.open(None).unwrap();
    let words = book.recovery_words().unwrap();
    book.check_words(&read_off(&words), &now()).unwrap();
    book.add_way(NewWay::Passphrase(&right())).unwrap();
    book.remove_way(Way::File, &NoKeyring).unwrap();
    let cards: String = (0..200)
        .map(|number| format!("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{number}\r\nEND:VCARD\r\n"))
        .collect();
    let file = computer.folder.path().join("many.vcf");
    fs::write(&file, cards).unwrap();
    let options = ImportOptions::default();
    let go_on = &mut |_| ControlFlow::Continue(());
    book.import(&[file], &options, &now(), go_on)
        .expect("imported, after a backup");
    book.add_way(NewWay::Passphrase(&passphrase("a whole new one")))
        .unwrap();
    let someone = book.ids().unwrap()[0];
    book.erase(&[someone], EraseOptions::default(), &now())
        .expect("erased, after a backup");
    assert_eq!(
        backups(&computer.place(), &book.unlock().unwrap())
            .unwrap()
            .len(),
        2
    );
}

/// The two moments at which a renewal can be broken off: the key file lists
/// both keys, and the book has the old one, or the new one.
#[test]
fn a_renewal_that_was_broken_off_leaves_a_book_that_opens() {
    for came_through in [false, true] {
        for ways in [&[Way::File][..], &[Way::Keyring], &[Way::Passphrase]] {
            let computer = Computer::with(ways);
            let place = computer.place();
            let parse = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
            let old = (
                fs::read(&place).unwrap(),
                fs::read(key_file(&place)).unwrap(),
            );
            let kept = computer.keyring.keys.lock().unwrap().clone();
            drop(renew(&computer, Some(right())).unwrap());
            computer.keyring.keys.lock().unwrap().extend(kept);
            let mut both = parse(&old.1);
            both["next"] = parse(&fs::read(key_file(&place)).unwrap())["locks"].clone();
            fs::write(key_file(&place), both.to_string()).unwrap();
            if !came_through {
                fs::write(&place, &old.0).unwrap();
            }
            let said = (ways == [Way::Passphrase]).then(right);
            assert!(has_anna(&computer.open(said.clone()).unwrap()), "{ways:?}");
            let settled = parse(&fs::read(key_file(&place)).unwrap());
            assert!(settled.get("next").is_none(), "{ways:?}: it is settled");
            let which = if came_through {
                &both["next"]
            } else {
                &both["locks"]
            };
            assert_eq!(settled["locks"], *which, "{ways:?}");
            assert!(has_anna(&computer.open(said).unwrap()), "{ways:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_a_key_file() {
    use std::os::unix::fs::PermissionsExt;
    let computer = Computer::with(&[Way::File, Way::Passphrase]);
    let mode = fs::metadata(key_file(&computer.place()))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn no_secret_is_ever_in_a_log() {
    let computer = Computer::with(&[Way::File, Way::Passphrase]);
    let book = computer.open(None).unwrap();
    let words = book.recovery_words().unwrap();
    let Unlock::KeyOr(key, _) = book.unlock().unwrap() else {
        panic!("an open book has its key");
    };
    let shown = format!(
        "{book:?} {words:?} {key:?} {:?} {:?}",
        computer.ways(Some(right())),
        read_off(&words)
    );
    let said: Vec<&str> = shown.split(|c: char| !c.is_alphanumeric()).collect();
    for secret in [key.hex().as_str(), "kissa"] {
        assert!(!said.contains(&secret), "{secret} in {shown}");
    }
    // One of them may be a word of Rust's own, such as `write`.
    let told = words.each().filter(|word| said.contains(word)).count();
    assert!(told < 5, "{told} of the words in {shown}");
}

/// The key file of a book that is being made: it says so of the same key.
fn unfinished(key: &str) -> String {
    format!(
        "{{\"vuoro_key\":1,\"locks\":[{{\"way\":\"file\",\"key\":\"{}\"}}],\"unfinished\":true}}",
        key.trim()
    )
}

#[test]
fn a_key_whose_book_was_never_finished_tells_of_no_book() {
    let other = Computer::new();
    let key = fs::read_to_string(key_file(&other.place())).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("book.vuoro");
    fs::write(key_file(&place), unfinished(&key)).unwrap();
    let none = Book::open(&place, &Unlock::KeyFile).expect_err("there is none");
    assert!(
        matches!(none, Error::NoBook(_)),
        "nobody ever had one: {none:?}"
    );

    let book = Book::create(&place, &Unlock::KeyFile, &now()).unwrap();
    assert_eq!(
        fs::read_to_string(key_file(&place)).unwrap(),
        key,
        "the key stays, and knows its book by now"
    );
    drop(book);
    fs::remove_file(&place).unwrap();
    let gone = Book::open(&place, &Unlock::KeyFile).expect_err("it is lost");
    assert!(matches!(gone, Error::BookGone(_)), "{gone:?}");
}

#[test]
fn a_book_whose_making_was_broken_off_at_its_end_is_known_before_it_is_used() {
    let computer = Computer::new();
    let file = key_file(&computer.place());
    let key = fs::read_to_string(&file).unwrap();
    let words = computer.words();
    fs::write(&file, unfinished(&key)).unwrap();
    assert!(has_anna(&computer.open(None).unwrap()));
    assert_eq!(fs::read_to_string(&file).unwrap(), key);
    fs::write(&file, unfinished(&key)).unwrap();
    let book = Book::regain(&computer.place(), &words, NewWay::File, &now()).unwrap();
    assert!(has_anna(&book));
    drop(book);
    fs::remove_file(computer.place()).unwrap();
    computer.stays_closed(None, |e| matches!(e, Error::BookGone(_)));
}
