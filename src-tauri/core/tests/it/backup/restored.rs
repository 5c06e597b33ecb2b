//! What a restore says, gives and takes.

use super::*;

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
