//! What opens the backups of a book whose ways were changed.

use super::*;

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
