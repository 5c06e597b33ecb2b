//! How one is made: equal, of one moment, and never listed where it was broken off.

use super::*;

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

/// The locks that this program has on the file, as the system tells them: of all
/// programs, and by numbers that a file of another disk may have too.
#[cfg(target_os = "linux")]
fn locks_on(file: &Path) -> usize {
    use std::os::unix::fs::MetadataExt;
    let ends = format!(":{}", fs::metadata(file).unwrap().ino());
    let program = std::process::id().to_string();
    let locks = fs::read_to_string("/proc/locks").unwrap();
    let is_on = |line: &&str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.contains(&program.as_str()) && words.iter().any(|word| word.ends_with(&ends))
    };
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
        // It may take and leave some of its own; whoever closes the file takes all.
        let are_held = |locks: [usize; 2]| locks.map(|count| count > 0);
        assert_eq!(
            are_held(now),
            are_held(held),
            "SQLite has them yet: {now:?}"
        );
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
