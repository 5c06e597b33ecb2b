//! Backups: each opens again and is equal; one that was broken off is never
//! listed; one that is damaged is named so; and restoring leaves, whatever
//! happens, the old book or the new one.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::TimeDelta;
use vuoro_core::book::view::PersonEdit;
use vuoro_core::book::{
    BackupReason, BackupRow, CopyStep, ExportFormat, ExportWhom, ImportOptions, NewWay, Passphrase,
    SampleBook, Unlock, backups, begin_anew, compare, key_file, restore, restore_by_words,
    restore_to, unlock_by_words, verify,
};
use vuoro_core::domain::favour::Direction;
use vuoro_core::error::{Failure, FailureKind, Result};
use vuoro_core::sample::Language;
use vuoro_core::{Book, Error, Now};

use super::desk::{Desk, export, favour, now};

const KEY: Unlock = Unlock::KeyFile;

fn go_on(_: CopyStep) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn later(days: i64) -> Now {
    let at = now().at + TimeDelta::days(days);
    Now {
        at,
        today: at.date_naive(),
    }
}

fn sample(favours: u32, seed: u64) -> SampleBook {
    SampleBook {
        people: 40,
        favours,
        seed,
        photo_side: 24,
        language: Language::English,
    }
}

/// A book with people, favours, pictures and a history.
fn filled(favours: u32) -> Desk {
    let mut desk = Desk::new();
    let go_on = &mut |_| ControlFlow::Continue(());
    desk.book
        .fill_sample(&sample(favours, 5), &now(), go_on)
        .unwrap();
    desk
}

fn folder(book: &Path) -> PathBuf {
    book.parent().unwrap().join("backups")
}

fn listed(book: &Path) -> Vec<BackupRow> {
    backups(book, &KEY).unwrap()
}

fn by_hand(book: &Book, now: &Now) -> PathBuf {
    let row = book.backup(BackupReason::ByHand, now, &mut go_on).unwrap();
    folder(book.path()).join(row.name)
}

fn in_folder(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The whole of a book, as its owner would take it elsewhere.
fn whole(path: &Path) -> String {
    let mut book = Book::open(path, &KEY).unwrap();
    assert_eq!(book.check().unwrap(), [""; 0], "{}", path.display());
    export(&book)
}

#[track_caller]
fn kind<T>(done: Result<T>) -> FailureKind {
    Failure::from(done.err().expect("it must not succeed")).kind
}

#[test]
fn a_backup_is_a_book_of_its_own_that_opens_and_is_equal() {
    for favours in [0, 1, 60, 400] {
        let desk = if favours == 0 {
            Desk::new()
        } else {
            filled(favours)
        };
        let row = desk
            .book
            .backup(BackupReason::ByHand, &now(), &mut go_on)
            .unwrap();
        assert_eq!(row.trouble, None);
        let path = folder(desk.book.path()).join(&row.name);
        let beside = in_folder(&folder(desk.book.path()));
        assert_eq!(
            beside,
            [row.name.clone(), format!("{}.key", row.name)],
            "no log is needed"
        );
        // Elsewhere, and without the book it came from.
        let away = tempfile::tempdir().unwrap();
        for name in beside {
            fs::copy(
                folder(desk.book.path()).join(&name),
                away.path().join(&name),
            )
            .unwrap();
        }
        let copy = away.path().join(&row.name);
        assert_eq!(whole(&copy), desk.export());
        let verified = verify(&path, &KEY, &mut go_on).unwrap();
        assert_eq!(Some(verified.content), row.content);
        assert_eq!(verified.reason, Some(BackupReason::ByHand));
    }
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_a_backup() {
    use std::os::unix::fs::PermissionsExt;
    let desk = filled(1);
    by_hand(&desk.book, &now());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = folder(desk.book.path());
    assert_eq!(mode(&folder), 0o700);
    for name in in_folder(&folder) {
        assert_eq!(mode(&folder.join(&name)), 0o600, "{name}");
    }
}

#[test]
fn a_backup_is_of_one_moment_while_others_write() {
    let desk = filled(60);
    let path = desk.book.path().to_owned();
    let mut other = Book::open(&path, &KEY).unwrap();
    let anna = other.ids().unwrap()[0];
    let before = desk.export();
    let mut step = |_| {
        let form = favour(Direction::Given, &[anna], "meanwhile");
        other.record_favour(&form, &now()).unwrap();
        ControlFlow::Continue(())
    };
    let row = desk
        .book
        .backup(BackupReason::ByHand, &now(), &mut step)
        .unwrap();
    let copy = folder(&path).join(row.name);
    // The first favour was written before anything was read.
    let favours = |path: &Path| {
        let book = Book::open(path, &KEY).unwrap();
        export(&book).matches("meanwhile").count()
    };
    assert_eq!(favours(&copy), 1);
    assert!(favours(&path) > 1, "they were written");
    assert!(before.len() < whole(&copy).len());
}

type Is = fn(CopyStep) -> bool;

/// Each stage of a copy, and whether it is that one.
const STAGES: [(&str, Is); 5] = [
    ("reading", |step| step == CopyStep::Reading),
    ("copying", |step| matches!(step, CopyStep::Copying(_))),
    ("proving", |step| step == CopyStep::Proving),
    ("keying", |step| step == CopyStep::Keying),
    ("naming", |step| step == CopyStep::Naming),
];

/// Breaks off at a stage.
fn until(stage: &str) -> impl FnMut(CopyStep) -> ControlFlow<()> + use<> {
    let (_, is) = STAGES.into_iter().find(|(name, _)| *name == stage).unwrap();
    move |step| match is(step) {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    }
}

/// A book of some megabytes, so that a copy has a middle.
fn wide() -> Desk {
    let mut desk = filled(20);
    let note = "x".repeat(9_000);
    let cards: String = (0..180)
        .map(|n| {
            format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nNOTE:{note}\r\nEND:VCARD\r\n")
        })
        .collect();
    let options = ImportOptions {
        without_backup: true,
        ..ImportOptions::default()
    };
    let file = desk.file("wide.vcf", cards);
    desk.import_files(&[file], &options).unwrap();
    desk
}

#[test]
fn a_backup_that_is_broken_off_leaves_nothing() {
    let desk = wide();
    by_hand(&desk.book, &later(-1));
    let stands = in_folder(&folder(desk.book.path()));
    for (stage, _) in STAGES {
        let done = desk
            .book
            .backup(BackupReason::ByHand, &now(), &mut until(stage));
        assert!(matches!(done, Err(Error::Cancelled)), "{stage}: {done:?}");
        assert_eq!(in_folder(&folder(desk.book.path())), stands, "{stage}");
    }
}

/// Not a test of its own: what those below start, to be killed in its middle.
#[test]
fn act_on_the_book_that_is_named() {
    let said = |name| std::env::var(name).ok();
    let (Some(act), Some(book)) = (said("VUORO_TEST_ACT"), said("VUORO_TEST_BOOK")) else {
        return;
    };
    let stage = said("VUORO_TEST_DIES");
    let mut die = |step| {
        let dies = stage.as_deref().map(|stage| until(stage)(step).is_break());
        if dies == Some(true) {
            let itself = std::process::id().to_string();
            Command::new("kill").args(["-9", &itself]).status().unwrap();
        }
        ControlFlow::Continue(())
    };
    let path = PathBuf::from(book);
    let done = match act.as_str() {
        "backup" => {
            let book = Book::open(&path, &KEY).unwrap();
            book.backup(BackupReason::ByHand, &now(), &mut die)
                .map(|_| ())
        }
        _ => {
            let file = said("VUORO_TEST_FILE").unwrap();
            restore(&path, &KEY, Path::new(&file), &now(), &mut die).map(|_| ())
        }
    };
    if let Err(error) = done {
        panic!("refused: {error:?}");
    }
}

fn in_another_program(act: &str, book: &Path, more: &[(&str, &str)]) -> std::process::Output {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "backup::act_on_the_book_that_is_named",
            "--nocapture",
        ])
        .env("VUORO_TEST_ACT", act)
        .env("VUORO_TEST_BOOK", book)
        .envs(more.iter().copied())
        .output()
        .unwrap()
}

#[test]
fn a_backup_that_is_killed_is_never_listed_and_is_swept() {
    let desk = wide();
    let book = desk.book.path();
    for (stage, _) in STAGES {
        let killed = in_another_program("backup", book, &[("VUORO_TEST_DIES", stage)]);
        assert!(!killed.status.success(), "{stage}: it was killed");
        assert_eq!(listed(book), [], "{stage}");
        assert!(
            !in_folder(&folder(book)).is_empty(),
            "{stage}: it had begun"
        );
    }
    by_hand(&desk.book, &later(1));
    assert_eq!(
        in_folder(&folder(book)).len(),
        2,
        "{:?}",
        in_folder(&folder(book))
    );
    assert_eq!(listed(book).len(), 1);
}

#[test]
fn a_damaged_backup_is_named_so_and_never_restored() {
    let desk = filled(60);
    let book = desk.book.path().to_owned();
    let sound = fs::read(by_hand(&desk.book, &now())).unwrap();
    let path = folder(&book).join(&listed(&book)[0].name);
    let stands = desk.export();
    drop(desk.book);
    let mut damaged: Vec<(String, Vec<u8>)> = Vec::new();
    let mut place = 7usize;
    for _ in 0..60 {
        // Anywhere, by a walk that is always the same.
        place = (place * 48_271 + 11) % (sound.len() * 8);
        let mut bytes = sound.clone();
        bytes[place / 8] ^= 1 << (place % 8);
        damaged.push((format!("bit {place}"), bytes));
    }
    for end in [
        0,
        1,
        100,
        4096,
        8192,
        sound.len() / 2,
        sound.len() - 4096,
        sound.len() - 1,
    ] {
        damaged.push((format!("cut at {end}"), sound[..end].to_vec()));
    }
    for (how, bytes) in damaged {
        fs::write(&path, &bytes).unwrap();
        let verified = verify(&path, &KEY, &mut go_on);
        assert_eq!(kind(verified), FailureKind::BackupDamaged, "{how}");
        let restored = restore(&book, &KEY, &path, &now(), &mut go_on);
        assert_eq!(kind(restored), FailureKind::BackupDamaged, "{how}");
        let elsewhere = book.with_file_name("elsewhere.vuoro");
        let restored = restore_to(&path, &KEY, &elsewhere, &mut go_on);
        assert_eq!(kind(restored), FailureKind::BackupDamaged, "{how}");
        assert!(!elsewhere.exists(), "{how}");
        assert_eq!(
            fs::read(&path).unwrap(),
            bytes,
            "{how}: it is left as it is"
        );
    }
    assert_eq!(whole(&book), stands);
}

#[test]
fn a_restore_says_first_what_it_gives_and_takes_and_is_undone_by_another() {
    let mut desk = filled(60);
    let book = desk.book.path().to_owned();
    let first = by_hand(&desk.book, &now());
    let as_first = desk.export();
    desk.import("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Newly Met\r\nEND:VCARD\r\n");
    let met = desk.id("Newly Met");
    for what in ["cake", "a lift"] {
        let form = favour(Direction::Given, &[met], what);
        desk.book.record_favour(&form, &later(2)).unwrap();
    }
    let as_second = desk.export();
    drop(desk.book);

    let seen = compare(&book, &KEY, &first, &mut go_on).unwrap();
    assert_eq!((seen.lost.people, seen.lost.favours), (1, 2));
    assert_eq!((seen.back.people, seen.back.favours), (0, 0));
    let stands = seen.book.unwrap();
    assert_eq!(stands.people, seen.backup.people + 1);
    assert_eq!(stands.changed_at.as_deref(), Some("2026-11-21T09:30:00Z"));

    let restored = restore(&book, &KEY, &first, &later(3), &mut go_on).unwrap();
    assert_eq!(whole(&book), as_first);
    let before = folder(&book).join(restored.before.unwrap());
    let back = compare(&book, &KEY, &before, &mut go_on).unwrap();
    assert_eq!((back.back.people, back.back.favours), (1, 2));
    restore(&book, &KEY, &before, &later(4), &mut go_on).unwrap();
    assert_eq!(whole(&book), as_second);
    assert!(
        in_folder(book.parent().unwrap())
            .iter()
            .all(|name| !name.contains("restoring"))
    );
}

#[test]
fn a_restore_that_ends_anywhere_leaves_the_old_book_or_the_new_one() {
    let mut desk = wide();
    let book = desk.book.path().to_owned();
    let file = by_hand(&desk.book, &now());
    let as_new = desk.export();
    desk.import("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Newly Met\r\nEND:VCARD\r\n");
    let as_old = desk.export();
    drop(desk.book);
    for (stage, _) in STAGES.into_iter().filter(|(stage, _)| *stage != "keying") {
        let done = restore(&book, &KEY, &file, &now(), &mut until(stage));
        assert!(matches!(done, Err(Error::Cancelled)), "{stage}: {done:?}");
        assert_eq!(whole(&book), as_old, "{stage}");
        let named = file.display().to_string();
        let more = [("VUORO_TEST_DIES", stage), ("VUORO_TEST_FILE", &named)];
        let killed = in_another_program("restore", &book, &more);
        assert!(!killed.status.success(), "{stage}: it was killed");
        assert_eq!(whole(&book), as_old, "{stage}");
    }
    restore(&book, &KEY, &file, &now(), &mut go_on).unwrap();
    assert_eq!(whole(&book), as_new);
}

#[test]
fn a_book_that_is_gone_or_damaged_comes_back_and_the_damaged_file_is_kept() {
    for damage in ["gone", "key gone", "head", "middle"] {
        let desk = filled(60);
        let book = desk.book.path().to_owned();
        let as_it_was = desk.export();
        let file = by_hand(&desk.book, &now());
        drop(desk.book);
        let mut bytes = fs::read(&book).unwrap();
        let key = book.with_file_name("book.vuoro.key");
        match damage {
            "gone" => fs::remove_file(&book).unwrap(),
            "key gone" => fs::remove_file(&key).unwrap(),
            "head" => bytes[..64].fill(7),
            _ => {
                let middle = bytes.len() / 2;
                bytes[middle - 40_000..middle + 40_000].fill(7);
            }
        }
        if !matches!(damage, "gone" | "key gone") {
            fs::write(&book, &bytes).unwrap();
        }
        let seen = compare(&book, &KEY, &file, &mut go_on).unwrap();
        assert_eq!(seen.book, None, "{damage}");
        assert_eq!(seen.trouble.is_none(), damage == "gone", "{damage}");
        assert!(!seen.log_left, "{damage}");
        let restored = restore(&book, &KEY, &file, &now(), &mut go_on).unwrap();
        assert_eq!(whole(&book), as_it_was, "{damage}");
        match restored.aside {
            None => assert_eq!(damage, "gone"),
            Some(aside) => assert_eq!(fs::read(aside).unwrap(), bytes, "{damage}"),
        }
    }
}

#[test]
fn a_book_that_was_moved_away_is_brought_back_by_the_key_that_it_left() {
    let desk = filled(20);
    let book = desk.book.path().to_owned();
    let as_it_was = desk.export();
    drop(desk.book);
    let found = book.with_file_name("found.vuoro");
    fs::rename(&book, &found).unwrap();
    let seen = compare(&book, &KEY, &found, &mut go_on).unwrap();
    assert_eq!(seen.back.favours, seen.backup.favours);
    restore(&book, &KEY, &found, &now(), &mut go_on).unwrap();
    assert_eq!(whole(&book), as_it_was);
    assert!(found.exists(), "what was found stays where it is");
}

#[test]
fn the_key_of_a_book_that_is_gone_is_kept_where_another_takes_its_place() {
    let (desk, other) = (filled(20), filled(10));
    let book = desk.book.path().to_owned();
    let key = book.with_file_name("book.vuoro.key");
    let old = fs::read(&key).unwrap();
    let own = by_hand(&desk.book, &now());
    let strange = by_hand(&other.book, &now());
    drop(desk.book);
    fs::remove_file(&book).unwrap();
    restore(&book, &KEY, &strange, &now(), &mut go_on).unwrap();
    assert_eq!(whole(&book), other.export());
    let aside = book.with_file_name("book.vuoro.key.1");
    assert_eq!(fs::read(&aside).unwrap(), old, "it may be the only one");

    // One that has the same key puts none aside.
    fs::remove_file(&book).unwrap();
    fs::rename(&aside, &key).unwrap();
    restore(&book, &KEY, &own, &now(), &mut go_on).unwrap();
    assert!(!aside.exists());

    // A renewal that came through, and was killed before it could say so.
    fs::remove_file(&book).unwrap();
    let both = format!(
        r#"{{"vuoro_key":1,"locks":[{{"way":"file","key":"{}"}}],
            "next":[{{"way":"file","key":"{}"}}]}}"#,
        String::from_utf8_lossy(&old).trim(),
        "5a".repeat(32)
    );
    fs::write(&key, &both).unwrap();
    restore(&book, &KEY, &own, &now(), &mut go_on).unwrap();
    let kept = fs::read_to_string(&aside).unwrap();
    assert_eq!(kept, both, "the new key may be the book's");
}

#[test]
fn the_key_of_a_book_that_is_gone_stays_where_a_restore_comes_to_nothing() {
    let (desk, other) = (filled(20), filled(10));
    let book = desk.book.path().to_owned();
    let strange = by_hand(&other.book, &now());
    let as_it_was = desk.export();
    drop(desk.book);
    let away = tempfile::tempdir().unwrap();
    let found = away.path().join("book.vuoro");
    fs::rename(&book, &found).unwrap();
    // The last step fails: what is to get the book's name is not there.
    let mut take_away = |step| {
        if step == CopyStep::Naming {
            fs::remove_file(beside(&book, ".restoring")).unwrap();
        }
        ControlFlow::Continue(())
    };
    let failed = restore(&book, &KEY, &strange, &now(), &mut take_away);
    assert_eq!(kind(failed), FailureKind::FileMissing);
    fs::rename(&found, &book).unwrap();
    assert_eq!(whole(&book), as_it_was, "brought back, it opens");
    assert!(!beside(&book, ".key.1").exists());
}

#[test]
fn a_restore_that_was_killed_makes_no_book_that_ever_was() {
    let desk = filled(5);
    let file = by_hand(&desk.book, &now());
    let away = tempfile::tempdir().unwrap();
    let to = away.path().join("mine.vuoro");
    let mut as_killed = Vec::new();
    let mut look = |step| {
        if step == CopyStep::Proving {
            as_killed = in_folder(away.path());
        }
        ControlFlow::Continue(())
    };
    restore_to(&file, &KEY, &to, &mut look).unwrap();
    let killed = tempfile::tempdir().unwrap();
    let to = killed.path().join("mine.vuoro");
    for name in &as_killed {
        fs::write(killed.path().join(name), "").unwrap();
    }
    assert!(
        as_killed.iter().any(|name| name.ends_with(".lock")),
        "{as_killed:?}"
    );
    assert_eq!(kind(Book::open(&to, &KEY)), FailureKind::NoBook);
    restore_to(&file, &KEY, &to, &mut go_on).unwrap();
    assert_eq!(whole(&to), desk.export());
}

fn beside(book: &Path, end: &str) -> PathBuf {
    let mut name = book.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// A book of which a backup was made, and whose last change is in its log alone,
/// as a kill leaves it; the backup, and the book with that change.
fn killed(desk: Desk) -> (Desk, PathBuf, String) {
    let Desk { mut book, folder } = desk;
    let path = book.path().to_owned();
    let file = by_hand(&book, &now());
    drop(book);
    book = Book::open(&path, &KEY).unwrap();
    book.add_person(&PersonEdit::named("Newly Met"), &now())
        .unwrap();
    let with_the_last_change = export(&book);
    let files = ["", "-wal"].map(|end| (beside(&path, end), fs::read(beside(&path, end)).unwrap()));
    drop(book);
    for (file, bytes) in files {
        fs::write(file, bytes).unwrap();
    }
    let book = Book::in_memory(&now()).unwrap();
    (Desk { book, folder }, file, with_the_last_change)
}

/// Lays what a renewal of the key that was cut off leaves beside a book.
fn cut_in_a_renewal(book: &Path) -> Vec<u8> {
    let journal = b"the pages as they were".to_vec();
    fs::write(beside(book, "-journal"), &journal).unwrap();
    journal
}

/// The locks that this program has on the file, as the system tells them.
#[cfg(target_os = "linux")]
fn locks_on(file: &Path) -> usize {
    use std::os::unix::fs::MetadataExt;
    let ends = format!(":{}", fs::metadata(file).unwrap().ino());
    let locks = fs::read_to_string("/proc/locks").unwrap();
    let is_on = |line: &&str| line.split_whitespace().any(|word| word.ends_with(&ends));
    locks.lines().filter(is_on).count()
}

#[cfg(target_os = "linux")]
#[test]
fn a_book_that_is_taken_for_a_file_of_contacts_keeps_its_locks() {
    let mut desk = filled(5);
    let place = desk.book.path().to_owned();
    desk.book.ids().unwrap();
    let link = beside(&place, ".link");
    fs::hard_link(&place, &link).unwrap();
    for file in [place.clone(), link, beside(&place, "-shm")] {
        let held = [&place, &beside(&place, "-shm")].map(|file| locks_on(file));
        assert!(held[0] > 0 && desk.book.is_own(&file), "{held:?}");
        let files = [file];
        let options = ImportOptions::default();
        let refused = desk.import_files(&files, &options);
        assert_eq!(kind(refused), FailureKind::NoContacts);
        assert_eq!(desk.book.table(&files, &[], &[]).unwrap(), None);
        let now = [&place, &beside(&place, "-shm")].map(|file| locks_on(file));
        assert_eq!(now, held, "SQLite has them yet");
    }
    assert!(!desk.book.is_own(&key_file(&place)));
    assert!(!desk.book.is_own(&place.with_file_name("nothing")));
}

#[test]
fn an_export_takes_the_place_of_no_book_nor_key_nor_backup() {
    let mut desk = filled(5);
    let place = desk.book.path().to_owned();
    let backup = by_hand(&desk.book, &now());
    let files = [
        place.clone(),
        beside(&place, ".key"),
        beside(&place, "-wal"),
        beside(&place, ".lock"),
        beside(&place, ".not-there"),
        key_file(&backup),
        backup,
    ];
    let bytes = files.clone().map(|file| fs::read(file).ok());
    let export = |file: &Path| {
        let everyone = ExportWhom::Everyone;
        desk.book
            .export_file(ExportFormat::Json, &everyone, file, true, &mut |_| {
                ControlFlow::Continue(())
            })
    };
    for file in &files {
        assert_eq!(
            kind(export(file)),
            FailureKind::BookExists,
            "{}",
            file.display()
        );
    }
    assert!(files.map(|file| fs::read(file).ok()) == bytes);
    for free in ["book.json", "backups/people.vcf"] {
        export(&place.with_file_name(free)).unwrap();
    }
    desk.is_whole();
}

#[test]
fn the_key_of_a_backup_that_was_taken_elsewhere_stays() {
    let desk = filled(5);
    let file = by_hand(&desk.book, &now());
    let away = tempfile::tempdir().unwrap();
    let there = away.path().join(file.file_name().unwrap());
    fs::rename(&file, &there).unwrap();
    by_hand(&desk.book, &later(1));
    fs::rename(key_file(&file), key_file(&there)).unwrap();
    assert_eq!(whole(&there), desk.export());
}

#[test]
fn a_book_that_comes_meanwhile_is_not_replaced() {
    let desk = filled(5);
    let file = by_hand(&desk.book, &now());
    let away = tempfile::tempdir().unwrap();
    for (at, end) in [(CopyStep::Keying, ".key"), (CopyStep::Naming, "")] {
        let to = away.path().join("mine.vuoro");
        let mut meanwhile = |step| {
            if step == at {
                fs::write(beside(&to, end), "another's").unwrap();
            }
            ControlFlow::Continue(())
        };
        let refused = restore_to(&file, &KEY, &to, &mut meanwhile);
        assert_eq!(kind(refused), FailureKind::BookExists, "{end}");
        assert_eq!(fs::read_to_string(beside(&to, end)).unwrap(), "another's");
        fs::remove_file(beside(&to, end)).unwrap();
        let left = in_folder(away.path());
        let lock = left.iter().filter(|name| name.ends_with(".lock"));
        assert_eq!(left.len(), lock.count(), "nothing is left: {left:?}");
        let _ = fs::remove_file(beside(&to, ".lock"));
    }
}

#[test]
fn a_book_that_went_with_its_key_is_missed_and_a_restore_that_failed_makes_none() {
    let desk = filled(5);
    let place = desk.book.path().to_owned();
    drop(desk.book);
    for end in ["", ".key"] {
        fs::rename(beside(&place, end), beside(&place, &format!(".away{end}"))).unwrap();
    }
    assert_eq!(kind(Book::open(&place, &KEY)), FailureKind::BookGone);
    let nowhere = place.with_file_name("nowhere.vuoro");
    let none = restore(&nowhere, &KEY, &place, &now(), &mut go_on);
    assert_eq!(kind(none), FailureKind::NoBook);
    assert_eq!(
        kind(Book::open(&nowhere, &KEY)),
        FailureKind::NoBook,
        "there never was one"
    );
    begin_anew(&place).unwrap();
    assert_eq!(kind(Book::open(&place, &KEY)), FailureKind::NoBook);
    Book::create(&place, &KEY, &now()).unwrap();
}

#[test]
fn the_log_of_a_book_that_is_gone_is_played_into_no_other() {
    for way in ["restore", "anew", "elsewhere"] {
        let desk = filled(20);
        let (book, as_backed_up) = (desk.book.path().to_owned(), desk.export());
        let key = fs::read(key_file(&book)).unwrap();
        let (_desk, file, with_the_last_change) = killed(desk);
        let log = fs::read(beside(&book, "-wal")).unwrap();
        let journal = cut_in_a_renewal(&book);
        let away = tempfile::tempdir().unwrap();
        let found = away.path().join("book.vuoro");
        fs::rename(&book, &found).unwrap();
        let aside = match way {
            "restore" => {
                let seen = compare(&book, &KEY, &file, &mut go_on).unwrap();
                assert!(seen.log_left, "it is told before");
                let restored = restore(&book, &KEY, &file, &now(), &mut go_on).unwrap();
                assert_eq!(whole(&book), as_backed_up);
                assert_eq!(
                    restored.logs,
                    ["-wal.1", "-journal.1"].map(|end| beside(&book, end)),
                    "it is told where the logs are"
                );
                beside(&book, "-wal.1")
            }
            "anew" => {
                begin_anew(&book).unwrap();
                drop(Book::create(&book, &KEY, &now()).unwrap());
                whole(&book);
                beside(&book, "-wal.1")
            }
            _ => {
                fs::remove_file(key_file(&book)).unwrap();
                let refused = restore_to(&file, &KEY, &book, &mut go_on);
                assert_eq!(
                    kind(refused),
                    FailureKind::BookExists,
                    "of one, the log is there"
                );
                assert!(!book.exists());
                beside(&book, "-wal")
            }
        };
        assert!(fs::read(&aside).unwrap() == log, "{way}");
        let other = aside.to_string_lossy().replace("-wal", "-journal");
        assert!(fs::read(other).unwrap() == journal, "{way}");
        // The file that was there, and its log beside it, have the last change.
        fs::rename(&aside, beside(&found, "-wal")).unwrap();
        fs::write(key_file(&found), &key).unwrap();
        assert_eq!(whole(&found), with_the_last_change, "{way}");
    }
}

#[test]
fn a_book_that_does_not_open_keeps_its_log_where_a_restore_comes_to_nothing() {
    for damage in ["key gone", "another's key"] {
        let desk = filled(20);
        let book = desk.book.path().to_owned();
        let key = fs::read(key_file(&book)).unwrap();
        let (_desk, file, with_the_last_change) = killed(desk);
        fs::remove_file(key_file(&book)).unwrap();
        let another = "5a".repeat(32);
        if damage == "another's key" {
            fs::write(key_file(&book), &another).unwrap();
        }
        // The last step fails: what is to get the book's name is not there.
        let mut take_away = |step| {
            if step == CopyStep::Naming {
                fs::remove_file(beside(&book, ".restoring")).unwrap();
            }
            ControlFlow::Continue(())
        };
        let failed = restore(&book, &KEY, &file, &now(), &mut take_away);
        assert_eq!(kind(failed), FailureKind::FileMissing, "{damage}");
        let left = in_folder(book.parent().unwrap());
        assert!(
            left.iter().all(|name| !name.contains("unopened")),
            "{left:?}"
        );
        match damage {
            "key gone" => assert!(!key_file(&book).exists()),
            _ => assert_eq!(fs::read_to_string(key_file(&book)).unwrap(), another),
        }
        fs::write(key_file(&book), &key).unwrap();
        assert_eq!(whole(&book), with_the_last_change, "{damage}");
    }
}

#[test]
fn a_book_that_is_put_aside_is_put_in_no_others_place() {
    let desk = filled(20);
    let book = desk.book.path().to_owned();
    let (_desk, file, with_the_last_change) = killed(desk);
    let key = fs::read(key_file(&book)).unwrap();
    fs::remove_file(key_file(&book)).unwrap();
    let bytes = fs::read(&book).unwrap();
    let journal = cut_in_a_renewal(&book);
    // A restore that was killed in this very second has given it the name.
    let first = beside(&book, ".unopened-2026-11-19T093000Z");
    fs::hard_link(&book, &first).unwrap();
    let restored = restore(&book, &KEY, &file, &now(), &mut go_on).unwrap();
    let aside = restored.aside.unwrap();
    assert_ne!(aside, first);
    for kept in [&first, &aside] {
        assert!(fs::read(kept).unwrap() == bytes, "{}", kept.display());
    }
    assert!(!beside(&book, "-journal").exists());
    let other = beside(&aside, "-journal");
    assert!(fs::read(&other).unwrap() == journal, "with its journal");
    // Of no page: the book was not cut off in truth.
    fs::remove_file(other).unwrap();
    fs::write(key_file(&aside), key).unwrap();
    assert_eq!(whole(&aside), with_the_last_change, "with its log");
}

#[test]
fn a_backup_opens_on_a_computer_where_there_is_no_book() {
    let desk = filled(20);
    let file = by_hand(&desk.book, &now());
    let away = tempfile::tempdir().unwrap();
    let to = away.path().join("mine.vuoro");
    restore_to(&file, &KEY, &to, &mut go_on).unwrap();
    assert_eq!(whole(&to), desk.export());
    let again = restore_to(&file, &KEY, &to, &mut go_on);
    assert_eq!(kind(again), FailureKind::BookExists, "nothing is replaced");
    let stick = away.path().join("stick");
    let put = desk.book.backup_to(&stick, &now(), &mut go_on).unwrap();
    assert_eq!(whole(&put), desk.export());
    assert_eq!(
        listed(desk.book.path()).len(),
        1,
        "the stick is no part of the list"
    );
}

fn words_of(book: &Book) -> String {
    let words = book.recovery_words().unwrap();
    words.each().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_backup_whose_key_is_lost_comes_back_by_its_words() {
    let (desk, other) = (filled(20), filled(10));
    let words = words_of(&desk.book);
    let away = tempfile::tempdir().unwrap();
    let file = away.path().join("backup.vuoro");
    fs::copy(by_hand(&desk.book, &now()), &file).unwrap();
    let book = away.path().join("book.vuoro");
    let looked = compare(&book, &KEY, &file, &mut go_on);
    assert_eq!(kind(looked), FailureKind::KeyMissing);
    let misfit = unlock_by_words(&file, &words_of(&other.book), &KEY);
    assert_eq!(kind(misfit), FailureKind::KeyMisfit, "another book's words");
    let by = unlock_by_words(&file, &words, &KEY).unwrap();
    let seen = compare(&book, &by, &file, &mut go_on).unwrap();
    assert!(seen.book.is_none() && seen.backup.favours > 0);

    let put =
        |book: &Path, way| restore_by_words(book, &KEY, &words, way, &file, &now(), &mut go_on);
    let short = Passphrase::new("kissa".into());
    let refused = put(&book, NewWay::Passphrase(&short));
    assert_eq!(kind(refused), FailureKind::PassphraseTooShort);
    assert!(!book.exists(), "nothing comes about that would not open");
    put(&book, NewWay::File).unwrap();
    assert_eq!(whole(&book), desk.export());

    // A book that is there opens as before, and one whose key is lost opens again.
    let theirs = other.book.path().to_owned();
    drop(other.book);
    let its_key = fs::read(key_file(&theirs)).unwrap();
    put(&theirs, NewWay::File).unwrap();
    assert_eq!(whole(&theirs), desk.export());
    assert_eq!(fs::read(key_file(&theirs)).unwrap(), its_key);
    fs::remove_file(key_file(&book)).unwrap();
    let restored = put(&book, NewWay::File).unwrap();
    assert!(
        restored.before.is_some(),
        "the words open it, so it is backed up"
    );
    assert_eq!(whole(&book), desk.export());
}

#[test]
fn what_takes_the_book_alone_waits_for_others_and_says_so() {
    let desk = filled(20);
    let book = desk.book.path().to_owned();
    let file = by_hand(&desk.book, &now());
    let refused = restore(&book, &KEY, &file, &now(), &mut go_on);
    assert_eq!(kind(refused), FailureKind::InUse);
    drop(desk.book);
    let mut asked = 0;
    let mut ask = |_| {
        asked += 1;
        if asked == 1 {
            assert_eq!(kind(Book::open(&book, &KEY)), FailureKind::Taken);
        }
        ControlFlow::Continue(())
    };
    restore(&book, &KEY, &file, &now(), &mut ask).unwrap();
    assert!(asked > 1);
    Book::open(&book, &KEY).unwrap();
}

#[test]
fn there_is_one_backup_a_day_on_which_the_book_changed() {
    let mut desk = filled(10);
    let anna = desk.book.ids().unwrap()[0];
    let path = desk.book.path().to_owned();
    let mut made = Vec::new();
    for day in 0..6 {
        for hour in [0, 5] {
            let mut now = later(day);
            now.at += TimeDelta::hours(hour);
            // On the even days somebody is given something, before and after.
            if day % 2 == 0 {
                let form = favour(Direction::Given, &[anna], "cake");
                desk.book.record_favour(&form, &now).unwrap();
            }
            if desk
                .book
                .backup_of_the_day(&now, &mut go_on)
                .unwrap()
                .is_some()
            {
                made.push((day, hour));
            }
        }
    }
    // What was given later on an even day is in the backup of the day after.
    assert_eq!(made, [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0)]);
    assert_eq!(listed(&path).len(), 6);
    assert_eq!(
        desk.book.backup_of_the_day(&later(9), &mut go_on).unwrap(),
        None,
        "unchanged"
    );
    let settings = vuoro_core::book::view::Settings {
        half_life_days: 400,
        ..desk.book.settings().unwrap()
    };
    desk.book.set_settings(&settings).unwrap();
    assert!(
        desk.book
            .backup_of_the_day(&later(9), &mut go_on)
            .unwrap()
            .is_some()
    );
    let empty = Desk::new();
    assert_eq!(
        empty.book.backup_of_the_day(&now(), &mut go_on).unwrap(),
        None
    );
}

#[test]
fn a_backup_of_a_day_to_come_does_not_make_one_more_each_time() {
    let mut desk = filled(10);
    let anna = desk.book.ids().unwrap()[0];
    // The clock was wrong once.
    desk.book
        .backup_of_the_day(&later(400), &mut go_on)
        .unwrap();
    let form = favour(Direction::Given, &[anna], "cake");
    desk.book.record_favour(&form, &now()).unwrap();
    let made = [(); 3].map(|()| desk.book.backup_of_the_day(&now(), &mut go_on).unwrap());
    assert_eq!(made.map(|made| made.is_some()), [true, false, false]);
}

fn people(count: u32) -> String {
    (0..count)
        .map(|n| {
            format!(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nTEL:+35840{n:07}\r\nEND:VCARD\r\n"
            )
        })
        .collect()
}

#[test]
fn an_import_of_many_people_makes_a_backup_first_or_says_why_it_cannot() {
    let mut desk = filled(10);
    let book = desk.book.path().to_owned();
    let before = desk.export();
    desk.preview(&people(101));
    let mut few = filled(10);
    few.import(&people(100));
    assert_eq!(listed(few.book.path()), [], "a hundred is not many");
    assert_eq!(listed(&book), [], "nor is a look ahead an import");

    fs::write(folder(&book), "in the way").unwrap();
    let file = desk.file("contacts.vcf", people(101));
    let done = desk.import_files(std::slice::from_ref(&file), &ImportOptions::default());
    assert_eq!(kind(done), FailureKind::NotBackedUp);
    assert_eq!(desk.export(), before, "nothing was changed");
    let without = ImportOptions {
        without_backup: true,
        ..ImportOptions::default()
    };
    desk.import_files(&[file], &without).unwrap();
    assert_eq!(desk.names().len(), few.names().len() + 1);

    fs::remove_file(folder(&book)).unwrap();
    desk.book.undo(None, &now()).unwrap();
    let before = desk.export();
    desk.import(&people(101));
    let [row] = &listed(&book)[..] else {
        panic!("one")
    };
    assert_eq!(row.reason, BackupReason::BeforeImport);
    assert_eq!(whole(&folder(&book).join(&row.name)), before, "as it was");

    let mut new = Desk::new();
    new.import(&people(101));
    assert_eq!(listed(new.book.path()), [], "there was nothing to back up");
}

#[test]
fn years_of_use_keep_a_bounded_number_and_the_last_good_one() {
    let mut desk = filled(10);
    let path = desk.book.path().to_owned();
    let anna = desk.book.ids().unwrap()[0];
    let mut kept = by_hand(&desk.book, &now());
    for day in (0..420).step_by(3) {
        let form = favour(Direction::Given, &[anna], "cake");
        desk.book.record_favour(&form, &later(day)).unwrap();
        desk.book
            .backup_of_the_day(&later(day), &mut go_on)
            .unwrap();
    }
    let all = listed(&path);
    assert!(all.len() <= 12 + 10 + 9 + 1, "{}", all.len());
    assert!(all.iter().all(|row| row.trouble.is_none()));
    assert!(kept.exists(), "what was made by hand is never rotated away");
    // Those that are damaged never cost the one that is sound.
    for row in &all[1..] {
        kept = folder(&path).join(&row.name);
        fs::write(&kept, "damaged").unwrap();
    }
    desk.book
        .backup(BackupReason::Daily, &later(421), &mut go_on)
        .unwrap();
    let sound = listed(&path)
        .into_iter()
        .filter(|row| row.trouble.is_none());
    assert_eq!(sound.count(), 2);
}
