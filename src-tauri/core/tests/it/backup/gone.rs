//! A restore where the book is gone, or does not open.

use super::*;

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
